/// How inputs are scaled by what the samples of the training part are like: X = (value - shift) / spread.
public struct Scaling: Sendable, Equatable {
  /// What of the training part decides.
  public enum Kind: String, Sendable, CaseIterable {
    /// The mean is taken away, and the rest divided by the standard deviation (with n).
    case standard
    /// The least value becomes 0, the greatest 1.
    case minmax
  }

  /// What decided.
  public let kind: Kind
  /// What is taken away: one number for each feature, or one for all pixels.
  public let shifts: [Double]
  /// What the rest is divided by; 1 where all values are the same.
  public let spreads: [Double]

  /// What the samples at `rows` say.
  init(_ kind: Kind, of samples: Samples, rows: some Collection<Int32>) {
    self.kind = kind
    let width = samples.inputCount
    let places = samples.image == nil ? width : 1
    let count = Double(rows.count * width / places)
    var (shifts, spreads) = ([Double](repeating: 0, count: places), [Double](repeating: 1, count: places))
    func forEach(_ body: (_ place: Int, _ value: Double) -> Void) {
      for row in rows.lazy.map(Int.init) {
        for input in 0..<width {
          body(places == 1 ? 0 : input, samples.inputs.stored(row * width + input))
        }
      }
    }
    switch kind {
    case .standard:
      forEach { shifts[$0] += $1 }
      for place in shifts.indices { shifts[place] /= max(count, 1) }
      var squares = [Double](repeating: 0, count: places)
      forEach { squares[$0] += ($1 - shifts[$0]) * ($1 - shifts[$0]) }
      for place in squares.indices where squares[place] > 0 {
        spreads[place] = (squares[place] / max(count, 1)).squareRoot()
      }
    case .minmax:
      var greatest = [Double](repeating: -.infinity, count: places)
      shifts = [Double](repeating: .infinity, count: places)
      forEach { place, value in
        shifts[place] = min(shifts[place], value)
        greatest[place] = max(greatest[place], value)
      }
      for place in shifts.indices {
        if rows.isEmpty { shifts[place] = 0 }
        let spread = greatest[place] - shifts[place]
        if spread > 0, spread.isFinite { spreads[place] = spread }
      }
    }
    self.shifts = shifts
    self.spreads = spreads
  }

  /// A value of the file as X has it; `place` is that of its input.
  public func scaled(_ value: Double, _ place: Int) -> Double {
    let place = shifts.count == 1 ? 0 : place
    return (value - shifts[place]) / spreads[place]
  }

  /// All inputs of samples as X has them.
  func scaled(_ samples: Samples) -> [Double] {
    let width = samples.inputCount
    return (0..<samples.inputs.count).map { scaled(samples.inputs.stored($0), $0 % width) }
  }
}
