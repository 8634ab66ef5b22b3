/// Turns what the library parsed into blocks.
struct BlockReader {
  private let source: MarkdownSource
  private let inlines: InlineReader

  /// A reader of the whole of `source`.
  init(_ source: MarkdownSource) {
    self.source = source
    inlines = InlineReader(firstLine: source.firstLine)
  }

  /// The blocks of the document.
  func blocks() throws(MarkdownError) -> [MarkdownBlock] {
    try DetailsFolder.blocks(of: pieces())
  }

  /// The blocks of the document, before what stands between `<details>` and `</details>` is put into one.
  func pieces() throws(MarkdownError) -> [DetailsPiece] {
    guard let tree = CommonMarkTree(source.text) else {
      throw MarkdownError(line: source.firstLine, problem: .tooLarge(limit: MarkdownDocument.maximumSize))
    }
    var pieces: [DetailsPiece] = []
    for node in tree.root.children { pieces += try self.pieces(node, depth: 0) }
    return pieces
  }

  /// The blocks in an item or a quote.
  private func blocks(in node: CommonMarkNode, depth: Int) throws(MarkdownError) -> [MarkdownBlock] {
    guard depth < MarkdownDocument.maximumDepth else {
      throw MarkdownError(line: line(node), problem: .nestedTooDeep(limit: MarkdownDocument.maximumDepth))
    }
    var pieces: [DetailsPiece] = []
    for child in node.children { pieces += try self.pieces(child, depth: depth + 1) }
    return try DetailsFolder.blocks(of: pieces)
  }

  private func pieces(_ node: CommonMarkNode, depth: Int) throws(MarkdownError) -> [DetailsPiece] {
    let content: MarkdownBlock.Content
    switch node.type {
    case "heading":
      content = .heading(level: node.headingLevel, try inlines.read(node))
    case "paragraph":
      return try inlines.paragraph(node)
    case "code_block":
      content = try code(node)
    case "list":
      var items: [[MarkdownBlock]] = []
      for item in node.children { items.append(try blocks(in: item, depth: depth)) }
      content = .list(start: node.listStart, items: items)
    case "block_quote":
      content = .quote(try blocks(in: node, depth: depth))
    case "table":
      content = .table(try table(node))
    case "thematic_break":
      content = .rule
    case "html_block":
      return try HTMLReader.pieces(node.literal, line: line(node))
    default:
      return []
    }
    return [.block(MarkdownBlock(content, line: line(node)))]
  }

  private func code(_ node: CommonMarkNode) throws(MarkdownError) -> MarkdownBlock.Content {
    if let fence = node.fence {
      // The library takes the end of the document, or of a list, for the end of the block.
      let last = node.lines.upperBound - 1
      let end = source.lines.indices.contains(last) ? source.lines[last].filter { !" \t>".contains($0) } : ""
      guard node.lines.count > 1, end.count >= fence.length, end.allSatisfy({ $0 == fence.character }) else {
        throw MarkdownError(line: line(node), problem: .unclosedCode)
      }
    }
    let language = node.fenceInfo.prefix { !$0.isWhitespace }
    try MarkdownSource.check(String(language), line: line(node))
    return .code(language: String(language), node.literal)
  }

  private func table(_ node: CommonMarkNode) throws(MarkdownError) -> MarkdownTable {
    var rows: [[[MarkdownInline]]] = []
    for row in node.children {
      var cells: [[MarkdownInline]] = []
      for cell in row.children { cells.append(try inlines.read(cell)) }
      rows.append(cells)
    }
    let alignments: [MarkdownTable.Alignment] = node.columnAlignments.map {
      switch $0 {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
    return MarkdownTable(
      alignments: alignments, headings: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private func line(_ node: CommonMarkNode) -> Int { source.firstLine + node.lines.lowerBound - 1 }
}
