/// Text in runs of one style each: what a command shows, before a terminal's abilities are known.
public struct StyledText: Sendable, Equatable {
  /// A stretch of text in one style.
  public struct Run: Sendable, Equatable {
    /// The characters; may hold newlines, never escape sequences.
    public var text: String
    /// How they look.
    public var style: Style
  }

  /// The runs, in reading order.
  public private(set) var runs: [Run] = []

  /// Text in one style; no text at all by default.
  public init(_ text: String = "", _ style: Style = .plain) {
    append(text, style)
  }

  /// Adds `text` in `style` at the end.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  /// Adds `other` at the end.
  public mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
  }

  /// Adds `text` and a newline.
  public mutating func appendLine(_ text: StyledText = StyledText()) {
    append(text)
    append("\n")
  }

  /// Adds `text` in `style` and a newline.
  public mutating func appendLine(_ text: String, _ style: Style = .plain) {
    append(text, style)
    append("\n")
  }

  /// Whether there is no character in it.
  public var isEmpty: Bool { runs.isEmpty }

  /// The characters without their styles.
  public var plain: String { runs.map(\.text).joined() }

  /// The one text after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  /// `left` with plain text behind it.
  public static func + (left: StyledText, right: String) -> StyledText { left + StyledText(right) }
}

extension StyledText: ExpressibleByStringLiteral {
  /// Plain text.
  public init(stringLiteral value: String) { self.init(value) }
}
