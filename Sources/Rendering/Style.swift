/// How a run of text looks: colours and weight, all optional.
public struct Style: Sendable, Equatable {
  /// The colour of the characters; the terminal's own where nil.
  public var foreground: Color?
  /// The colour behind the characters; the terminal's own where nil.
  public var background: Color?
  /// Whether the characters are bold.
  public var bold: Bool
  /// Whether the characters are fainter than usual.
  public var dim: Bool
  /// Whether the characters lean.
  public var italic: Bool

  /// A style with the given colours and weight.
  public init(
    foreground: Color? = nil, background: Color? = nil, bold: Bool = false, dim: Bool = false,
    italic: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.italic = italic
  }

  /// The terminal's own look.
  public static let plain = Style()
  /// What a section is called.
  public static let heading = Style(bold: true)
  /// What can be read later: shapes, units, remarks.
  public static let faint = Style(dim: true)
  /// A name of a matrix, an operation or a command.
  public static let name = Style(foreground: .named(.cyan))
  /// Something that is right.
  public static let good = Style(foreground: .named(.green))
  /// Something that is wrong.
  public static let bad = Style(foreground: .named(.red), bold: true)
  /// Something to look at.
  public static let caution = Style(foreground: .named(.yellow))
}

/// A colour: one of the terminal's eight, which follow the user's theme, or an exact one, for pictures.
public enum Color: Sendable, Hashable {
  /// The eight colours that every colour terminal has.
  public enum Name: UInt8, Sendable, CaseIterable {
    case black, red, green, yellow, blue, magenta, cyan, white
  }
  /// One of the terminal's own colours.
  case named(Name)
  /// Red, green and blue, 0…255 each; shown as near to it as the terminal can.
  case rgb(UInt8, UInt8, UInt8)
}
