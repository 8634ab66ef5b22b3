/// A Markdown document: CommonMark with tables, and `<details>` for what is folded away.
///
/// Other HTML is text like any other, and comments vanish. No character that a terminal acts upon gets into the blocks,
/// neither as it is nor written as a number such as `&#27;`.
public struct MarkdownDocument: Sendable, Equatable {
  /// The blocks, in reading order.
  public let blocks: [MarkdownBlock]

  /// The largest document that is read, in bytes.
  public static let maximumSize = 64 << 10
  /// The longest line that is read, in bytes.
  public static let maximumLineLength = 4000
  /// How deep blocks, or stretches of a line, may stand in one another.
  public static let maximumDepth = 16

  /// Reads a document.
  ///
  /// - Throws: `MarkdownError` for what is no text or too large, and for code and `<details>` that are not closed.
  public init(_ bytes: [UInt8]) throws(MarkdownError) {
    let source = try MarkdownSource(bytes)
    blocks = try BlockReader(source).blocks()
  }

  /// Reads a document; as `init(_:)` for bytes.
  public init(_ text: String) throws(MarkdownError) {
    try self.init(Array(text.utf8))
  }
}
