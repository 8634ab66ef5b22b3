/// Turns what the library parsed of a line into stretches of text.
struct InlineReader {
  /// The line of the file that the document begins with, from 1.
  let firstLine: Int

  /// The stretches in `node`.
  func read(_ node: CommonMarkNode) throws(MarkdownError) -> [MarkdownInline] {
    try inlines(of: node.children, in: node, depth: 0)
  }

  /// A paragraph. `</details>` at its end closes what was opened before it.
  func paragraph(_ node: CommonMarkNode) throws(MarkdownError) -> [DetailsPiece] {
    var children = node.children
    let closes =
      children.last.map { $0.type == "html_inline" && HTMLTag.isClosingDetails($0.literal) } ?? false
    if closes { children.removeLast() }
    var inlines = try inlines(of: children, in: node, depth: 0)
    if inlines.last == .softBreak { inlines.removeLast() }
    let line = line(node)
    var pieces: [DetailsPiece] =
      inlines.isEmpty ? [] : [.block(MarkdownBlock(.paragraph(inlines), line: line))]
    if closes { pieces.append(.closing(line: line)) }
    return pieces
  }

  private func inlines(
    of children: [CommonMarkNode], in node: CommonMarkNode, depth: Int
  ) throws(MarkdownError) -> [MarkdownInline] {
    guard depth < MarkdownDocument.maximumDepth else {
      throw MarkdownError(line: line(node), problem: .nestedTooDeep(limit: MarkdownDocument.maximumDepth))
    }
    var inlines: [MarkdownInline] = []
    for child in children {
      let inner = try self.inlines(of: child.children, in: node, depth: depth + 1)
      switch child.type {
      case "text": inlines.append(.text(try checked(child.literal, in: node)))
      case "code": inlines.append(.code(try checked(child.literal, in: node)))
      case "emph": inlines.append(.emphasis(inner))
      case "strong": inlines.append(.strong(inner))
      case "link": inlines.append(.link(inner, address: try checked(child.address, in: node)))
      case "image": inlines.append(.image(inner, address: try checked(child.address, in: node)))
      case "softbreak": inlines.append(.softBreak)
      case "linebreak": inlines.append(.lineBreak)
      case "html_inline" where child.literal.hasPrefix("<!--"): continue
      default: inlines.append(.text(try checked(child.literal, in: node)))
      }
    }
    return inlines
  }

  /// Text in which a number such as `&#27;` may have become a character.
  private func checked(_ text: String, in node: CommonMarkNode) throws(MarkdownError) -> String {
    try MarkdownSource.check(text, line: line(node))
    return text.contains("\n") ? text.replacing("\n", with: " ") : text
  }

  private func line(_ node: CommonMarkNode) -> Int { firstLine + node.lines.lowerBound - 1 }
}
