/// What the place where text appears can show.
public struct Display: Sendable, Equatable {
  /// How many colours can be shown.
  public enum ColorDepth: Int, Sendable, Comparable, CaseIterable {
    case none, sixteen, palette256, trueColor

    /// Whether `left` shows fewer colours than `right`.
    public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
  }

  /// The characters in a line; at least 1.
  public var columns: Int
  /// The lines on a screen; nil where there is no screen (a pipe, a file).
  public var rows: Int?
  /// How many colours can be shown.
  public var colors: ColorDepth
  /// Whether characters beyond ASCII can be shown.
  public var unicode: Bool

  /// A display; by default what a pipe gets: 80 columns, no screen, no colour, Unicode.
  public init(columns: Int = 80, rows: Int? = nil, colors: ColorDepth = .none, unicode: Bool = true) {
    self.columns = max(1, columns)
    self.rows = rows
    self.colors = colors
    self.unicode = unicode
  }
}
