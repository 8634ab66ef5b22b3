import ArrayFiles
import Matrices
import Networks

/// The learning rate of a saved iteration, and how it is known.
struct NotebookLearningRate {
  let value: Double
  /// Whether the file or gradb's updates tell it; else it is a guess, for which nobody is to be blamed.
  let isKnown: Bool
  let remark: String

  /// What an update began with, what it left, and what it followed: the gradient or the velocity.
  struct Update {
    let before, after, direction: Matrix
    /// Whether the direction is gradb's, because the file has none.
    let isGradbs: Bool
  }

  /// That of the file; where it has none, the one that its updates show; else gradb's.
  init(saved: NamedArray?, updates: [Update], precision: NotebookPrecision, live: Double) {
    if let number = saved?.array.elements.first {
      (value, isKnown) = (number, true)
      remark = "alpha = \(Self.text(number)) is the file's"
      return
    }
    // Where a step is lost in the rounding of its parameter, any number would fit.
    let telling = updates.filter { !Self.fits(0, $0, precision) }
    // Of two that as many updates show, the first: gradb's, then one that goes downhill.
    let rates = telling.compactMap { Self.rate($0, precision) }.sorted { $0 > 0 && $1 < 0 }
    var (common, most) = (live, 0)
    for rate in [live, -live] + rates {
      let count = telling.count { Self.fits(rate, $0, precision) }
      if count > most { (common, most) = (rate, count) }
    }
    // One that fewer than half of the updates show is a mistake in them.
    isKnown = most > 0 && (2 * most >= telling.count || abs(common) == live)
    value = isKnown ? abs(common) : live
    if common == -1 {
      remark = "the updates add what they follow as it is"
    } else if isKnown && value != live {
      remark =
        "alpha = \(Self.text(value)), as the updates in the file have it"
        + (common < 0 ? ", which add alpha times the gradient" : "")
        + (telling.contains(where: \.isGradbs) ? "; the gradients that they follow are gradb's" : "")
    } else if isKnown || telling.isEmpty {
      remark = "alpha = \(Self.text(live)) is gradb's"
    } else {
      remark = "alpha is not in the file, and no single one fits its updates: save it as alpha=..., too"
    }
  }

  /// Whether the parameter moved by `rate` times the direction, against it, to rounding.
  private static func fits(_ rate: Double, _ update: Update, _ precision: NotebookPrecision) -> Bool {
    let (before, direction) = (update.before, update.direction)
    let moved = Matrix(rows: before.rows, columns: before.columns) {
      before[$0, $1] - rate * direction[$0, $1]
    }
    return precision.difference(update.after, moved, updatedFrom: before).wrong == 0
  }

  /// The shortest number that fits an update, by least squares; nil where none does.
  private static func rate(_ update: Update, _ precision: NotebookPrecision) -> Double? {
    // The direction is what is subtracted.
    guard let exact = update.before.leastSquares(from: update.after, along: update.direction) else {
      return nil
    }
    // People type 0.01; what is computed is off by rounding.
    var power = 1.0
    for _ in 0...12 {
      let round = (exact * power).rounded() / power
      if round != 0, fits(round, update, precision) { return round }
      power *= 10
    }
    return fits(exact, update, precision) ? exact : nil
  }

  /// A rate as people type it: that of a float32 without the digits that it has only as a float64.
  private static func text(_ rate: Double) -> String {
    Double(Float(rate)) == rate ? "\(Float(rate))" : "\(rate)"
  }
}
