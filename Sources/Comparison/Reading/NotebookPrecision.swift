import ArrayFiles
import Matrices

/// How exactly the numbers of a file were computed or saved.
public enum NotebookPrecision: Sendable, Comparable {
  /// float16: 11 bits.
  case half
  /// float32: 24 bits.
  case single
  /// float64: 53 bits.
  case double

  /// The precision of an iteration that read `inputs` and computed `results`.
  ///
  /// That of the coarsest type among them, for what was computed from it is no better. In float64, numbers may be
  /// float32 ones still: where all results are, or the `pixels`, which a division by 255 makes longer.
  init(inputs: [NumericArray], results: [NumericArray], pixels: NumericArray?) {
    let bits = (inputs + results + [pixels].compactMap { $0 }).map(\.significandBits).min() ?? 53
    let telling = results.compactMap(Self.isSingle)
    if bits < 24 {
      self = .half
    } else if bits == 24 || (!telling.isEmpty && telling.allSatisfy { $0 })
      || pixels.flatMap(Self.isSingle) ?? false
    {
      self = .single
    } else {
      self = .double
    }
  }

  /// Whether all numbers of an array are float32 ones; nil where it has fewer than 100 that are not whole, as a bias or a
  /// mask has: their means over 64 samples are short, too.
  private static func isSingle(_ array: NumericArray) -> Bool? {
    var count = 0
    for number in array.elements where number.isFinite && number != number.rounded() {
      if Double(Float(number)) != number { return false }
      count += 1
    }
    return count >= 100 ? true : nil
  }

  /// The share of a matrix's largest number up to which a difference is rounding.
  ///
  /// Sums of n products err by n units of rounding at most: 784 · 1.1e-16 ≈ 1e-13 for float64. In float32, 2 to 6 layers
  /// on up to 42,000 samples were off by 6e-7 at most, and by 7e-6 after 100 iterations; in float16 by 1e-3. A wrong
  /// formula is off by more.
  public var relativeTolerance: Double {
    switch self {
    case .double: 1e-9
    case .single: 1e-5
    case .half: 1e-2
    }
  }

  /// What a difference may be beside that: where numbers near 1 cancel, as in A - Y, only their rounding is left, in
  /// float32 up to 3e-7.
  public var absoluteTolerance: Double {
    switch self {
    case .double: 1e-14
    case .single: 5e-7
    case .half: 1e-3
    }
  }

  /// The share of a number by which its rounding, and that of the number it was computed from, may move it.
  private var rounding: Double {
    switch self {
    case .double: 0x1p-52
    case .single: 0x1p-23
    case .half: 0x1p-10
    }
  }

  /// How `mine` differs from `other`, a matrix of the same shape, where up to the tolerances is none.
  func difference(_ mine: Matrix, _ other: Matrix) -> MatrixDifference {
    let allowed = relativeTolerance * Self.largest(other.elements) + absoluteTolerance
    return MatrixDifference(mine, other) { _ in allowed }
  }

  /// The same for what updates have made of `old`: the step is compared, which may be a millionth of the number.
  func difference(_ mine: Matrix, _ other: Matrix, updatedFrom old: Matrix) -> MatrixDifference {
    let isStep = other.rows == old.rows && other.columns == old.columns
    let step = isStep ? Self.largest(zip(other.elements, old.elements).map { $0 - $1 }) : .infinity
    let allowed = relativeTolerance * min(step, Self.largest(other.elements))
    return MatrixDifference(mine, other) { allowed + 2 * rounding * abs($0) }
  }

  private static func largest(_ numbers: [Double]) -> Double {
    numbers.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
  }
}
