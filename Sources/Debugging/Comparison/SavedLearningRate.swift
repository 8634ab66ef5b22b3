import Matrices
import Networks

/// The learning rate of a saved iteration, and how it is known.
struct SavedLearningRate {
  let value: Double
  let remark: String

  /// That of the file; where it has none, the one that its updates show; else gradb's.
  init(
    saved: NamedArray?, parameters: Parameters, arrays: [MatrixName: SavedArray],
    updated: [MatrixName: SavedArray], precision: SavedPrecision, live: Double, hasMomentum: Bool
  ) {
    if let number = saved?.array.elements.first {
      value = number
      remark = "alpha = \(Self.text(number)) is the file's"
      return
    }
    let rates = parameters.architecture.parameterNames.compactMap { name -> Double? in
      let direction = hasMomentum ? name.velocity : name.gradient
      guard let before = parameters[name], let after = updated[name]?.matrix,
        let step = direction.flatMap({ arrays[$0]?.matrix })
      else { return nil }
      return Self.rate(before, after, step, precision)
    }
    // One that fewer than half of the updates show is a mistake in them.
    let isGradbs = rates.contains { abs($0 - live) <= 1e-3 * live }
    let common = rates.first { rate in
      2 * rates.count { abs($0 - rate) <= 1e-3 * rate } >= updated.count
    }
    if let common, !isGradbs {
      value = common
      remark = "alpha = \(Self.text(common)), as the updates in the file have it"
    } else {
      value = live
      remark = "alpha = \(Self.text(live)) is gradb's"
    }
  }

  /// The positive number with which `after` is `before` minus so many times `step`, to rounding; nil where there is none.
  private static func rate(
    _ before: Matrix, _ after: Matrix, _ step: Matrix, _ precision: SavedPrecision
  ) -> Double? {
    guard before.elements.count == step.elements.count, before.elements.count == after.elements.count else {
      return nil
    }
    let way = zip(before.elements, after.elements).map { $0 - $1 }
    let squares = step.elements.reduce(0) { $0 + $1 * $1 }
    let exact = zip(way, step.elements).reduce(0) { $0 + $1.0 * $1.1 } / squares
    guard exact.isFinite, exact > 0 else { return nil }
    // People type 0.01; what is computed is off by rounding.
    let round = (exact * 1e6).rounded() / 1e6
    let rate = abs(round - exact) <= precision.relativeTolerance * exact ? round : exact
    let scaled = Matrix(rows: before.rows, columns: before.columns) { before[$0, $1] - rate * step[$0, $1] }
    // Where a step is lost in the rounding of its parameter, any number would fit.
    let isLost = precision.difference(after, before).wrong == 0
    return !isLost && precision.difference(after, scaled).wrong == 0 ? rate : nil
  }

  /// A rate as people type it: that of a float32 without the digits that it has only as a float64.
  private static func text(_ rate: Double) -> String {
    Double(Float(rate)) == rate ? "\(Float(rate))" : "\(rate)"
  }
}
