@testable import Markdown
import Testing

@Suite struct MarkdownDocumentTests {
  @Test(
    arguments: [
      ("# A *b*", [.heading(level: 1, [.text("A "), .emphasis([.text("b")])])]),
      ("a\nb  \nc", [.paragraph([.text("a"), .softBreak, .text("b"), .lineBreak, .text("c")])]),
      ("`a` **b**", [.paragraph([.code("a"), .text(" "), .strong([.text("b")])])]),
      ("[a](b.md)", [.paragraph([.link([.text("a")], address: "b.md")])]),
      ("![a](b.png)", [.paragraph([.image([.text("a")], address: "b.png")])]),
      ("```python x\na\n```", [.code(language: "python", "a\n")]),
      ("    a", [.code(language: "", "a\n")]),
      ("***", [.rule]),
      ("a & b &lt; c", [.paragraph([.text("a & b < c")])]),
      ("a <b>c</b><!-- d -->", [.paragraph([.text("a "), .text("<b>"), .text("c"), .text("</b>")])]),
      ("<!-- a\n\nb -->", []),
      ("", []),
    ] as [(String, [MarkdownBlock.Content])])
  func blocksAndWordsAreTold(text: String, contents: [MarkdownBlock.Content]) throws {
    #expect(try MarkdownDocument(text).blocks.map(\.content) == contents)
    let windows = try MarkdownDocument(text.replacing("\n", with: "\r\n")).blocks
    #expect(windows.map(\.content) == contents)
  }

  @Test func listsAndQuotesHoldBlocks() throws {
    let blocks = try MarkdownDocument("3. a\n4. b\n   - c\n\n> d\n").blocks
    let inner = MarkdownBlock(
      .list(start: nil, items: [[MarkdownBlock(.paragraph([.text("c")]), line: 3)]]), line: 3)
    #expect(
      blocks == [
        MarkdownBlock(
          .list(
            start: 3,
            items: [
              [MarkdownBlock(.paragraph([.text("a")]), line: 1)],
              [MarkdownBlock(.paragraph([.text("b")]), line: 2), inner],
            ]), line: 1),
        MarkdownBlock(.quote([MarkdownBlock(.paragraph([.text("d")]), line: 5)]), line: 5),
      ])
  }

  @Test func tablesHaveAlignedColumns() throws {
    let blocks = try MarkdownDocument("a | b | c\n--- | :-: | --:\n1 | `2` | 3\n4 |\n").blocks
    let table = MarkdownTable(
      alignments: [.left, .center, .right], headings: [[.text("a")], [.text("b")], [.text("c")]],
      rows: [[[.text("1")], [.code("2")], [.text("3")]], [[.text("4")], [], []]])
    #expect(blocks.map(\.content) == [.table(table)])
  }

  @Test func blocksKnowTheirLines() throws {
    let text = "# a\n\nb\nb\n\n```\nc\n```\n- d\n\n  e\n\n<details><summary>f</summary>\n\ng\n</details>\n"
    var lines: [Int] = []
    for block in try MarkdownDocument(text).blocks {
      lines.append(block.line)
      if case .list(_, let items) = block.content { lines += items.joined().map(\.line) }
      if case .details(_, let blocks) = block.content { lines += blocks.map(\.line) }
    }
    #expect(lines == [1, 3, 6, 9, 9, 11, 13, 15])
  }

  @Test func aParagraphJustBeforeATableHasItsLine() throws {
    let blocks = try MarkdownDocument("a\n\nb\nc\nd | e\n--- | ---\n1 | 2\n").blocks
    #expect(blocks.map(\.line) == [1, 3, 3])
  }

  @Test(arguments: [
    "<details><summary>S</summary>a `b`</details>",
    "<details><summary>S</summary>\na `b`\n</details>",
    "<details>\n<summary>S</summary>\n\na `b`\n\n</details>",
    "<details open>\n<summary>S</summary>\n\na `b`\n</details>",
    "<details><summary>S</summary>\n\na `b`</details>",
    "<DETAILS>\n<Summary>\nS\n</Summary>\n<!-- x -->\na `b`\n</DETAILS>",
  ])
  func detailsAreFoldedHoweverTheyAreWritten(text: String) throws {
    let blocks = try MarkdownDocument(text).blocks
    guard case .details(let summary, let inner)? = blocks.first?.content, blocks.count == 1 else {
      Issue.record("\(blocks)")
      return
    }
    #expect(summary == [.text("S")])
    #expect(inner.map(\.content) == [.paragraph([.text("a "), .code("b")])])
  }

  @Test func otherHTMLIsShownAsItIs() throws {
    let blocks = try MarkdownDocument("<div onclick=\"x\">\n<script>y</script>\n").blocks
    let words: [MarkdownInline] = [.text("<div onclick=\"x\">"), .lineBreak, .text("<script>y</script>")]
    #expect(blocks.map(\.content) == [.paragraph(words)])
  }

  @Test(
    arguments: [
      ("a\n```\nb", 2, .unclosedCode), ("- ```\n  b\n\nc", 1, .unclosedCode),
      ("~~~~\na\n~~~", 1, .unclosedCode),
      ("```\na\n``", 1, .unclosedCode), ("```", 1, .unclosedCode),
      ("a\n\n<details><summary>a</summary>\n\nb", 3, .unclosedDetails),
      ("- <details><summary>a</summary>\n\n</details>", 1, .unclosedDetails),
      ("a\n\n</details>", 3, .strayTag("</details>")), ("<summary>a</summary>", 1, .strayTag("<summary>")),
      ("<details>a</details>", 1, .detailsWithoutSummary),
      ("<details><summary></summary>a</details>", 1, .detailsWithoutSummary),
      ("<details><summary>a</details>", 1, .strayTag("<summary>")),
      ("<details>\na</summary></details>", 2, .strayTag("</summary>")),
      ("a\n\n<!-- b\n\nc", 3, .unclosedComment),
      ("a\n\u{1b}[2J", 2, .forbiddenCharacter("\u{1b}")), ("a\u{0}", 1, .forbiddenCharacter("\u{0}")),
      ("\u{9b}2J", 1, .forbiddenCharacter("\u{9b}")), ("a\rb", 1, .forbiddenCharacter("\r")),
      ("\u{202e}a", 1, .forbiddenCharacter("\u{202e}")), ("\u{2066}a", 1, .forbiddenCharacter("\u{2066}")),
      ("a\u{200b}b", 1, .forbiddenCharacter("\u{200b}")), ("a\u{7f}", 1, .forbiddenCharacter("\u{7f}")),
      ("\u{2028}", 1, .forbiddenCharacter("\u{2028}")),
      ("a\n\n&#27;[2J", 3, .forbiddenCharacter("\u{1b}")), ("&#x202e;", 1, .forbiddenCharacter("\u{202e}")),
      ("[a](<&#27;b>)", 1, .forbiddenCharacter("\u{1b}")),
      ("``` &#27;\n```", 1, .forbiddenCharacter("\u{1b}")),
      (String(repeating: "> ", count: 40) + "a", 1, .nestedTooDeep(limit: 16)),
      (
        String(repeating: "![", count: 40) + String(repeating: "](a)", count: 40), 1,
        .nestedTooDeep(limit: 16)
      ),
      (String(repeating: "a", count: 4001), 1, .lineTooLong(limit: 4000)),
      (String(repeating: "a\n", count: 40_000), 1, .tooLarge(limit: 65536)),
    ] as [(String, Int, MarkdownProblem)])
  func whatIsWrongIsTold(text: String, line: Int, problem: MarkdownProblem) {
    let error = #expect(throws: MarkdownError.self) { try MarkdownDocument(text) }
    #expect(error == MarkdownError(line: line, problem: problem))
    #expect(!problem.message.contains("\u{1b}") && !problem.message.isEmpty)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let error = #expect(throws: MarkdownError.self) { try MarkdownDocument([0x61, 0x0a, 0xff, 0xfe]) }
    #expect(error == MarkdownError(line: 2, problem: .notUTF8))
  }

  @Test func aMarkOfTheByteOrderDoesNotCount() throws {
    #expect(try MarkdownDocument("\u{feff}# a").blocks == MarkdownDocument("# a").blocks)
  }
}
