import Matrices

/// How the bytes of a data set become the numbers that a network learns from: X from pixels, y and Y from labels.
///
/// The right one is `Preparation()`. Another is a mistake that a notebook may make, planted to be found.
public struct Preparation: Sendable, Equatable {
  /// What a pixel's byte, 0…255, is divided by in X; positive. Nil for what belongs to it.
  public var divisor: Double?
  /// How many rows above its label's a sample has its 1 in Y; above the first row comes the last.
  public var rowsTooHigh = 0
  /// The seed by which the labels are shuffled against the images; nil where each image keeps its own.
  public var labelSeed: UInt64?

  /// What is right: pixels / 255, each image's own label, and the 1 of Y in the label's row.
  public init() {}

  /// The labels as they stand beside the images; `labels` are in the file's order.
  func labels(_ labels: [UInt8]) -> [UInt8] {
    guard let labelSeed else { return labels }
    var generator = SeededGenerator(seed: labelSeed, stream: RandomStream.labelOrder)
    return generator.permutation(labels.count).map { labels[Int($0)] }
  }

  /// The row of Y that gets the 1, for each of `labels`.
  func targets(_ labels: [UInt8], of classes: Int) -> [UInt8] {
    guard rowsTooHigh != 0 else { return labels }
    return labels.map { UInt8(((Int($0) - rowsTooHigh) % classes + classes) % classes) }
  }
}
