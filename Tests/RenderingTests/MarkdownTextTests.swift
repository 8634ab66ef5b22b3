import Markdown
import Rendering
import Testing

@Suite struct MarkdownTextTests {
  private static let page = """
    # Why does *b2* never learn?

    Every copy of this exercise seems to **train**, and yet `db2` is *always* zero. Look at
    [the notebook](https://example.org/nb) or at <https://example.org>.
    ![a loss curve](curve.png)

    ## What to do
    1. Run `forward 17`, then look at the pixels that the first operation read, one after another.
    2. Then:
       - `grad`
       - `step`, which takes
         two lines

    > A bias is a weight
    > whose input is always 1.

    | name | shape | what it is |
    | :--- | ----: | --- |
    | `W1` | 10×784 | the weights into the hidden layer, one row for each of its neurons |
    | b1 | 10×1 | its biases |

    ***

    ```gradb
    (gradb) p 1 + 1
    $1 = 2
    ```

    ```python
    for i in range(10): print("for", i)  # ten
    ```

    <details><summary>More</summary>

    Folded.
    </details>
    """

  private static func text(_ page: String, _ display: Display) throws -> StyledText {
    MarkdownText(for: display).text(try MarkdownDocument(page).blocks)
  }

  @Test(arguments: [
    ("[the tour](00-tour.md)", "the tour (lesson 00)"),
    ("[lesson 06](../lessons/06-b2.md#task)", "lesson 06"),
    ("[why?](../docs/mathematics.md)", "why? (docs/mathematics.md)"),
    ("[docs/mathematics.md](../docs/mathematics.md)", "docs/mathematics.md"),
    ("[below](#below)", "below"),
  ])
  func aLinkSaysWhereItLeads(link: String, text: String) throws {
    #expect(try Self.text(link, Display(columns: 60)).plain == text + "\n")
  }

  @Test func aPageIsPleasantAt60Columns() throws {
    #expect(
      try Self.text(Self.page, Display(columns: 60)).plain == """
        Why does *b2* never learn?
        ══════════════════════════

        Every copy of this exercise seems to *train*, and yet `db2`
        is *always* zero. Look at the notebook
        (https://example.org/nb) or at https://example.org.
        [picture: a loss curve]

        What to do
        ──────────

        1. Run `forward 17`, then look at the pixels that the first
           operation read, one after another.
        2. Then:
           • `grad`
           • `step`, which takes two lines

        │ A bias is a weight whose input is always 1.

        name   shape  what it is
        `W1`  10×784  the weights into the hidden layer, one row for
                      each of its neurons
        b1      10×1  its biases

        ────────────────────────────────────────────────────────────

            (gradb) p 1 + 1
            $1 = 2

            for i in range(10): print("for", i)  # ten

        More
          Folded.

        """)
  }

  @Test(arguments: [Display.ColorDepth.none, .sixteen])
  func proseIsNoWiderInAWideWindow(colors: Display.ColorDepth) throws {
    let wide = try Self.text(Self.page, Display(columns: 200, colors: colors))
    #expect(try wide == Self.text(Self.page, Display(columns: 80, colors: colors)))
    #expect(wide.lines.allSatisfy { $0.width <= 80 })
  }

  @Test func codeAndTablesMayBeWiderThanProse() throws {
    let words = (1...40).map { "word\($0)" }.joined(separator: " ")
    for page in ["```\n\(words)\n```", "a | b\n--- | ---\n\(words) | c"] {
      #expect(try Self.text(page, Display(columns: 300)).lines.contains { $0.width > 200 })
    }
  }

  @Test(arguments: [1, 20, 33, 60])
  func noLineIsWiderThanTheDisplay(columns: Int) throws {
    // Narrower than 20 columns, a word has to go somewhere.
    let widest = max(columns, 26)
    #expect(try Self.text(Self.page, Display(columns: columns)).lines.allSatisfy { $0.width <= widest })
  }

  @Test func coloursStandForMarks() throws {
    let text = try Self.text(Self.page, Display(columns: 80, colors: .sixteen))
    #expect(!text.plain.contains("`") && !text.plain.contains("*"))
    let runs = text.runs
    func has(_ text: String, _ style: Style) -> Bool {
      runs.contains { $0.text == text && $0.style == style }
    }
    #expect(has("train", Style(bold: true)))
    #expect(has("always", Style(italic: true)))
    #expect(has("b2", Style(bold: true, italic: true)))
    #expect(has("forward 17", .name))
    #expect(has("# ten", .faint))
    #expect(has("\"for\"", .good))
    #expect(has(" p 1 + 1", .name))
  }

  @Test func itemsWithSeveralParagraphsStandApart() throws {
    #expect(
      try Self.text("9. a\n\n   b\n10. c\n11.\n", Display()).plain == """
         9. a

            b

        10. c

        11.

        """)
  }

  @Test func wideCharactersTakeTwoColumns() throws {
    let text = try Self.text("a | b\n--- | ---\n漢字 | c\ne\u{301} | d", Display())
    #expect(text.plain == "a     b\n漢字  c\ne\u{301}     d\n")
  }

  @Test(arguments: ["\"a", "'", "# \"", "a'b'c", "\t'\\'", "é = '漢'"])
  func anyPythonIsShownAsItIs(code: String) throws {
    let text = try Self.text("```python\n\(code)\n```", Display())
    #expect(text.plain == "    \(code.replacing("\t", with: "    "))\n")
  }
}
