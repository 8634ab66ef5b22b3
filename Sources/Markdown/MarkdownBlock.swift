/// A block of a Markdown document, and the line it begins in.
public struct MarkdownBlock: Sendable, Equatable {
  /// What a block is.
  public enum Content: Sendable, Equatable {
    /// A heading of `level` 1…6.
    case heading(level: Int, [MarkdownInline])
    /// Running text.
    case paragraph([MarkdownInline])
    /// A fenced or indented block of code, ending with a newline; `language` is the first word behind the fence,
    /// empty where there is none.
    case code(language: String, String)
    /// Items, each of them blocks; `start` is the number of the first, nil where the items have bullets.
    case list(start: Int?, items: [[MarkdownBlock]])
    /// Blocks that are quoted.
    case quote([MarkdownBlock])
    /// A table with a heading row.
    case table(MarkdownTable)
    /// A line across.
    case rule
    /// `<details>`: blocks that are folded away behind the words of their `<summary>`.
    case details(summary: [MarkdownInline], [MarkdownBlock])
  }

  /// What it is.
  public var content: Content
  /// The line it begins in, from 1.
  public var line: Int

  /// A block of `content` that begins in `line`.
  public init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }
}

/// A table: a row of headings, and rows of as many cells.
public struct MarkdownTable: Sendable, Equatable {
  /// Where the text of a column stands in it.
  public enum Alignment: Sendable { case left, center, right }

  /// Where the text stands, for each column.
  public var alignments: [Alignment]
  /// The cells above the columns.
  public var headings: [[MarkdownInline]]
  /// The cells of each row.
  public var rows: [[[MarkdownInline]]]

  /// A table of these headings and rows.
  public init(alignments: [Alignment], headings: [[MarkdownInline]], rows: [[[MarkdownInline]]]) {
    self.alignments = alignments
    self.headings = headings
    self.rows = rows
  }
}
