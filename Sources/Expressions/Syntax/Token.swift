/// A word, number or sign of an expression, and where it stands.
struct Token: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case number(ArrayValue)
    /// A name, keyword or `$1`.
    case name(String)
    /// An operator, bracket or comma.
    case sign(String)
    /// The end of the line.
    case end
  }

  let kind: Kind
  /// Where it stands, in characters from 0.
  let columns: Range<Int>

  func isSign(_ text: String) -> Bool { kind == .sign(text) }
}
