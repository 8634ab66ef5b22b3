/// Reads a block of HTML, of which `<details>`, `<summary>` and comments mean something. Markdown may stand in them.
enum HTMLReader {
  /// The pieces of `html`, which begins in `line`.
  static func pieces(_ html: String, line: Int) throws(MarkdownError) -> [DetailsPiece] {
    var pieces: [DetailsPiece] = []
    var rest = html[...]
    var line = line
    var summary: (line: Int, inlines: [MarkdownInline])?
    while let (tag, range) = HTMLTag.first(in: rest) {
      let text = rest[..<range.lowerBound]
      if summary == nil {
        pieces += try self.text(text, line: line)
      } else {
        summary?.inlines += try inlines(text, line: line)
      }
      line += text.count { $0 == "\n" }
      switch tag {
      case .details: pieces.append(.opening(line: line))
      case .detailsEnd: pieces.append(.closing(line: line))
      case .summary: summary = (line, [])
      case .summaryEnd:
        guard let done = summary else {
          throw MarkdownError(line: line, problem: .strayTag("</summary>"))
        }
        pieces.append(.summary(done.inlines, line: done.line))
        summary = nil
      case .comment: break
      case .openComment: throw MarkdownError(line: line, problem: .unclosedComment)
      }
      line += rest[range].count { $0 == "\n" }
      rest = rest[range.upperBound...]
    }
    if let summary { throw MarkdownError(line: summary.line, problem: .strayTag("<summary>")) }
    return pieces + (try text(rest, line: line))
  }

  /// What stands between tags, read as a document of its own; HTML in it is shown as it is.
  private static func text(_ text: Substring, line: Int) throws(MarkdownError) -> [DetailsPiece] {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }) else { return [] }
    let firstLine = line + text[..<start].count { $0 == "\n" }
    let rest = text[start...]
    if rest.first == "<" {
      let lines = rest.split(separator: "\n").map { [MarkdownInline.text(String($0))] }
      return [
        .block(MarkdownBlock(.paragraph(Array(lines.joined(separator: [.lineBreak]))), line: firstLine))
      ]
    }
    return try BlockReader(MarkdownSource(Array(rest.utf8), firstLine: firstLine)).pieces()
  }

  /// The words of a summary.
  private static func inlines(_ text: Substring, line: Int) throws(MarkdownError) -> [MarkdownInline] {
    for case .block(let block) in try self.text(text, line: line) {
      if case .paragraph(let inlines) = block.content { return inlines }
    }
    return []
  }
}
