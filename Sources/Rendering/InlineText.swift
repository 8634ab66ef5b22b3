import Markdown

/// A line of Markdown as it looks in a terminal.
struct InlineText: Sendable {
  /// Whether looks can be told by colours and weight; else by the characters that Markdown has for them.
  let hasColors: Bool

  /// The words of `inlines`, in one line but for breaks that have to stay; what says nothing else looks like `style`.
  func text(_ inlines: [MarkdownInline], in style: Style = .plain) -> StyledText {
    var text = StyledText()
    for inline in inlines {
      switch inline {
      case .text(let words): text.append(Self.withoutTabs(words), style)
      case .code(let code):
        let mark = hasColors ? "" : "`"
        text.append(mark + Self.withoutTabs(code) + mark, .name)
      case .emphasis(let inner):
        var leaning = style
        leaning.italic = true
        text.append(stressed(inner, in: leaning))
      case .strong(let inner):
        var heavy = style
        heavy.bold = true
        text.append(stressed(inner, in: heavy))
      case .link(let inner, let address):
        text.append(self.text(inner, in: style))
        let target = Self.target(address)
        if !target.isEmpty, inner.plainText != target { text.append(" (\(target))", .faint) }
      case .image(let inner, _):
        text.append("[picture: ", .faint)
        text.append(self.text(inner, in: style))
        text.append("]", .faint)
      case .softBreak: text.append(" ", style)
      case .lineBreak: text.append("\n", style)
      }
    }
    return text
  }

  /// Where an address leads, for somebody who cannot click on it: `lesson 03` for the page of a lesson, else a path from
  /// the topmost folder; nothing for another place of the same page.
  private static func target(_ address: String) -> String {
    guard !address.contains(":") else { return address }
    let path = address.prefix { $0 != "#" }
    let file = path.split(separator: "/").last ?? ""
    let digits = file.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, file.dropFirst(digits.count).hasPrefix("-"), file.hasSuffix(".md") {
      return "lesson \(digits)"
    }
    return String(path).replacing("../", with: "")
  }

  private func stressed(_ inlines: [MarkdownInline], in style: Style) -> StyledText {
    let mark = StyledText(hasColors ? "" : "*", style)
    return mark + text(inlines, in: style) + mark
  }

  private static func withoutTabs(_ text: String) -> String { text.replacing("\t", with: " ") }
}
