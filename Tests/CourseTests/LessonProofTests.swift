import TestSupport
import Testing

@testable import Course

/// The proof of lessons must fail where a lesson is wrong.
struct LessonProofTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func failures(_ text: String) throws -> [LessonFailure] {
    let lesson = try Lesson(Array(text.utf8), number: 6, name: "b2", file: "06-b2.md")
    return LessonProof(lesson, session: try SmallSession.make(dev: 10), folder: folder.url.path).failures
  }

  @Test func aGoodLessonPasses() throws {
    #expect(try failures(LessonDesk.b2) == [])
  }

  /// What is replaced in the good lesson, by what, which line is then named, and what is said of it.
  @Test(arguments: [
    ("$1 = (10, 1)", "$1 = (10, 2)", "$1 = (10, 2)", "prints something else"),
    ("$1 = (10, 1)\n", "", "(gradb) mine = 3", "prints something else"),
    ("(gradb) p db2.shape", "(gradb) p db9.shape", "$1 = (10, 1)", "prints something else"),
    ("set seed 7", "set sed 7", "set sed 7", "the setup fails"),
    ("set alpha 0.5", "set alpha x", "set alpha x", "the setup fails"),
    ("forward 0:16\n", "lesson list\n", "lesson list", "may not run lesson"),
    ("/ 16   tol 1e-4", "/ 17   tol 1e-4", "/ 17   tol", "does not accept the answer"),
    ("answer ~= sum(dZ2[3,:]) / 16   tol 1e-4", "answer ~= 1 tol 1e305", "tol 1e305", "accepts any number"),
    ("/ 16   tol 1e-4", "tol 1e-4", "wrong  ~= sum(dZ2[3,:])", "accepted as right"),
    ("wrong  ~= sum(dZ2) / 16", "wrong  == sum(dZ2[3,:])", "wrong  == sum", "comes before it"),
    ("wrong  ~= sum(dZ2) / 16", "wrong  ~= sum(dZ7) / 16", "wrong  ~= sum(dZ7)", "has no value"),
    ("wrong  ~= sum(dZ2) / 16", "wrong  in [2, 1]", "wrong  in", "not said for its own value"),
    ("(gradb) answer", "(gradb) p", "<summary>Solution", "gives no answer"),
    ("(gradb) answer sum(dZ2[3,:])", "(gradb) answer sum(dZ2[3,:)", "(gradb) answer", "answer"),
    ("state iteration == 2", "state iteration == 0", "state", "holds before the solution"),
    ("state iteration == 2", "state iteration == 3", "state", "does not hold behind the solution"),
    ("state iteration == 2", "state iteration = 2", "state", "write =="),
    (
      """
      answer ~= sum(dZ2[3,:]) / 16   tol 1e-4
      wrong  ~= sum(dZ2[3,:])        say "That is the sum; the loss is a mean."
      wrong  ~= sum(dZ2) / 16        say "Which axis?"
      """, "answer == sum(dZ2[3,:]) / 16", "answer == ", "as the screen shows"
    ),
    ("(gradb) train 2", "(gradb) trane 2", "(gradb) trane", "trane"),
    ("(gradb) train 2", "(gradb) train 1000000000", "(gradb) train", "more than a lesson may"),
    ("$2 = 0", "$2 = 2", "$2 = 2", "prints something else"),
    ("$2 = 0", "$2 = 0\n\n(gradb) quit\n...", "(gradb) quit", "may not run quit"),
    ("What should", "Mine:\n\n```gradb\n(gradb) p mine\n...\n```\nWhat should", "(gradb) p mine", "mine"),
    (
      "(gradb) p iteration", "(gradb) break dW1\n...\n(gradb) commands\n(gradb) p iteration",
      "(gradb) p iteration", "not ended"
    ),
  ])
  func whatIsWrongIsFound(part: String, other: String, place: String, words: String) throws {
    let text = LessonDesk.b2.replacing(part, with: other, maxReplacements: 1)
    #expect(text != LessonDesk.b2)
    let lines = text.components(separatedBy: "\n")
    let line = try #require(lines.firstIndex { $0.contains(place) }) + 1
    let all = try failures(text).map { "\($0.line): \($0.message)" }
    #expect(all.contains { $0.hasPrefix("\(line): ") && $0.contains(words) }, "\(line): \(all)")
  }

  @Test func aTaskWithoutAHintFails() throws {
    let text = LessonDesk.b2.replacing(
      "<details><summary>Hint</summary>There is a command for it.</details>\n", with: "")
    #expect(try failures(text).map(\.message) == ["the task two-iterations has no hint"])
  }

  @Test func aTaskThatNeedsWhatOnlyTheTextBeforeItRanIsToldOfSetups() throws {
    let setup = "set seed 7\nforward 0:16\ngrad\n"
    let text = LessonDesk.b2.replacing(setup, with: "set seed 7\n").replacing(
      "(gradb) p db2.shape\n", with: "(gradb) forward 0:16; grad\n...\n(gradb) p db2.shape\n")
    let all = try failures(text)
    #expect(all.contains { $0.message.contains("belongs in a setup block of its own") }, "\(all)")
    #expect(all.count { $0.message.contains("setup block") } == 1)
  }

  /// A file that the text before a task wrote is not there for who begins with the task.
  @Test func skippingIsProvedFromWhereTheTaskBegins() throws {
    let text = LessonDesk.b2
      .replacing("p db2.shape\n$1 = (10, 1)", with: "set W1[0] = 9\n...\n(gradb) export W1 W1.npy\n...")
      .replacing("state iteration == 2", with: "state W1[0,0] == 9")
      .replacing("(gradb) train 2", with: "(gradb) import W1.npy\n...")
    let all = try failures(text)
    #expect(all.map(\.message) == ["skip, typed where two-iterations begins, does not solve it"])
  }

  @Test func theDifferenceIsShown() throws {
    let failure = try #require(try failures(LessonDesk.b2.replacing("(10, 1)", with: "(10, 2)")).first)
    #expect(failure.difference == ["- $1 = (10, 2)", "+ $1 = (10, 1)"])
  }

  @Test func whatALessonWritesGoesIntoTheFolder() throws {
    let text = LessonDesk.b2.replacing(
      "(gradb) p db2.size\n$1 = 10", with: "(gradb) export W1 w.npy\nwrote W1 to w.npy")
    #expect(try failures(text) == [])
    #expect(try failures(text).count == 1, "the second time the file is there")
  }
}
