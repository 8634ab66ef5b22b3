import Matrices

/// How a data set becomes the numbers that a network learns from: X from pixels, y and Y from labels.
///
/// The right one is `Preparation()`. Another is a mistake that a notebook may make, planted to be found.
public struct Preparation: Sendable, Equatable {
  /// What a pixel's byte, 0…255, is divided by in X; positive. Nil for what belongs to it.
  public var divisor: Double?
  /// How many rows above its label's a sample has its 1 in Y; above the first row comes the last.
  public var rowsTooHigh = 0
  /// The seed by which the targets are shuffled against the inputs; nil where each sample keeps its own.
  public var labelSeed: UInt64?

  /// What is right: pixels / 255, each sample's own label, and the 1 of Y in the label's row.
  public init() {}

  /// The targets as they stand beside the inputs; `targets` are in the file's order.
  func targets(_ targets: Targets) -> Targets {
    guard let labelSeed else { return targets }
    var generator = SeededGenerator(seed: labelSeed, stream: RandomStream.labelOrder)
    return targets.reordered(generator.permutation(targets.count))
  }

  /// The same with the labels that Y has them for.
  func rowsOfY(_ targets: Targets) -> Targets {
    guard rowsTooHigh != 0, case .labels(let labels, let classes) = targets else { return targets }
    let count = classes.count
    return .labels(
      labels.map { UInt16(((Int($0) - rowsTooHigh) % count + count) % count) }, classes: classes)
  }
}
