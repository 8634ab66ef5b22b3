/// What a matrix's numbers are like, at a glance.
///
/// NaN and the infinities are counted; everything else is about the finite numbers, so that one NaN does not
/// hide what the others are.
public struct MatrixStatistics: Sendable, Equatable, Encodable {
  /// A number and where it stands.
  public struct Element: Sendable, Equatable, Encodable {
    /// The number.
    public var value: Double
    /// Its row, from 0.
    public var row: Int
    /// Its column, from 0.
    public var column: Int
  }

  /// How many numbers there are, of any kind.
  public private(set) var count: Int
  /// The least finite number, the first one column by column; nil if there is none.
  public private(set) var minimum: Element?
  /// The greatest finite number, the first one column by column; nil if there is none.
  public private(set) var maximum: Element?
  /// The arithmetic mean of the finite numbers; NaN if there is none.
  public private(set) var mean = Double.nan
  /// The population standard deviation of the finite numbers, as `np.std` computes it; NaN if there is none.
  public private(set) var standardDeviation = Double.nan
  /// How many numbers are 0 or -0.
  public private(set) var zeros = 0
  /// How many are NaN.
  public private(set) var nans = 0
  /// How many are infinite, of either sign.
  public private(set) var infinities = 0
  /// The first number that is NaN or infinite, column by column.
  public private(set) var firstNonFinite: Element?

  /// The statistics of `matrix`, in three passes over it.
  public init(_ matrix: Matrix) { self.init(MatrixParts(matrix)) }

  /// The same of a matrix that is made part by part.
  ///
  /// - Throws: `Stopped` where its making was ended.
  public init<Stopped>(_ parts: MatrixParts<Stopped>) throws(Stopped) {
    count = parts.count
    var (lowest, highest): (Int?, Int?)
    var firstOther: (place: Int, value: Double)?
    var low = Double.infinity
    var high = -Double.infinity
    var start = 0
    try parts.forEach { part in
      for (index, value) in part.elements.enumerated() {
        guard value.isFinite else {
          if value.isNaN { nans += 1 } else { infinities += 1 }
          if firstOther == nil { firstOther = (start + index, value) }
          continue
        }
        if value == 0 { zeros += 1 }
        if value < low { (low, lowest) = (value, start + index) }
        if value > high { (high, highest) = (value, start + index) }
      }
      start += part.elements.count
      return true
    }
    func element(_ index: Int, _ value: Double) -> Element {
      Element(value: value, row: index % parts.rows, column: index / parts.rows)
    }
    firstNonFinite = firstOther.map { element($0.place, $0.value) }
    guard let lowest, let highest else { return }
    minimum = element(lowest, low)
    maximum = element(highest, high)
    (mean, standardDeviation) = try Self.moments(
      parts, finite: count - nans - infinities, largest: max(-low, high))
  }

  /// The mean and the standard deviation of the finite numbers, the largest of which is `largest` in magnitude.
  private static func moments<Stopped>(
    _ parts: MatrixParts<Stopped>, finite: Int, largest: Double
  ) throws(Stopped) -> (mean: Double, standardDeviation: Double) {
    // A power of two that brings the numbers near 1 changes no digit, and keeps sums and squares from
    // overflow.
    let exponent = largest == 0 ? 0 : min(max(Int(largest.exponent), -1000), 1000)
    let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
    var sum = 0.0
    try parts.forEach { part in
      for element in part.elements where element.isFinite { sum += element * scale }
      return true
    }
    let mean = sum / Double(finite)
    var squares = 0.0
    try parts.forEach { part in
      for element in part.elements where element.isFinite {
        let deviation = element * scale - mean
        squares += deviation * deviation
      }
      return true
    }
    return (mean / scale, (squares / Double(finite)).squareRoot() / scale)
  }
}
