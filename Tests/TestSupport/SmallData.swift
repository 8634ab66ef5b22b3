import Datasets
import Matrices

/// Data sets of small random images, for tests.
public enum SmallData {
  /// `count` images of `side` × `side` pixels, about half of them zero, with random labels; none in dev.
  ///
  /// `largestShare` is the share of non-zero pixels up to which they are listed.
  public static func random(
    count: Int, side: Int = 4, seed: UInt64 = 1, largestShare: Double = 0.75
  ) -> DataSet {
    var generator = SeededGenerator(seed: seed, stream: 77)
    let shape = ImageShape(height: side, width: side)
    let pixels = (0..<count * shape.pixelCount).map { _ in
      generator.below(2) == 0 ? UInt8(0) : UInt8(generator.below(256))
    }
    let labels = (0..<count).map { _ in UInt8(generator.below(10)) }
    return DataSet(
      name: "random", samples: Samples(shape: shape, pixels: pixels, labels: labels),
      split: DataSet.Split(shuffleSeed: nil, devCount: 0), largestShare: largestShare)
  }
}
