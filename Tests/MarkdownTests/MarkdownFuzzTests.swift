import Markdown
import Matrices
import Testing

/// No bytes may trap or hang; they are a document of harmless characters or an error that names one of their lines.
@Suite struct MarkdownFuzzTests {
  private static let pieces = [
    "# ", "## ", "a", "b ", "\n", "\n\n", "\n    ", "- ", "1. ", "> ", "```", "```gradb\n", "~~~", "`", "*",
    "**", "_",
    "[", "](", ")", "![", "]", "<", ">", "<details>", "</details>", "<summary>", "</summary>", "<!--", "-->",
    "<b>",
    "|", "a | b\n--- | ---\n", "---", "***", "&#27;", "&amp;", "\\", "\t", "é", "漢", "👩‍🚀", "<https://a.b>",
    "\r\n",
    "    x\n", "<div>", "=", "===\n",
  ]

  private func check(_ bytes: [UInt8]) {
    do throws(MarkdownError) {
      let blocks = try MarkdownDocument(bytes).blocks
      let text = "\(blocks)"
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
    } catch {
      #expect((1...bytes.count { $0 == 0x0a } + 1).contains(error.line))
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func randomPieces(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1000 {
      let words = (0..<1 + random.below(30)).map { _ in Self.pieces[random.below(Self.pieces.count)] }
      check(Array(words.joined().utf8))
    }
  }

  @Test func randomBytes() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<1000 { check((0..<random.below(60)).map { _ in UInt8(random.below(256)) }) }
  }

  /// The library takes a time that grows with the square of the first; the limits of size keep it short.
  @Test(arguments: [
    "![[]()", "> ", "- ", "*a_ ", "[", "<details><summary>a</summary>", "a|b\n-|-\n", "<details", "`",
  ])
  func muchOfTheSame(piece: String) {
    let perLine = MarkdownDocument.maximumLineLength / piece.utf8.count - 1
    let line = String(repeating: piece, count: perLine) + "\n"
    check(Array(String(repeating: line, count: MarkdownDocument.maximumSize / line.utf8.count).utf8))
  }
}
