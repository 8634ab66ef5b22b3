@testable import Course
import Foundation
import Markdown
import TestSupport
import Testing

@Suite struct LessonTests {
  @Test func aLessonHasTitleSetupAndPartsInOrder() throws {
    let lesson = try SampleLesson.read()
    #expect(lesson.title == "Why does b2 never learn?")
    #expect(lesson.setup == [command("set seed 7", 5), command("grad", 6)])
    #expect(
      lesson.parts == [
        .reading([
          .prose([paragraph("Look at db2:", 9)]),
          .exchange(LessonExchange(command: command("p max(abs(db2)) < 1e-12", 12), output: ["$1 = True"])),
          .exchange(LessonExchange(command: command("grad", 15), output: [])),
        ]),
        .task(try #require(lesson.tasks.first)),
        .reading([
          .prose([MarkdownBlock(.heading(level: 2, [.text("After")]), line: 55), paragraph("The end.", 56)])
        ]),
      ])
  }

  @Test func aTaskHoldsWhatStandsUnderItsHeading() throws {
    let task = try #require(try SampleLesson.read().tasks.first)
    #expect(task.name == "true-db2")
    #expect(task.line == 18)
    #expect(task.setup == [command("forward 17", 22)])
    #expect(task.question.count == 3)
    #expect(task.question[1] == .exchange(LessonExchange(command: command("list", 25), output: ["..."])))
    #expect(task.question[2] == .prose([paragraph("Think of the axis.", 40)]))
    #expect(task.hints == [LessonHint(blocks: [paragraph("Sum over samples.", 38)], line: 38)])
    #expect(
      task.solution
        == LessonSolution(
          exchanges: [LessonExchange(command: command("answer sum(dZ2[3,:]) / 16", 45), output: [])], line: 42
        ))
    #expect(
      task.explanation
        == [
          .prose([
            paragraph("Each its own.", 47), paragraph("Now you know.", 50),
            MarkdownBlock(.heading(level: 3, [.text("More of it")]), line: 52),
            paragraph("Still the task.", 53),
          ])
        ])
    #expect(task.asksForAnswer)
  }

  @Test func checksAreInTheOrderOfTheirLines() throws {
    let task = try #require(try SampleLesson.read().tasks.first)
    #expect(
      task.checks == [
        LessonCheck(rule: .answer(.near("sum(dZ2[3,:]) / 16", tolerance: .absolute(1e-9))), line: 30),
        LessonCheck(
          rule: .wrong(.near("sum(dZ2[3,:])", tolerance: .absolute(1e-9)), say: "That is the \"sum\"."),
          line: 31),
        LessonCheck(rule: .wrong(.equal("7"), say: "A label."), line: 32),
        LessonCheck(rule: .state("iteration == 0"), line: 35),
      ])
  }

  @Test(
    arguments: [
      ("answer == argmax(A2[:,0])", .answer(.equal("argmax(A2[:,0])"))),
      ("answer ~= 1 tol 0", .answer(.near("1", tolerance: .absolute(0)))),
      ("answer in [0, 1]", .answer(.within(low: "0", high: "1"))),
      ("answer in [ L - f(1, 2), W1[0, 1] ]", .answer(.within(low: "L - f(1, 2)", high: "W1[0, 1]"))),
      ("state alpha == 0.1", .state("alpha == 0.1")),
    ] as [(String, LessonCheck.Rule)])
  func everyFormOfACheckIsRead(line: String, rule: LessonCheck.Rule) throws {
    let lesson = try SampleLesson.read(Self.lesson(check: line))
    #expect(lesson.tasks.first?.checks.map(\.rule) == [rule])
  }

  @Test func aTaskThatOnlyLooksAtTheStateAsksForNoAnswer() throws {
    let lesson = try SampleLesson.read(Self.lesson(check: "state alpha == 0.1"))
    #expect(lesson.tasks.first?.asksForAnswer == false)
  }

  @Test(arguments: [
    ("set seed 7", "set seed 8", true), ("forward 17", "forward 18", true), ("tol 1e-9", "tol 1e-8", true),
    ("(gradb) answer sum", "(gradb) answer np.sum", true), ("iteration == 0", "iteration == 1", true),
    ("That is the", "It is the", false), ("What should", "What may", false), ("Sum over", "Add over", false),
  ])
  func theFingerprintTellsWhetherATaskAsksForTheSame(old: String, new: String, changes: Bool) throws {
    let before = try #require(try SampleLesson.read().tasks.first).fingerprint
    let text = SampleLesson.text.replacing(old, with: new)
    #expect(text != SampleLesson.text)
    let after = try #require(try SampleLesson.read(text).tasks.first).fingerprint
    #expect((before != after) == changes)
    #expect(after.count == 16)
  }

  /// Progress files of earlier versions hold it.
  @Test func theFingerprintStaysTheSame() throws {
    #expect(
      try SampleLesson.read(Self.lesson(check: "answer == 1")).tasks.first?.fingerprint == "ffa1224f1e3ee8b7")
  }

  @Test func theLessonThatTheGuideShowsIsOne() throws {
    let guide = Repository.root.appendingPathComponent("docs/writing-lessons.md")
    let pieces = try String(contentsOf: guide, encoding: .utf8).split(separator: "````")
    let page = try #require(pieces.dropFirst().first { $0.hasPrefix("markdown\n") })
    let lesson = try SampleLesson.read(String(page.dropFirst("markdown\n".count)))
    #expect(lesson.tasks.map(\.hints.count) == [2])
  }

  static func lesson(check: String) -> String {
    "# a\n## Task: b\n```check\n\(check)\n```\n<details><summary>Solution</summary>\n\n```gradb\n(gradb) answer 1\n"
      + "```\n</details>\n"
  }

  private func command(_ text: String, _ line: Int) -> LessonCommand { LessonCommand(text: text, line: line) }

  private func paragraph(_ text: String, _ line: Int) -> MarkdownBlock {
    MarkdownBlock(.paragraph([.text(text)]), line: line)
  }
}
