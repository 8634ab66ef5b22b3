/// What was changed in one part of a formula to make another formula of it, as a slip of the pen does.
public struct FormulaEdit: Sendable, Hashable {
  /// In which way a part was changed; what people do most comes first.
  public enum Kind: String, Sendable, CaseIterable {
    /// `W2` for `W2.T`.
    case transposeLeftOut
    /// `a` for `a * b` or `a @ b`.
    case factorLeftOut
    /// `a` for `a / m`.
    case divisionLeftOut
    /// `a` for `a + b`.
    case termLeftOut
    /// Another axis, or one where none was said.
    case axisChanged
    /// No axis, so that everything is one number.
    case axisLeftOut
    /// `x` for `sum(x, axis=1)`.
    case reductionLeftOut
    /// `a - b` for `a + b`, `exp(-x)` for `exp(x)`, `b - a` for `a - b`, or no minus sign before all.
    case signTurned
    /// `x` for `exp(x)`.
    case functionLeftOut
    /// `Z < 0` for `Z > 0`.
    case comparisonTurned
    /// `Z` for `Z > 0`.
    case comparisonLeftOut
    /// Another name in the place of one.
    case nameExchanged
    /// `a * b` for `a @ b`.
    case elementsForProduct
    /// `b @ a` for `a @ b`.
    case sidesExchanged
    /// `a.T @ b` for `a @ b.T`.
    case transposeMoved
    /// `a.T` for `a`.
    case transposePutIn
    /// `a @ b` for `a * b`.
    case productForElements
    /// Another function in the place of one.
    case functionExchanged
    /// `mean(x)` for `sum(x)`.
    case meanForSum
    /// `x` for `x**2`.
    case powerLeftOut
    /// `a + b * c` for `(a + b) * c`.
    case bracketsLeftOut
    /// `a / m / m` for `a / m`.
    case dividedTwice
    /// `a * m` for `a / m`.
    case multipliedInstead
    /// `exp(exp(x))` for `exp(x)`.
    case functionTwice
    /// `2 * x` or `abs(x)` for `x**2`.
    case powerExchanged
    /// `a + b + b` for `a + b`.
    case termTwice
    /// No `keepdims=True`.
    case keepdimsLeftOut
    /// Another operator in the place of one.
    case operatorExchanged
    /// A factor that does not belong there, behind the whole.
    case factorPutIn
    /// A function that does not belong there, of the whole.
    case functionPutIn
  }

  /// In which way it was changed.
  public let kind: Kind
  /// The part that was changed, as gradb writes it; empty where something was put in.
  public let before: String
  /// What stands in its place; empty where it was left out.
  public let after: String

  /// A change of `before` to `after`.
  public init(_ kind: Kind, _ before: String, _ after: String = "") {
    (self.kind, self.before, self.after) = (kind, before, after)
  }
}
