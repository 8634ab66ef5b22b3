import Matrices

/// How exact differences of a loss can be, in Double.
///
/// A loss of 483 and one of 2.3 have as many digits; the difference of two that are close together has fewer, and the
/// division by a small ε makes what is lost large. The same holds for the logits that the loss is made from, which may
/// be large where the loss is small.
struct LossRounding: Sendable {
  /// The largest absolute value among the loss and the logits.
  let magnitude: Double

  /// The rounding of a loss, in units of its last place. In 60 checks of right networks with losses up to 1e21 it was at
  /// most 3.
  private static let lastPlaces = 8.0

  /// The rounding of the loss of a batch, of whose last layer `logits` are the pre-activations.
  init(loss: Double, logits: Matrix?) {
    magnitude = logits?.elements.reduce(abs(loss)) { max($0, abs($1)) } ?? abs(loss)
  }

  /// How far rounding alone may move a central difference.
  func slopeError(epsilon: Double) -> Double { Self.lastPlaces * magnitude * 0x1p-53 / epsilon }
}
