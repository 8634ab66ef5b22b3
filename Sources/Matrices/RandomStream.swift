/// What random numbers are drawn for: purposes under one seed that must not share numbers.
public enum RandomStream {
  /// The initial parameters of a network.
  public static let parameters: UInt64 = 1
  /// The order of a data set's samples.
  public static let sampleOrder: UInt64 = 2
  /// The order of labels that a planted bug shuffles.
  public static let labelOrder: UInt64 = 3
  /// The choice of a planted bug.
  public static let bug: UInt64 = 4
  /// The samples of a set that gradb draws.
  public static let drawnSamples: UInt64 = 5
  /// The order of the samples in epoch `epoch` (0 or more) of mini-batch training.
  public static func epoch(_ epoch: Int) -> UInt64 { 1 << 32 + UInt64(epoch) }
}
