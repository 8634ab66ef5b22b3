@testable import Course
import Markdown
import Testing

@Suite struct LessonErrorTests {
  private static let check = "```check\nanswer == 1\n```\n"
  private static let solution =
    "<details><summary>Solution</summary>\n\n```gradb\n(gradb) answer 1\n```\n</details>\n"
  private static let task = "## Task: b\n\(check)\(solution)"

  @Test(
    arguments: [
      ("", 1, .noTitle), ("a", 1, .noTitle), ("\n## a", 2, .noTitle), ("#", 1, .noTitle),
      ("# a\n# b", 2, .secondTitle), ("# a\n```\nb", 2, .markdown(.unclosedCode)),
      ("# a\n```gradbb\n```", 2, .unknownLanguage("gradbb")),
      ("# a\n- ```x\n  ```", 2, .unknownLanguage("x")),
      ("# a\n## Task: b\n```chek\nanswer == 1\n```\n\(solution)", 3, .unknownLanguage("chek")),
      ("# a\n- ```gradb\n  ```", 2, .blockOutOfPlace("gradb", place: "a list")),
      ("# a\n> ```setup\n> ```", 2, .blockOutOfPlace("setup", place: "a quote")),
      ("# a\n```gradb\n(gradb) b\n```\n```setup\nc\n```", 5, .lateSetup),
      ("# a\n\(task)## c\n```setup\nc\n```", 13, .lateSetup),
      ("# a\n## Task: b\n\(check)```setup\nc\n```\n\(solution)", 6, .lateSetup),
      ("# a\n```setup\n\n# b\n```", 2, .emptyBlock("setup")),
      ("# a\n```gradb\n\n```", 2, .emptyBlock("gradb")),
      ("# a\n## Task: b\n```check\n```\n\(solution)", 3, .emptyBlock("check")),
      ("# a\n```gradb\n\nb\n(gradb) c\n```", 4, .noPrompt("b")),
      ("# a\n```gradb\n(gradb) \n```", 3, .emptyCommand),
      ("# a\n## Task: B c\n\(check)\(solution)", 2, .badTaskName("B c")),
      ("# a\n## Task:\n", 2, .badTaskName("")),
      ("# a\n\(task)\(task)", 12, .duplicateTask("b", firstLine: 2)),
      ("# a\n## Task: b\n### Task: c\n", 3, .taskInTask("c")),
      ("# a\n\(check)", 2, .outsideTask("a check")), ("# a\n\(solution)", 2, .outsideTask("a solution")),
      ("# a\n<details><summary>Hint</summary>b</details>", 2, .outsideTask("a hint")),
      ("# a\n- <details><summary>Hint</summary>b</details>", 2, .outsideTask("hint")),
      ("# a\n## Task: b\n\(solution)", 2, .taskLacks("check", task: "b")),
      ("# a\n## Task: b\n\(check)", 2, .taskLacks("solution", task: "b")),
      ("# a\n## Task: b\n\(check)\(check)\(solution)", 6, .second("check", task: "b")),
      ("# a\n\(task)\(solution)", 12, .second("solution", task: "b")),
      ("# a\n\(task)<details><summary>Hint</summary>b</details>", 12, .afterSolution("a hint")),
      ("# a\n## Task: b\n\(check)<details><summary>Hint 1</summary></details>\n", 6, .emptyHint),
      (
        "# a\n## Task: b\n\(check)<details><summary>Hint 1</summary>\n\n```gradb\n(gradb) c\n```\n</details>\n",
        8,
        .blockOutOfPlace("gradb", place: "a hint")
      ),
      (
        "# a\n## Task: b\n\(check)<details><summary>Solution</summary>c</details>\n", 6,
        .solutionWithoutCommands(task: "b")
      ),
    ] as [(String, Int, LessonProblem)])
  func whatIsWrongIsToldWithItsLine(text: String, line: Int, problem: LessonProblem) {
    let error = #expect(throws: LessonError.self) { try SampleLesson.read(text) }
    #expect(error == LessonError(file: "lessons/06-b2.md", line: line, problem: problem))
    #expect(error?.message.hasPrefix("lessons/06-b2.md:\(line): ") ?? false)
  }

  @Test(
    arguments: [
      ("anwser == 1", .badCheck("anwser == 1")), ("answer", .badCheck("answer")),
      ("answer = 1", .badCheck("answer = 1")),
      ("answer in [1]", .badCheck("answer in [1]")),
      ("answer in [1, 2, 3]", .badCheck("answer in [1, 2, 3]")),
      ("answer in (1, 2)", .badCheck("answer in (1, 2)")), ("answer in [1, ]", .badCheck("answer in [1, ]")),
      ("answer ==", .badCheck("answer ==")), ("state", .badCheck("state")),
      ("answer ~= tol 1", .badCheck("answer ~= tol 1")),
      ("answer ~= 1", .badTolerance), ("answer ~= 1 tol", .badTolerance),
      ("answer ~= 1 tol -1", .badTolerance),
      ("answer ~= 1 tol nan", .badTolerance), ("answer ~= 1 tol inf", .badTolerance),
      ("answer ~= 1 tol 1 2", .badTolerance), ("wrong ~= 1 say \"a\"", .badTolerance),
      ("wrong == 1", .noSay), ("wrong == 1 say", .noSay), ("wrong == 1 say a", .noSay),
      ("wrong == 1 say \"\"", .noSay),
    ] as [(String, LessonProblem)])
  func aBadCheckIsToldWithItsLine(line: String, problem: LessonProblem) {
    let error = #expect(throws: LessonError.self) { try SampleLesson.read(LessonTests.lesson(check: line)) }
    #expect(error?.problem == problem)
    #expect(error?.line == 4)
  }

  @Test func aCheckThatOnlyKnowsMistakesIsRefused() {
    let text = LessonTests.lesson(check: "wrong == 1 say \"a\"")
    let error = #expect(throws: LessonError.self) { try SampleLesson.read(text) }
    #expect(error?.problem == .nothingAsked)
  }
}
