import Matrices

/// The order in which an epoch of mini-batches goes through the training samples.
struct EpochOrder: Sendable {
  private let epoch: Int
  private let seed: UInt64
  /// A place for each training sample, 0 ..< their number.
  let places: [Int32]

  /// The order of an epoch, drawn from the seed. O(samples).
  init(epoch: Int, seed: UInt64, count: Int) {
    (self.epoch, self.seed) = (epoch, seed)
    var generator = SeededGenerator(seed: seed, stream: RandomStream.epoch(epoch))
    places = generator.permutation(count)
  }

  /// Whether it is the order of that epoch, with that seed and number of samples.
  func isOf(epoch: Int, seed: UInt64, count: Int) -> Bool {
    self.epoch == epoch && self.seed == seed && places.count == count
  }
}
