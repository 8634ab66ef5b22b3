/// What the inputs of samples are kept as, sample after sample.
public enum Inputs: Sendable, Equatable {
  /// Grey values 0…255, each of which is divided by `divisor` (positive) in X.
  case bytes([UInt8], divisor: Double)
  /// The numbers of X as they are.
  case numbers([Double])

  /// How many there are, of all samples together.
  public var count: Int {
    switch self {
    case .bytes(let bytes, _): bytes.count
    case .numbers(let numbers): numbers.count
    }
  }
}
