import Lessons
import Testing

@testable import Commands

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

  @Test func aWrongTryBringsTheTaskBackAndCounts() throws {
    var lesson = try LessonDesk()
    try lesson.toFirstQuestion()
    let before = Snapshot(lesson.console.interpreter)
    try lesson.type("step; set alpha 3")
    let text = lesson.outcome("answer 0.123").output.plain
    #expect(text == "Not yet. 0.123 is not it. The task is back where it began.\n")
    #expect(Snapshot(lesson.console.interpreter) == before)
    #expect(lesson.outcome("answer 7").output.plain == "Not yet. 7 is not it. hint helps.\n")
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
    #expect(task.console.interpreter.lesson?.task?.wrongTries == 0)
  }

  @Test(arguments: ["sum(dZ2[3,:]) +", "nonsense", "dZ9", "1 = 2", "x = y = 3"])
  func anAnswerWithoutAValueIsAnErrorAndNoTry(text: String) throws {
    var lesson = try LessonDesk()
    try lesson.toFirstQuestion()
    for _ in 0..<3 {
      let outcome = lesson.outcome("answer \(text)")
      #expect(outcome.status == .wrong)
      #expect(outcome.mark != nil)
    }
    #expect(lesson.console.interpreter.lesson?.task?.wrongTries == 0)
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
    #expect(try lesson.type("answer \(right)").hasPrefix("Right. The task is back where it began.\n"))
    #expect(try lesson.type("").hasPrefix("(gradb) p db2.size\n$1 = 10\n"))
  }

  @Test func whereTheQuestionCannotBeJudgedThatIsSaidAndNotCounted() throws {
    var task = try desk("answer ~= sum(dZ2) tol 1e-9", setup: "forward 0:4")
    let refusal = try task.console.refusal(of: "answer 3")
    #expect(refusal.contains("cannot be judged here"))
    #expect(task.console.interpreter.lesson?.task?.wrongTries == 0)
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
