/// A block, or an end of what is folded away.
enum DetailsPiece {
  case block(MarkdownBlock)
  case opening(line: Int)
  case summary([MarkdownInline], line: Int)
  case closing(line: Int)
}

/// Puts what stands between `<details>` and `</details>` into one block.
enum DetailsFolder {
  /// The blocks that `pieces` make.
  static func blocks(of pieces: [DetailsPiece]) throws(MarkdownError) -> [MarkdownBlock] {
    var outer: [MarkdownBlock] = []
    // What is open, outermost first, with what was found in it.
    var open: [Details] = []
    for piece in pieces {
      switch piece {
      case .block(let block):
        if open.isEmpty { outer.append(block) } else { open[open.count - 1].blocks.append(block) }
      case .opening(let line):
        guard open.count < MarkdownDocument.maximumDepth else {
          throw MarkdownError(line: line, problem: .nestedTooDeep(limit: MarkdownDocument.maximumDepth))
        }
        open.append(Details(line: line))
      case .summary(let inlines, let line):
        guard let last = open.last, last.summary == nil, last.blocks.isEmpty else {
          throw MarkdownError(line: line, problem: .strayTag("<summary>"))
        }
        open[open.count - 1].summary = inlines
      case .closing(let line):
        guard let details = open.popLast() else {
          throw MarkdownError(line: line, problem: .strayTag("</details>"))
        }
        guard let summary = details.summary, !summary.isEmpty else {
          throw MarkdownError(line: details.line, problem: .detailsWithoutSummary)
        }
        let block = MarkdownBlock(.details(summary: summary, details.blocks), line: details.line)
        if open.isEmpty { outer.append(block) } else { open[open.count - 1].blocks.append(block) }
      }
    }
    if let details = open.last { throw MarkdownError(line: details.line, problem: .unclosedDetails) }
    return outer
  }

  private struct Details {
    let line: Int
    var summary: [MarkdownInline]?
    var blocks: [MarkdownBlock] = []
  }
}
