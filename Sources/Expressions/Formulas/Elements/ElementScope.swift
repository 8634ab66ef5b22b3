/// Whoever knows the numbers that a formula reads one at a time, so that no matrix has to be made for one element.
public protocol ElementScope: NameScope {
  /// The shape of what a name stands for; nil where it has none.
  func shape(of name: String) -> SymbolicShape?
  /// What reads the elements of a matrix by row and column, as broadcasting sees them; NaN where there is none. A sum reads
  /// hundreds of one name.
  func elements(of name: String) -> (_ row: Int, _ column: Int) -> Double
  /// Whether products with a 0 of this matrix are left out, and so are 0 even where the other factor is no number.
  func leavesOutZeros(_ name: String) -> Bool
  /// The letter that terms are counted by along a length, in an element of a row of another: `s` for samples.
  func letter(along dimension: Dimension, inRowOf rows: Dimension) -> String
}

/// One number of a matrix by its name: `dZ1[3,7]`.
public struct ElementReference: Sendable, Hashable {
  /// The matrix.
  public let name: String
  /// The row and the column, from 0.
  public let row: Int, column: Int
}
