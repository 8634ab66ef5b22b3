import TestSupport
import Testing

/// Where the mark of an error stands on a terminal.
struct ErrorPlaceTests {
  private static let line =
    "p abs(W1).max() + abs(W2).max() + np.sum(W1, axis=0).mean() + nosuch + np.sum(W2)"

  @Test(arguments: [80, 60, 40, 20])
  func theMarkIsBelowThePlaceInEveryWindow(columns: Int) throws {
    let terminal = try Person().start(columns: columns)
    terminal.send(Self.line + "\r")
    let answer = try terminal.expect("^~~~~~") + terminal.expect(Person.prompt)
    let lines = answer.split(whereSeparator: \.isNewline)
    let excerpt = try #require(lines.last { $0.contains("nosuch") })
    #expect(excerpt.count <= columns)
    let mark = try #require(lines.last { !$0.isEmpty && $0.allSatisfy { " ^~".contains($0) } })
    #expect(excerpt.dropFirst(mark.prefix { $0 == " " }.count).hasPrefix("nosuch"))
  }
}
