import Matrices

/// How exactly the numbers of a file were computed or saved, told by the numbers themselves.
public enum SavedPrecision: Sendable, Comparable {
  /// float16: 11 bits.
  case half
  /// float32: 24 bits.
  case single
  /// float64: 53 bits.
  case double

  /// The precision of the coarsest of `arrays`, which are of `m` samples.
  ///
  /// Whole numbers and their means over the samples, as of a mask, tell nothing, nor do fewer than 8 others.
  init(_ arrays: [NumericArray], m: Int) {
    self = arrays.compactMap { Self.of($0, m: Double(m)) }.min() ?? .double
  }

  private static func of(_ array: NumericArray, m: Double) -> SavedPrecision? {
    var (count, precision) = (0, SavedPrecision.half)
    for number in array.elements where number.isFinite && number * m != (number * m).rounded() {
      count += 1
      if Double(Float(number)) != number { return .double }
      // 13 of the 23 bits behind the point are those that float16 does not have.
      if Float(number).bitPattern & 0x1FFF != 0 { precision = .single }
    }
    return count >= 8 ? precision : nil
  }

  /// The share of a matrix's largest number up to which a difference is rounding.
  ///
  /// Sums of n products err by n units of rounding at most: 784 · 1.1e-16 ≈ 1e-13 for float64, 5e-5 for float32. Behind
  /// exp and through the layers that grows some hundredfold at worst. A wrong formula is off by percents.
  public var relativeTolerance: Double {
    switch self {
    case .double: 1e-9
    case .single: 1e-3
    case .half: 5e-2
    }
  }

  /// What a difference may be beside that: where numbers near 1 cancel, as in A - Y, only their rounding is left.
  public var absoluteTolerance: Double {
    switch self {
    case .double: 1e-14
    case .single: 1e-6
    case .half: 1e-3
    }
  }

  /// How `mine` differs from `other`, a matrix of the same shape, where up to the tolerances is none.
  func difference(_ mine: Matrix, _ other: Matrix) -> MatrixDifference {
    let largest = other.elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let allowed = relativeTolerance * largest + absoluteTolerance
    return MatrixDifference(mine, other) { _ in allowed }
  }
}
