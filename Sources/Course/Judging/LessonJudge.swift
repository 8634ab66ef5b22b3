import Base
import Commands
import Expressions
import Networks
import Rendering

/// Judges answers to a task by their value, against the live session.
struct LessonJudge {
  /// What became of a try.
  enum Verdict: Equatable {
    /// Right; where the answer was rounded, with the full number.
    case right(full: String? = nil)
    /// Not right, for this reason.
    case wrong(String)
    /// No try at all, but to be answered: a guess that was invited, a stored matrix where a line was asked for.
    case notCounted(String)

    var isRight: Bool { if case .right = self { true } else { false } }
  }

  private let task: LessonTask
  private let interpreter: Interpreter
  private let references = References()

  init(_ task: LessonTask, _ interpreter: Interpreter) {
    self.task = task
    self.interpreter = interpreter
  }

  /// Judges an answer, or where nil the state of the session alone.
  ///
  /// - Throws: `ExpressionFailure` or `CommandError` where the answer needs a value and has none; `LessonUnjudgeable`
  ///   where what it is to be compared with has none now.
  func verdict(on answer: LessonAnswer?) throws -> Verdict {
    let undone = undone
    if undone == nil, try answersHold(answer, rounded: false) { return .right(full: try fullNumber(answer)) }
    guard let answer else { return .wrong(undone ?? Self.isNotDone) }
    if let mistake = try mistakes(answer).first, case .wrong(_, let say) = mistake.rule { return .wrong(say) }
    if try answersHold(answer, rounded: true) {
      guard let undone else { return .right(full: try fullNumber(answer)) }
      return .wrong("The answer is right. But: \(undone)")
    }
    if let digits = AnswerText.significantDigits(answer.text), digits >= 3,
      case .wrong(_, let say)? = try mistakes(answer, digits: digits).first?.rule
    {
      return .wrong(say)
    }
    if let guess = try remarkOnGuess(answer) { return .notCounted(guess) }
    return .wrong(try remark(answer))
  }

  private static let isNotDone = "What the task asks for is not done yet."

  /// What is said of the first `state` that does not hold; nil where all do.
  private var undone: String? {
    for check in task.checks {
      if case .state(let text, let say) = check.rule, !isTrue(text) { return say ?? Self.isNotDone }
    }
    return nil
  }

  /// Whether every `answer` holds, to three significant digits where `rounded`; those that ask for an answer do not where
  /// there is none.
  private func answersHold(_ answer: LessonAnswer?, rounded: Bool) throws -> Bool {
    for check in task.checks {
      guard case .answer(let comparison) = check.rule else { continue }
      guard let answer else { return false }
      do {
        if try !holds(comparison, answer, rounded: rounded) { return false }
      } catch let failure as ReferenceFailure {
        throw LessonUnjudgeable(reason: failure.error.message)
      }
    }
    return true
  }

  /// What to say of an answer that uses what the task wants to be done without, whether that has a value now or not; nil
  /// where it does not.
  func storedInstead(_ text: String) -> String? {
    let forbidden = task.checks.flatMap { check -> [String] in
      if case .without(let names) = check.rule { names } else { [] }
    }
    guard !forbidden.isEmpty else { return nil }
    let used = LessonAnswer.names(text, interpreter)
    if let name = forbidden.first(where: { used.contains($0) }) {
      return name == CommandLineSplitter.trimmed(text)
        ? "\(name) is what gradb keeps. Answer with a line of your own that computes it."
        : "That uses \(name), and the task is to do without."
    }
    guard let kept = used.first(where: { $0.hasPrefix("$") }) else { return nil }
    return "\(kept) is a value that was printed. Answer with the line that computes it."
  }

  /// The number that was asked for, where the answer is a rounded one; nil where it is not.
  private func fullNumber(_ answer: LessonAnswer?) throws -> String? {
    guard let given = try answer?.judgedValue?.array?.single, let expected = expectedNumber else {
      return nil
    }
    let full = NumberText.significant(expected, digits: 6)
    return given == expected || NumberText.significant(given, digits: 6) == full ? nil : full
  }

  /// The one number that is asked for; nil where it is a name, several numbers, or a range.
  private var expectedNumber: Double? {
    for check in task.checks {
      guard case .answer(.near(let text, _)) = check.rule else { continue }
      return (try? reference(text))?.array?.single
    }
    return nil
  }

  /// How many digits the task asks for.
  private var digitsAsked: Int {
    for check in task.checks { if case .answer(.near(_, .digits(let count))) = check.rule { return count } }
    return 3
  }

  /// What is said of a rough number where one was invited; nil where none was, or it is none.
  private func remarkOnGuess(_ answer: LessonAnswer) throws -> String? {
    guard task.checks.contains(where: { $0.rule == .guess }), let expected = expectedNumber,
      let digits = AnswerText.significantDigits(answer.text), digits <= 2,
      let given = try answer.judgedValue?.array?.single
    else { return nil }
    let distance =
      LessonNearness.words(given, of: expected) ?? (given > expected ? "too large" : "too small")
    return "A guess of \(NumberText.scalar(given)): \(distance). Now compute it."
  }

  /// The known mistakes that the answer is, or where `digits` are given is when they are rounded to so many, in the order
  /// of the file; what cannot be evaluated now is none.
  func mistakes(_ answer: LessonAnswer, digits: Int? = nil) throws -> [LessonCheck] {
    try task.checks.filter { check in
      guard case .wrong(var comparison, _) = check.rule else { return false }
      if let digits, case .near(let text, _) = comparison {
        comparison = .near(text, tolerance: .digits(digits))
      }
      do { return try holds(comparison, answer, rounded: false) } catch is ReferenceFailure { return false }
    }
  }

  /// The answer that a comparison is about: the value of its expression, or the middle of its interval.
  ///
  /// - Throws: `ExpressionFailure` where it has no value now.
  func exemplar(_ comparison: LessonComparison) throws -> LessonAnswer {
    switch comparison {
    case .near(let text, _), .equal(let text): return try LessonAnswer(text, interpreter)
    case .within(let low, let high):
      let ends = try [low, high].map {
        try interpreter.evaluate(interpreter.parse($0), in: $0).numbers?.elements.first ?? .nan
      }
      return LessonAnswer(.number(ends[0] + (ends[1] - ends[0]) / 2))
    }
  }

  /// What the comparison is with has no value.
  private struct ReferenceFailure: Error {
    let error: ExpressionFailure
  }

  /// What answers are compared with, kept as one judge compares them with it many times, and it may be long to compute.
  private final class References {
    var values: [String: Result<Value, ExpressionFailure>] = [:]
  }

  private func reference(_ text: String) throws -> Value {
    let value =
      references.values[text]
      ?? Result { () throws(ExpressionFailure) in
        try interpreter.judging(text).evaluate(interpreter.parse(text), in: text)
      }
    references.values[text] = value
    do { return try value.get() } catch { throw ReferenceFailure(error: error) }
  }

  private func holds(_ comparison: LessonComparison, _ answer: LessonAnswer, rounded: Bool) throws -> Bool {
    switch comparison {
    case .equal(let text):
      // A name is compared with a name: two gradients may have the same numbers.
      if let expected = LessonAnswer.name(text, interpreter) {
        if let name = answer.name { return name == expected }
        // A value is right where the name has that value; a name of nothing yet is not judged by value.
        guard (try? reference(text)) != nil else { return false }
      }
      return try isNear(answer, text, .absolute(0))
    case .near(let text, let tolerance):
      // A matrix is not rounded by hand.
      if case .absolute = tolerance, rounded, try answer.judgedValue?.array?.single != nil {
        return try isNear(answer, text, .usual)
      }
      return try isNear(answer, text, tolerance)
    case .within(let low, let high):
      guard let low = try reference(low).numbers?.elements.first,
        let high = try reference(high).numbers?.elements.first,
        let elements = try answer.judgedValue?.numbers?.elements
      else { return false }
      return !elements.isEmpty && elements.allSatisfy { $0 >= low && $0 <= high }
    }
  }

  private func isNear(_ answer: LessonAnswer, _ text: String, _ tolerance: LessonTolerance) throws -> Bool {
    let reference = try reference(text)
    guard let value = try answer.judgedValue else { return false }
    guard let expected = reference.numbers, let given = value.numbers else { return reference == value }
    return expected.shape == given.shape
      && zip(expected.elements, given.elements).allSatisfy { tolerance.allows($1, for: $0) }
  }

  /// Whether an expression over the live session is true; one that has no value now is not.
  func isTrue(_ text: String) -> Bool {
    guard let elements = (try? reference(text))?.numbers?.elements else { return false }
    return !elements.isEmpty && elements.allSatisfy { $0 != 0 }
  }

  /// Whether the answer is the name of an operation or a matrix.
  var asksForName: Bool {
    task.checks.contains { check in
      guard case .answer(.equal(let text)) = check.rule else { return false }
      return LessonAnswer.name(text, interpreter) != nil
    }
  }

  /// What is said to who answers something else where a name is asked for; the example is not the answer.
  var asksForNameWords: String {
    let answers = task.checks.compactMap(\.expressionOfAnswer)
    let names = interpreter.session.program.operations.map(\.name)
    return "The answer is a name, such as \(names.first { !answers.contains($0) } ?? names[0])."
  }

  /// What can be said of an answer that is no known mistake.
  private func remark(_ answer: LessonAnswer) throws -> String {
    if asksForName, answer.name == nil { return asksForNameWords }
    guard let value = try answer.judgedValue else {
      let name = answer.name ?? "That"
      guard !asksForName, MatrixName(name) != nil else { return "\(name) is not it." }
      throw CommandError.plain(
        "\(name) is not computed yet; answer with the line that computes it: answer \(name) = E")
    }
    for check in task.checks {
      guard let text = check.expressionOfAnswer, let reference = try? reference(text),
        let expected = reference.numbers, let given = value.numbers, expected.shape != given.shape
      else { continue }
      return "That is a \(value.kindDescription); the answer is a \(reference.kindDescription)."
    }
    if let slip = slips(value) { return slip }
    guard let number = value.array?.single else { return "That is not it." }
    if let expected = expectedNumber, let distance = LessonNearness.words(number, of: expected) {
      return LessonNearness.isRounding(answer.text, of: expected)
        ? "Close: \(distance); \(Self.words(digitsAsked)) digits, please."
        : "That is \(distance), which is more than rounding."
    }
    return "\(NumberText.significant(number, digits: 6)) is not it."
  }

  private static func words(_ digits: Int) -> String {
    [3: "three", 4: "four", 5: "five", 6: "six"][digits] ?? "\(digits)"
  }

  /// A slip that everybody makes; nil where the value is none.
  private func slips(_ value: Value) -> String? {
    for check in task.checks {
      guard let text = check.expressionOfAnswer,
        LessonAnswer.name(text, interpreter) == nil || value.array?.single == nil,
        let expected = try? reference(text)
      else { continue }
      let slips = LessonSlips(
        text: text, expected: expected, m: interpreter.session.batch.batch.count,
        value: { try? reference($0) })
      if let sentence = slips.sentence(value) { return sentence }
    }
    return nil
  }
}

extension LessonCheck {
  /// The expression that an answer is compared with; nil where the line is another, or gives bounds.
  fileprivate var expressionOfAnswer: String? {
    switch rule {
    case .answer(.near(let text, _)), .answer(.equal(let text)): text
    default: nil
    }
  }
}

extension Interpreter {
  /// The same with the name `loss`, where `text` asks for it: the loss over all training samples with the parameters as
  /// they are, as the command of that name prints it.
  fileprivate func judging(_ text: String) -> Interpreter {
    guard text.contains("loss"), session.variables["loss"] == nil, let evaluation = session.evaluate(.train)
    else { return self }
    var copy = self
    copy.session.variables["loss"] = .number(evaluation.dataLoss)
    return copy
  }
}

/// What an answer is to be compared with has no value in the state that the learner is in.
struct LessonUnjudgeable: ExplainedError {
  let reason: String

  var message: String {
    "the answer cannot be judged here: \(reason); lesson again asks the question in the state it began with"
  }
}
