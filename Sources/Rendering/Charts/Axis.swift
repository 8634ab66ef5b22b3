import Platform

/// An axis from one round number to another, on a linear or a logarithmic scale.
struct Axis: Equatable {
  /// A place on the axis that is marked.
  struct Tick: Equatable {
    let value: Double
    let label: String
  }

  /// The number at the axis's beginning.
  let low: Double
  /// The number at its end; more than `low`.
  let high: Double
  /// The marked places, from low to high; at least one.
  let ticks: [Tick]
  /// Whether equal distances on it are equal ratios.
  let isLogarithmic: Bool

  /// The axis on which the finite numbers from `least` to `greatest` (both above 0 where it is logarithmic) have their
  /// places, with no more than `most` (3 or more) marked ones, where that is possible.
  ///
  /// The ends are marked places, unless the axis `isTight`: then it ends where the numbers do. Steps are 1, 2 or 5 times
  /// a power of ten, and at least 1 where only `wholeNumbers` make sense. Shares, 0…1, are marked in percent where the axis
  /// `isPercent`.
  init(
    from least: Double, to greatest: Double, most: Int, isLogarithmic: Bool = false, isTight: Bool = false,
    wholeNumbers: Bool = false, isPercent: Bool = false
  ) {
    self.isLogarithmic = isLogarithmic
    let marks =
      isLogarithmic
      ? Self.logarithmicMarks(least, greatest, most, isPercent: isPercent)
      : Self.linearMarks(
        least, greatest, most, leastStep: wholeNumbers ? 1 : 0, isTight: isTight, isPercent: isPercent)
    let first = marks.first?.value ?? least
    let last = marks.last?.value ?? greatest
    if isTight && least < greatest {
      (low, high) = (least, greatest)
    } else {
      // Where no rounding helps, as among huge numbers close together, the axis has the numbers themselves as ends.
      (low, high) = (min(first, least), max(last, greatest))
    }
    let (low, high) = (low, high)
    ticks = marks.filter { $0.value >= low && $0.value <= high }
  }

  /// Where `value` stands between the ends: 0…1, and beyond for numbers that lie beyond.
  func share(_ value: Double) -> Double {
    if isLogarithmic {
      let length = log10(high) - log10(low)
      return length > 0 ? (log10(value) - log10(low)) / length : 0.5
    }
    // Halves, because the distance of two large numbers may be infinite.
    let length = high / 2 - low / 2
    return length > 0 ? (value / 2 - low / 2) / length : 0.5
  }

  private static func linearMarks(
    _ least: Double, _ greatest: Double, _ most: Int, leastStep: Double, isTight: Bool, isPercent: Bool
  ) -> [Tick] {
    var (low, high) = (least, greatest)
    if low == high {
      let margin = low == 0 ? 1 : abs(low) / 10
      (low, high) = leastStep > 0 ? (low, high + leastStep) : (low - margin, high + margin)
    } else if !isTight && low > 0 && low < high / 2 {
      // An axis that nearly reaches 0 shows it: a curve's height is then what it seems.
      low = 0
    }
    guard var step = RoundStep(from: low, to: high, count: most) else {
      return (least == greatest ? [least] : [least, greatest]).map {
        Tick(value: $0, label: label($0, isPercent: isPercent))
      }
    }
    if step.value < leastStep { step = RoundStep.one }
    var multiples = step.multiples(from: low, to: high, isTight: isTight)
    while multiples.count > most, multiples.count > 2 {
      step = step.larger
      multiples = step.multiples(from: low, to: high, isTight: isTight)
    }
    return multiples.map { Tick(value: step.multiple($0), label: step.label($0, isPercent: isPercent)) }
  }

  private static func label(_ value: Double, isPercent: Bool) -> String {
    isPercent ? NumberText.scalar(value * 100) + " %" : NumberText.scalar(value)
  }

  private static func logarithmicMarks(
    _ least: Double, _ greatest: Double, _ most: Int, isPercent: Bool
  ) -> [Tick] {
    let low = Int(log10(least).rounded(.down))
    let high = Int(log10(greatest).rounded(.down)) + 1
    func powers(_ spacing: Int) -> [Double] {
      stride(from: low, to: high + spacing, by: spacing).map { pow(10, Double($0)) }
    }
    // Those next to the numbers and all between them.
    func needed(_ marks: [Double]) -> [Double] {
      let first = marks.lastIndex { $0 <= least * (1 + 1e-9) } ?? 0
      let last = marks.firstIndex { $0 >= greatest * (1 - 1e-9) } ?? marks.count - 1
      return Array(marks[min(first, last)...max(first, last)])
    }
    var marks = needed(powers(1).reduce(into: []) { $0 += [$1, 2 * $1, 5 * $1] })
    var spacing = 1
    while marks.count > most, spacing <= high - low {
      marks = needed(powers(spacing))
      spacing += 1
    }
    return marks.filter { $0 > 0 && $0.isFinite }.map {
      Tick(value: $0, label: label($0, isPercent: isPercent))
    }
  }
}
