import Testing

@testable import gradb

struct StartupActionTests {
  private func order(_ arguments: String...) throws -> [StartupAction] {
    let options = try GradB.parse(arguments).options
    return StartupAction.ordered(files: options.files, commands: options.commands, arguments: arguments)
  }

  @Test func theOrderOnTheCommandLineCounts() throws {
    #expect(
      try order("-x", "a", "-ex", "step", "-batch", "-ex", "set report 1", "-x", "b")
        == [.file("a"), .command("step"), .command("set report 1"), .file("b")])
  }

  @Test func valuesThatLookLikeOptionsAreValues() throws {
    #expect(try order("-ex", "-x", "--data", "ex", "-x", "f") == [.command("-x"), .file("f")])
    #expect(try order("-ex", "-1 + 2", "-x=a", "--seed=3", "script") == [.command("-1 + 2"), .file("a")])
  }

  @Test func withoutAnyThereIsNone() throws {
    #expect(try order("script", "-q", "--color", "never").isEmpty)
  }
}
