import Markdown

/// Markdown as it looks in a terminal.
///
/// Prose is at most 80 columns wide, however wide the display is; code and tables may be wider. Where there are no
/// colours, code stands in backticks and stressed words in asterisks.
public struct MarkdownText: Sendable {
  private let display: Display
  private let inlines: InlineText

  /// The widest line of prose that is pleasant to read.
  private static let widestProse = 80
  /// What a block is at least given, however deep it stands in lists.
  private static let narrowest = 20

  /// Text for `display`.
  public init(for display: Display) {
    self.display = display
    inlines = InlineText(hasColors: display.colors > .none)
  }

  /// The blocks with an empty line between them. Ends with a newline, unless there are none.
  public func text(_ blocks: [MarkdownBlock]) -> StyledText {
    text(blocks, columns: display.columns, isTight: false)
  }

  private func text(_ blocks: [MarkdownBlock], columns: Int, isTight: Bool) -> StyledText {
    var text = StyledText()
    for block in blocks {
      if !text.isEmpty && !isTight { text.appendLine() }
      text.append(self.text(block, columns: max(Self.narrowest, columns)))
    }
    return text
  }

  private func text(_ block: MarkdownBlock, columns: Int) -> StyledText {
    let indent = display.columns - columns
    let prose = min(columns, max(Self.narrowest, Self.widestProse - indent))
    switch block.content {
    case .heading(let level, let words): return heading(words, level: level, columns: prose)
    case .paragraph(let words): return inlines.text(words).paragraph(columns: prose)
    case .code(let language, let code):
      return CodeText.text(code, language: language).fitted(columns: columns - 4).indented(4)
    case .list(let start, let items): return list(items, start: start, columns: columns)
    case .quote(let blocks):
      return text(blocks, columns: columns - 2, isTight: false).prefixed(StyledText("│ ", .faint))
    case .table(let table): return self.table(table, columns: columns)
    case .rule: return StyledText(String(repeating: "─", count: prose) + "\n", .faint)
    case .details(let summary, let blocks):
      let title = inlines.text(summary, in: .heading).paragraph(columns: prose)
      return title + text(blocks, columns: columns - 2, isTight: false).indented(2)
    }
  }

  /// Bold words, the two highest levels with a line below.
  private func heading(_ words: [MarkdownInline], level: Int, columns: Int) -> StyledText {
    var text = inlines.text(words, in: .heading).paragraph(columns: columns)
    guard level <= 2 else { return text }
    let width = text.lines.map(\.width).max() ?? 0
    text.appendLine(String(repeating: level == 1 ? "═" : "─", count: width), .faint)
    return text
  }

  /// Items behind bullets or numbers; with empty lines between them where one of them has several blocks of text.
  private func list(_ items: [[MarkdownBlock]], start: Int?, columns: Int) -> StyledText {
    let isLoose = items.contains { item in item.count { !$0.isList } > 1 }
    let marks = items.indices.map { index in start.map { "\($0 + index). " } ?? "• " }
    let width = marks.map(\.count).max() ?? 0
    var text = StyledText()
    for (mark, item) in zip(marks, items) {
      if isLoose && !text.isEmpty { text.appendLine() }
      let content = self.text(item, columns: columns - width, isTight: !isLoose)
      let blanks = String(repeating: " ", count: width - mark.count)
      text.append(blanks + (content.isEmpty ? String(mark.dropLast()) : mark), .faint)
      text.append(content.isEmpty ? "\n" : content.indented(width).droppingFirst(width))
    }
    return text
  }

  private func table(_ table: MarkdownTable, columns: Int) -> StyledText {
    var aligned = Table(
      zip(table.headings, table.alignments).map { heading, alignment in
        Table.Column(inlines.text(heading).plain, alignment == .right ? .right : .left)
      })
    for row in table.rows { aligned.add(row.map { inlines.text($0) }) }
    var narrower = display
    narrower.columns = columns
    return aligned.text(in: narrower)
  }
}

extension MarkdownBlock {
  fileprivate var isList: Bool { if case .list = content { true } else { false } }
}

extension StyledText {
  /// The lines with `prefix` before each; ends with a newline.
  fileprivate func prefixed(_ prefix: StyledText) -> StyledText {
    var text = StyledText()
    for line in lines { text.appendLine(prefix + line) }
    return text
  }
}
