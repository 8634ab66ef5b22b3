import ConsoleSupport
import Testing

@testable import Course

/// Answers are judged by value.
struct LessonAnswerTests {
  /// A task with this check, open at its question.
  private func desk(_ check: String, setup: String = "forward 0:4; grad") throws -> LessonDesk {
    var desk = try LessonDesk([
      "01-a.md": """
      # A

      ## Task: it

      Well?

      ```setup
      \(setup)
      ```
      ```check
      \(check)
      ```
      <details><summary>Hint</summary>Think.</details>
      <details><summary>Solution</summary>

      ```gradb
      (gradb) answer 1
      ```
      </details>
      """
    ])
    try desk.type("lesson 1")
    return desk
  }

  @Test(arguments: [
    ("answer ~= 0.5 tol 0.01", "0.505", "0.52"), ("answer ~= -1e-9 tol 1e-12", "-1e-9", "0"),
    ("answer == 3", "1 + 2", "3.0000001"), ("answer == True", "Z1[0,0] < 1e9", "False"),
    ("answer in [0.2, 0.4]", "0.2", "0.41"), ("answer in [m, 2 * m]", "8", "3"),
    ("answer ~= db2 tol 1e-12", "np.sum(dZ2, axis=1) / m", "db2 + 1e-6"),
    ("answer ~= db2 tol 1e-12", "db2.T", "db2[3]"), ("answer == W1.shape", "(6, 16)", "(16, 6)"),
    ("answer == W1.shape", "[6, 16]", "[6, 16, 1]"), ("answer == argmax(A2[:,0])", "argmax(Z2[:,0])", "-1"),
    ("answer == np.nan", "0 * np.inf", "0"), ("answer ~= 1 tol 1e-9", "1", "np.nan"),
    ("answer == dW1", "dW1", "dZ1"), ("answer == update", "update", "L"), ("answer == db1", "db1", "db2"),
    ("answer == 2\nstate alpha == 0.1", "2", "3"), ("answer == L", "L", "L + 1e-9"),
    // A name that has no value yet is no number, and no number is such a name.
    ("answer == update", "update", "5"), ("answer == 5", "5", "update"), ("answer in [1, 2]", "1", "update"),
  ])
  func valuesAreComparedAndNotTexts(check: String, right: String, wrong: String) throws {
    var first = try desk(check)
    let refused = first.outcome("answer \(wrong)")
    #expect(refused.status == .checkFailed, "\(refused)")
    #expect(refused.output.plain.hasPrefix("Not yet. "))
    #expect(try first.type("answer \(right)").hasPrefix("Right."))
  }

  @Test func namesAreComparedEvenWhereTheNumbersAreTheSame() throws {
    // A network whose neurons are all silent has gradients that are zero everywhere.
    let silence = (0..<6).map { "set b1[\($0),0] -1000" }.joined(separator: "\n")
    var same = try desk(
      "answer == dA1\nwrong == dZ1 say \"Before it.\"", setup: silence + "\nforward 0:4\ngrad")
    #expect(same.outcome("answer dZ1").output.plain.contains("Before it."))
    #expect(try same.type("answer dA1").hasPrefix("Right."))
  }

  @Test func aKnownMistakeIsToldOf() throws {
    var lesson = try LessonDesk()
    try lesson.toFirstQuestion()
    #expect(
      lesson.outcome("answer sum(dZ2[3,:])").output.plain
        == "Not yet. That is the sum; the loss is a mean.\n")
    #expect(lesson.outcome("answer sum(dZ2) / 16").output.plain.hasPrefix("Not yet. Which axis? hint helps."))
  }

  @Test func aWrongTryTakesNothingAwayAndCounts() throws {
    var lesson = try LessonDesk()
    try lesson.toFirstQuestion()
    try lesson.type("step; set alpha 3")
    let before = Snapshot(lesson.console.interpreter)
    #expect(lesson.outcome("answer 0.123").output.plain == "Not yet. 0.123 is not it.\n")
    #expect(Snapshot(lesson.console.interpreter) == before)
    #expect(lesson.outcome("answer 7").output.plain == "Not yet. 7 is not it. hint helps.\n")
    // The question was about the state before that step.
    #expect(
      try lesson.type("answer \(number(of: "sum(dZ2[3,:]) / 16", in: LessonDesk()))").hasPrefix("Right."))
  }

  /// What an expression is worth at the first question.
  private func number(of expression: String, in lesson: LessonDesk) throws -> String {
    var lesson = lesson
    try lesson.toFirstQuestion()
    return String(try lesson.type("p \(expression)").split(whereSeparator: \.isWhitespace).last ?? "")
  }

  /// Answers as people write them, and as gradb prints numbers.
  @Test(arguments: [
    ("answer == 125440", "125,440"), ("answer == 125440", "125 440"), ("answer ~= 0.731 tol 1e-3", "73.1 %"),
    ("answer ~= 73.1 tol 1e-3", "73.1 %"), ("answer ~= 0.731 tol 1e-3", "= 0.731"),
    ("answer ~= 3.2581 tol 1e-3", "ln(26)"),
    ("answer ~= 3.2581 tol 1e-3", "math.log(26)"), ("answer ~= 2.71828 tol 1e-4", "e"),
    ("answer ~= 7.389 tol 1e-3", "e**2"),
    ("answer ~= 3.2581 tol 1e-9", "3.26"), ("answer ~= 3.2581 tol 1e-9", "3.258"),
    ("answer ~= 1234.5 digits 4", "1,234"),
  ])
  func answersAreTakenAsTheyAreWritten(check: String, text: String) throws {
    var task = try desk(check)
    #expect(try task.type("answer \(text)").hasPrefix("Right."))
  }

  @Test func aRoundedAnswerIsShownInFull() throws {
    var task = try desk("answer ~= 3.2580965 tol 1e-4")
    #expect(try task.type("answer 3.26").hasPrefix("Right. In full: 3.2581."))
    var strict = try desk("answer ~= 3.2580965 digits 5")
    #expect(
      strict.outcome("answer 3.26").output.plain.contains("Close: 0.06 % too large; five digits, please."))
    #expect(try strict.type("answer 3.2581").hasPrefix("Right."))
  }

  /// A decimal comma and a word are explained, and are no tries.
  @Test(arguments: [
    ("0,731", "answer 0.731"), ("nine", "a number is asked for"), ("-3,5", "answer -3.5"),
    ("73,1 %", "answer 73.1 %"),
  ])
  func whatIsNoNumberIsExplained(text: String, words: String) throws {
    var task = try desk("answer ~= 0.731 tol 1e-3")
    #expect(try task.console.refusal(of: "answer \(text)").contains(words))
    #expect(task.console.runner.lesson?.task?.wrongTries == 0)
  }

  /// Three digits behind a comma may be thousands or decimals; the task knows.
  @Test func aCommaThatMayBeADecimalOneIsExplained() throws {
    var task = try desk("answer ~= 3.3274 tol 1e-3")
    let outcome = task.outcome("answer 3,327")
    #expect(outcome.output.plain.contains("with a decimal point, please: answer 3.327"), "\(outcome)")
    #expect(task.console.runner.lesson?.task?.wrongTries == 0)
    #expect(task.outcome("answer 3,500").output.plain.hasPrefix("Not yet. 3500"))
  }

  /// What is no rounding is not called one, and no factor of 100 is per cent where none can be meant.
  @Test(arguments: [
    ("answer ~= 2.71828 tol 1e-3", "2.97", "9 % too large, which is more than rounding."),
    ("answer ~= 2.71828 digits 5", "2.718", "Close: 0.01 % too small; five digits, please."),
    (
      "answer ~= 3.32714 digits 4\nwrong ~= 3.32114 tol 5e-5 say \"The other way.\"", "3.321",
      "The other way."
    ),
    ("answer ~= 1.03e-8 tol 5e-10", "1.03e-6", "a hundred times too large."),
    ("answer == 5380", "90%", "0.9 is not it."),
    ("answer ~= 709.78 tol 0.1", "709.78 %", "a hundred times too small."),
    ("answer ~= W2[1,2] - 0 * dW2[1,2] + 1 tol 1e-9", "W2[1,3] - 0 * dW2[1,2] + 1", "next column"),
    ("answer == 3", "dW2", "That is a 10×6 matrix; the answer is a scalar."),
  ])
  func whatIsSaidOfAWrongNumberIsSo(check: String, answer: String, words: String) throws {
    var task = try desk(check)
    let output = task.outcome("answer \(answer)").output.plain
    #expect(output.hasPrefix("Not yet. ") && output.contains(words), "\(output)")
    #expect(words.contains("cent") || !output.contains("per cent"))
  }

  /// Of two elements in a formula, a slip takes both from the next column.
  @Test func whatAWeightIsNowIsNoNeighbour() throws {
    var task = try desk(
      "answer ~= W2[1,2] - 0.1 * dW2[1,2] tol 1e-9", setup: "set b1[3] = -1000; forward 0:4; grad")
    #expect(!task.outcome("answer W2[1,2]").output.plain.contains("next column"))
  }

  /// The number that is asked for may be what a person has brought the session to.
  @Test func whatIsNowWhatWasAskedForIsRight() throws {
    var task = try desk("answer ~= W2[1,2] - alpha * dW2[1,2] tol 1e-9")
    try task.type("step 4")
    #expect(try task.type("answer W2[1,2]").hasPrefix("Right."))
  }

  @Test func aStateThatDoesNotHoldSaysWhatIsMissing() throws {
    var task = try desk(
      "state iteration == 1 say \"One iteration, please.\"\nstate alpha == 0.1 say \"Leave alpha.\"")
    #expect(task.outcome("answer").output.plain.hasPrefix("Not yet. One iteration, please."))
    try task.type("set alpha 3; train 1")
    #expect(task.outcome("answer").output.plain.hasPrefix("Not yet. Leave alpha."))
    #expect(try task.type("set alpha 0.1").contains("Right."))
  }

  @Test(arguments: ["bias-forgotten", "loss", "5"])
  func whoAnswersNoNameIsToldOfNames(text: String) throws {
    var task = try desk("answer == Z1")
    #expect(task.outcome("answer \(text)").output.plain.contains("The answer is a name, such as A1."))
    #expect(task.outcome("Z1").output.plain.contains("To answer the question, type answer Z1."))
  }

  @Test(arguments: ["0.731", "50 %", "1,5", "nine"])
  func whoForgetsToTypeAnswerIsToldOfIt(line: String) throws {
    var task = try desk("answer ~= 0.731 tol 1e-3")
    let how = line == "nine" ? "answer and a number, such as answer 0.5" : "answer \(line)"
    #expect(task.outcome(line).output.plain.contains("To answer the question, type \(how)."))
    #expect(!task.outcome("shwo W1").output.plain.contains("type answer"))
  }

  /// What is to be done without is no answer, whether gradb has it or not.
  @Test(arguments: ["dW2", "dW2 + 0"], ["grad", "step 1"])
  func aForbiddenMatrixIsRefusedWhereItIsNotComputedEither(answer: String, setup: String) throws {
    var task = try desk("answer ~= dZ2 @ A1.T / m tol 1e-9\nwithout dW2", setup: "forward 0:4; \(setup)")
    let outcome = task.outcome("answer \(answer)")
    #expect(outcome.output.plain.contains("dW2"), "\(outcome)")
    #expect(!outcome.output.plain.contains("type grad"))
    #expect(task.console.runner.lesson?.task?.wrongTries == 0)
  }

  @Test(arguments: [
    ("answer ~= db2[3,0] tol 1e-9", "-db2[3,0]", "Look at the sign"),
    ("answer ~= db2[3,0] tol 1e-9", "db2[3,0] * m", "m = 4 times"),
    ("answer ~= db2[3,0] tol 1e-9", "db2[3,0] / m", "divided by m once too often"),
    ("answer ~= db2[3,0] tol 1e-9", "100 * db2[3,0]", "per cent"),
    ("answer ~= db2[3,0] tol 1e-9", "db2[4,0]", "next row"),
    ("answer ~= dW2[3,4] tol 1e-9", "dW2[3,3]", "column before"),
    ("answer ~= dW2[3,4] tol 1e-9", "dW2[4,3]", "row and column exchanged"),
    ("answer ~= dW2 tol 1e-9", "dW2 * m", "m = 4 times"), ("answer == 79", "80", "one too many"),
    ("answer == 79", "78", "one too few"),
    ("answer ~= 0.5 tol 1e-9", "0.51", "That is 2 % too large, which is more than rounding."),
    ("answer ~= 0.5 tol 1e-9\nwrong ~= 0.51 say \"Mine.\"", "0.51", "Mine."),
  ])
  func theCommonestSlipsHaveSentences(check: String, answer: String, words: String) throws {
    var task = try desk(check)
    let outcome = task.outcome("answer \(answer)")
    #expect(outcome.status == .checkFailed)
    #expect(outcome.output.plain.replacing("\n", with: " ").contains(words), "\(outcome.output.plain)")
  }

  @Test func aLineOfOnesOwnIsNoStoredMatrix() throws {
    var task = try desk("answer ~= dW2 tol 1e-9\nwithout dW2")
    #expect(task.outcome("answer dW2").output.plain.contains("a line of your own"))
    #expect(task.outcome("answer dW2 * 1").output.plain.contains("do without"))
    try task.type("p dW2")
    #expect(task.outcome("answer $1").output.plain.contains("was printed"))
    #expect(task.console.runner.lesson?.task?.wrongTries == 0)
    #expect(try task.type("answer dZ2 @ A1.T / m").hasPrefix("Right."))
  }

  @Test func anInvitedGuessIsMetAsAGuess() throws {
    var task = try desk("answer ~= 0.7219 tol 1e-4\nguess")
    #expect(
      task.outcome("answer 0.7").output.plain.contains("A guess of 0.7: 3 % too small. Now compute it."))
    #expect(task.outcome("answer 5").output.plain.contains("A guess of 5: too large."))
    #expect(task.console.runner.lesson?.task?.wrongTries == 0)
    #expect(task.outcome("answer 0.7001").output.plain.contains("Not yet."))
  }

  @Test func theLossThatTrainPrintedCounts() throws {
    var task = try desk("state loss < 100\nstate iteration == 2")
    #expect(try task.type("train 2").contains("Right."))
  }

  @Test func aNameThatCheckWasGivenIsTheNameOfItsMatrix() throws {
    var task = try desk("answer == dZ1", setup: "forward 0:4; grad")
    try task.type("d1 = dZ1; check dZ1 = d1")
    #expect(try task.type("answer d1").hasPrefix("Right."))
  }

  @Test func aLineThatGivesANameAValueIsJudgedByTheValue() throws {
    var task = try desk("answer ~= dZ2 @ A1.T / m tol 1e-9", setup: "forward 0:4; until dW2")
    #expect(task.outcome("answer dW2 = dZ2 @ A1.T").output.plain.hasPrefix("Not yet. "))
    #expect(try task.type("answer dW2 = 1 / m * dZ2.dot(A1.T)").hasPrefix("Right."))
  }

  @Test func theNameOfAMatrixThatIsNotComputedYetIsNoTry() throws {
    var task = try desk("answer ~= dZ2 @ A1.T / m tol 1e-9", setup: "forward 0:4; until dW2")
    let refusal = try task.console.refusal(of: "answer dW2")
    #expect(refusal.contains("dW2 is not computed yet") && refusal.contains("answer dW2 = E"))
    #expect(task.console.runner.lesson?.task?.wrongTries == 0)
  }

  @Test(arguments: ["sum(dZ2[3,:]) +", "nonsense + 1", "dZ9", "1 = 2", "x = y = 3"])
  func anAnswerWithoutAValueIsAnErrorAndNoTry(text: String) throws {
    var lesson = try LessonDesk()
    try lesson.toFirstQuestion()
    for _ in 0..<3 {
      let outcome = lesson.outcome("answer \(text)")
      #expect(outcome.status == .wrong)
      #expect(outcome.mark != nil)
    }
    #expect(lesson.console.runner.lesson?.task?.wrongTries == 0)
  }

  @Test func anotherShapeIsSaid() throws {
    var task = try desk("answer ~= db2[3] tol 1e-9")
    #expect(
      task.outcome("answer db2").output.plain
        == "Not yet. That is a 10×1 matrix; the answer is a vector of 1.\n")
  }

  @Test func whatCannotBeJudgedAnyMoreIsJudgedWhereTheQuestionWasAsked() throws {
    var lesson = try LessonDesk()
    try lesson.toFirstQuestion()
    func value(_ expression: String) throws -> String {
      String(try lesson.type("p \(expression)").split(separator: " ").last ?? "")
    }
    let (right, wrong) = try (value("db2[3,0]"), value("sum(dZ2[3,:])"))
    try lesson.type("forward 1")
    #expect(lesson.outcome("answer \(wrong)").output.plain.hasPrefix("Not yet. That is the sum"))
    try lesson.type("forward 1")
    #expect(try lesson.type("answer \(right)").hasPrefix("Right."))
    #expect(try lesson.type("").hasPrefix("(gradb) p db2.size\n$1 = 10\n"))
  }

  @Test func whereTheQuestionCannotBeJudgedThatIsSaidAndNotCounted() throws {
    var task = try desk("answer ~= sum(dZ2) tol 1e-9", setup: "forward 0:4")
    let refusal = try task.console.refusal(of: "answer 3")
    #expect(refusal.contains("cannot be judged here"))
    #expect(task.console.runner.lesson?.task?.wrongTries == 0)
    try task.type("grad")
    #expect(try task.type("answer sum(dZ2)").hasPrefix("Right."))
  }

  @Test func aTaskToBeDoneTakesNoAnswerAndAQuestionNeedsOne() throws {
    var doing = try desk("state alpha == 2")
    try doing.console.refusal(of: "answer 3")
    #expect(try doing.type("set alpha 2").contains("Right."))
    var asking = try desk("answer == 2")
    try asking.console.refusal(of: "answer")
  }
}
