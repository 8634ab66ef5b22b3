import Expressions
import Lessons
import Matrices
import Networks
import Pictures

/// Judges answers to a task by their value, against the live session.
struct LessonJudge {
  /// What became of a try.
  enum Verdict: Equatable {
    case right
    /// Not right, for this reason.
    case wrong(String)
  }

  private let task: LessonTask
  private let interpreter: Interpreter

  init(_ task: LessonTask, _ interpreter: Interpreter) {
    self.task = task
    self.interpreter = interpreter
  }

  /// Judges an answer, or where nil the state of the session alone.
  ///
  /// - Throws: `ExpressionFailure` or `CommandError` where the answer needs a value and has none; `LessonUnjudgeable`
  ///   where what it is to be compared with has none now.
  func verdict(on answer: LessonAnswer?) throws -> Verdict {
    if try isRight(answer) { return .right }
    guard let answer else { return .wrong("What the task asks for is not done yet.") }
    if let mistake = try mistakes(answer).first, case .wrong(_, let say) = mistake.rule { return .wrong(say) }
    if try answersHold(answer) {
      return .wrong("The answer is right, but what the task asks for is not done yet.")
    }
    return .wrong(try remark(answer))
  }

  /// Whether every `answer` and `state` holds; those that ask for an answer do not where there is none.
  private func isRight(_ answer: LessonAnswer?) throws -> Bool {
    for check in task.checks {
      guard case .state(let text) = check.rule else { continue }
      if !isTrue(text) { return false }
    }
    return try answersHold(answer)
  }

  private func answersHold(_ answer: LessonAnswer?) throws -> Bool {
    for check in task.checks {
      guard case .answer(let comparison) = check.rule else { continue }
      guard let answer else { return false }
      do {
        if try !holds(comparison, answer) { return false }
      } catch let failure as ReferenceFailure {
        throw LessonUnjudgeable(reason: failure.error.message)
      }
    }
    return true
  }

  /// The known mistakes that the answer is, in the order of the file; what cannot be evaluated now is none.
  func mistakes(_ answer: LessonAnswer) throws -> [LessonCheck] {
    try task.checks.filter { check in
      guard case .wrong(let comparison, _) = check.rule else { return false }
      do { return try holds(comparison, answer) } catch is ReferenceFailure { return false }
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

  private func reference(_ text: String) throws -> Value {
    do {
      return try interpreter.evaluate(interpreter.parse(text), in: text)
    } catch {
      throw ReferenceFailure(error: error)
    }
  }

  private func holds(_ comparison: LessonComparison, _ answer: LessonAnswer) throws -> Bool {
    switch comparison {
    case .equal(let text):
      // A name is compared with a name: two gradients may have the same numbers.
      if let expected = LessonAnswer.name(text, interpreter) {
        if let name = answer.name { return name == expected }
        // A value is right where the name has that value; a name of nothing yet is not judged by value.
        guard (try? reference(text)) != nil else { return false }
      }
      return try isNear(answer, text, 0)
    case .near(let text, let tolerance): return try isNear(answer, text, tolerance)
    case .within(let low, let high):
      guard let low = try reference(low).numbers?.elements.first,
        let high = try reference(high).numbers?.elements.first,
        let elements = try answer.judgedValue?.numbers?.elements
      else { return false }
      return !elements.isEmpty && elements.allSatisfy { $0 >= low && $0 <= high }
    }
  }

  private func isNear(_ answer: LessonAnswer, _ text: String, _ tolerance: Double) throws -> Bool {
    let reference = try reference(text)
    guard let value = try answer.judgedValue else { return false }
    guard let expected = reference.numbers, let given = value.numbers else { return reference == value }
    return expected.shape == given.shape
      && zip(expected.elements, given.elements).allSatisfy { expected, given in
        expected == given || abs(expected - given) <= tolerance || (expected.isNaN && given.isNaN)
      }
  }

  /// Whether an expression over the live session is true; one that has no value now is not.
  func isTrue(_ text: String) -> Bool {
    guard let elements = (try? reference(text))?.numbers?.elements else { return false }
    return !elements.isEmpty && elements.allSatisfy { $0 != 0 }
  }

  /// Whether the answer is the name of an operation or a matrix.
  private var asksForName: Bool {
    task.checks.contains { check in
      guard case .answer(.equal(let text)) = check.rule else { return false }
      return LessonAnswer.name(text, interpreter) != nil
    }
  }

  /// What can be said of an answer that is no known mistake.
  private func remark(_ answer: LessonAnswer) throws -> String {
    if asksForName, answer.name == nil {
      return "The answer is a name, such as \(interpreter.session.program.operations[0].name)."
    }
    guard let value = try answer.judgedValue else {
      let name = answer.name ?? "That"
      guard !asksForName, MatrixName(name) != nil else { return "\(name) is not it." }
      throw CommandError.plain(
        "\(name) is not computed yet; answer with the line that computes it: answer \(name) = E")
    }
    for check in task.checks {
      guard case .answer(.near(let text, _)) = check.rule, let expected = (try? reference(text))?.numbers,
        let given = value.numbers, expected.shape != given.shape
      else { continue }
      return "That is a \(value.kindDescription); the answer is a \(try reference(text).kindDescription)."
    }
    if let number = value.array?.single { return "\(NumberText.significant(number, digits: 6)) is not it." }
    return "That is not it."
  }
}

/// What an answer is to be compared with has no value in the state that the learner is in.
struct LessonUnjudgeable: ExplainedError {
  let reason: String

  var message: String {
    "the answer cannot be judged here: \(reason); lesson again asks the question in the state it began with"
  }
}
