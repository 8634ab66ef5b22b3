import Foundation
import TestSupport
import Testing

/// Lessons in the built program: at a prompt, on a pipe, and proved.
struct LessonTests {
  let person: Person
  let lessons: TemporaryFolder

  init() throws {
    person = try Person()
    lessons = try TemporaryFolder()
    _ = try lessons.write(Self.text, to: "01-one.md")
  }

  private static let text = """
    # One number

    Look:

    ```gradb
    (gradb) p 1 + 1
    $1 = 2
    ```

    ## Task: three
    How much is one and two?

    ```check
    answer == 3
    wrong == 12 say "That is a text."
    ```
    <details><summary>Hint</summary>Count on.</details>
    <details><summary>Solution</summary>

    ```gradb
    (gradb) answer 1 + 2
    ```
    Three it is.
    </details>
    """

  private func start(_ arguments: [String] = []) throws -> PseudoTerminal {
    let terminal = try person.launch(["lesson"] + arguments + ["--lessons", lessons.url.path])
    try terminal.expect("Lesson 01: One number")
    return terminal
  }

  @Test func aLessonIsDoneAtThePrompt() throws {
    let terminal = try start(["1"])
    try terminal.expect("Enter types p 1 + 1")
    try terminal.expect(Person.prompt)
    try terminal.enter("", expecting: "$1 = 2")
    try terminal.enter("", expecting: "task 1 of 1")
    try terminal.enter("answer 12", expecting: "Not yet. That is a text.")
    try terminal.enter("hint", expecting: "Count on.")
    terminal.resize(columns: 40, rows: 24)
    terminal.send("play\r")
    try terminal.expect("(play) ")
    terminal.send("p 40 + 4\r")
    try terminal.expect("44")
    try terminal.enter("resume", expecting: "task 1 of 1")
    terminal.send("ans\t")
    try terminal.expect("answer ")
    try terminal.enter("3", expecting: "Three it is.")
    let file = person.home.path(".local/state/gradb/lessons")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("one three "))
    try terminal.enter("lesson list", expecting: "One number")
    terminal.send("\u{4}")
    try terminal.expect("The lesson is closed.")
    try terminal.expect(Person.prompt)
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func controlCDropsTheLineAndKeepsTheLesson() throws {
    let terminal = try start()
    try terminal.expect(Person.prompt)
    terminal.send("answ")
    try terminal.expect("answ")
    terminal.send("\u{3}")
    try terminal.expect(Person.prompt)
    try terminal.enter("lesson", expecting: "Enter types p 1 + 1")
    try terminal.enter("lesson abandon", expecting: "Your own session is back")
  }

  @Test func aPipeGoesOnWithEmptyLines() throws {
    let result = try BuiltProgram("gradb").run(
      ["--lessons", lessons.url.path], input: "lesson 1\n\n\nanswer 3\n")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("(gradb) p 1 + 1\n$1 = 2\n"))
    #expect(result.output.contains("Right.\n\nThree it is.\n"))
    let wrong = try BuiltProgram("gradb").run(
      ["lesson", "one", "--lessons", lessons.url.path], input: "\n\nanswer 12\nanswer 3\n")
    #expect(wrong.status == 1)
    #expect(wrong.output.hasSuffix("Not yet. That is a text.\n"))
    let unknown = try BuiltProgram("gradb").run(["lesson", "two", "--lessons", lessons.url.path])
    #expect(unknown.status == 2)
    #expect(unknown.errors.hasPrefix("gradb lesson: "))
  }

  /// What names the lesson is one word, whatever is in it.
  @Test func aLessonsPathMayHaveBlanksAndSemicolons() throws {
    let folder = lessons.url.appendingPathComponent("my lessons; p 3+4")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = try lessons.write(Self.text, to: "my lessons; p 3+4/02-two.md")
    let opened = try BuiltProgram("gradb").run(["lesson", path])
    #expect(opened.output.contains("One number"), "\(opened.errors)")
    let list = try BuiltProgram("gradb").run(["lesson", "list; p 3+4", "--lessons", lessons.url.path])
    #expect(list.status == 2 && !list.output.contains("$1"), "\(list.output)")
  }

  @Test func goodLessonsPassWhereverTheyAre() throws {
    let result = try BuiltProgram("gradb").run(["test", lessons.url.path])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output == "ok      01 one   2 commands, 1 task\n1 passed, 0 failed\n")
    let file = try BuiltProgram("gradb").run(["test", lessons.path("01-one.md"), lessons.url.path])
    #expect(file.output.hasSuffix("2 passed, 0 failed\n"))
  }

  @Test func badLessonsFailWithFileAndLine() throws {
    let path = try lessons.write(Self.text.replacing("$1 = 2", with: "$1 = 3"), to: "02-two.md")
    let broken = try lessons.write("no title\n", to: "03-three.md")
    let result = try BuiltProgram("gradb").run(["test", lessons.url.path])
    #expect(result.status == 1)
    #expect(result.output.contains("\(path):7: p 1 + 1 prints something else\n    - $1 = 3\n    + $1 = 2\n"))
    #expect(result.output.contains("\(broken):1: "))
    #expect(result.output.hasSuffix("1 passed, 2 failed\n"))
    let missing = try BuiltProgram("gradb").run(["test", lessons.path("04-none.md")])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("04-none.md"))
  }

  @Test func testingLeavesNoTrace() throws {
    let home = try TemporaryFolder()
    _ = try BuiltProgram("gradb").run(["test", lessons.url.path], home: home)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: home.url.path).isEmpty)
  }

  /// Lessons that train little. A debug build, which this is, takes minutes for the whole course, which `.ci/run` proves
  /// with the release build.
  static let shortLessons = ["01-one-digit-forward.md", "03-backward-by-hand.md", "13-your-own-backprop.md"]

  @Test func lessonsOfTheCourseAreProved() throws {
    let folder = Repository.root.appendingPathComponent("lessons")
    let files = Self.shortLessons.map { folder.appendingPathComponent($0).path }
    let result = try BuiltProgram("gradb").run(["test"] + files, seconds: 120)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasSuffix("\(files.count) passed, 0 failed\n"))
    print("skipped, as a debug build takes too long: the other lessons")
  }
}
