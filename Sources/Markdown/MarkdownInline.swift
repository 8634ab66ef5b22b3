/// A stretch of a line of Markdown text.
public enum MarkdownInline: Sendable, Equatable {
  /// Characters as they stand, without newlines.
  case text(String)
  /// Characters of a formula, a command or a program.
  case code(String)
  /// Stressed words, usually in italics.
  case emphasis([MarkdownInline])
  /// Strongly stressed words, usually in bold.
  case strong([MarkdownInline])
  /// Words that lead to an address.
  case link([MarkdownInline], address: String)
  /// A picture, of which only its description can be shown.
  case image([MarkdownInline], address: String)
  /// The end of a line of the source, which is a blank when shown.
  case softBreak
  /// The end of a line that has to stay one.
  case lineBreak
}

extension Sequence<MarkdownInline> {
  /// The characters without their looks and addresses; every break is a blank.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _), .image(let inlines, _):
        inlines.plainText
      case .softBreak, .lineBreak: " "
      }
    }.joined()
  }
}
