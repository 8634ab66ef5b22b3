import Platform

/// How many of some numbers lie in each of a few equal intervals.
public struct Histogram: Sendable, Equatable {
  /// An interval and what lies in it.
  public struct Bin: Sendable, Equatable {
    /// Its lower end, which belongs to it.
    public let low: Double
    /// Its upper end, which belongs to the next one, or to this one where it is the last.
    public let high: Double
    /// How many of the numbers lie in it.
    public internal(set) var count = 0
    /// The ends in words: `-0.5 to -0.4`; a single number where only this one can lie in it.
    public let label: String
  }

  /// What is counted, in a few words.
  public let title: String
  /// The intervals, in ascending order, without gaps.
  public let bins: [Bin]
  /// How many numbers are NaN.
  public let nans: Int
  /// How many are infinite, of either sign.
  public let infinities: Int

  /// The finite numbers, NaN and infinities together.
  public var count: Int { bins.reduce(nans + infinities) { $0 + $1.count } }
  /// The largest number in an interval.
  var largest: Int { bins.map(\.count).max() ?? 0 }

  /// About as many intervals as are aimed at, at least and at most.
  private static let wanted = 8.0...16.0
  /// Up to this many different whole numbers have an interval each.
  private static let mostWholeNumbers = 24.0

  /// Counts `values`.
  ///
  /// Intervals begin at round numbers. They are about 2 IQR / ∛n wide (D. Freedman and P. Diaconis, "On the histogram as a
  /// density estimator", 1981), but no narrower or wider than for about 8 to 16 of them. A few different
  /// whole numbers have an interval each. O(n log n).
  public init(title: String, _ values: [Double]) {
    self.title = title
    nans = values.count(where: \.isNaN)
    infinities = values.count(where: \.isInfinite)
    let sorted = values.filter(\.isFinite).sorted()
    guard let low = sorted.first, let high = sorted.last else {
      bins = []
      return
    }
    var bins = Self.emptyBins(low, high, sorted)
    var place = 0
    for value in sorted {
      while place < bins.count - 1 && value >= bins[place].high { place += 1 }
      bins[place].count += 1
    }
    self.bins = bins
  }

  private static func emptyBins(_ low: Double, _ high: Double, _ sorted: [Double]) -> [Bin] {
    if low == high { return [Bin(low: low, high: high, label: NumberText.scalar(low))] }
    if high - low < mostWholeNumbers, sorted.allSatisfy({ $0 == $0.rounded() }), abs(low) < 1e9,
      abs(high) < 1e9
    {
      return stride(from: low, through: high, by: 1).map {
        Bin(low: $0, high: $0 + 1, label: NumberText.scalar($0))
      }
    }
    let quartiles = (sorted[sorted.count / 4], sorted[sorted.count * 3 / 4])
    let width = 2 * (quartiles.1 - quartiles.0) / pow(Double(sorted.count), 1.0 / 3)
    let count =
      width > 0 && width.isFinite ? (high / width - low / width).rounded(.up) : wanted.upperBound
    let bounded = Int(min(max(count, wanted.lowerBound), wanted.upperBound))
    guard let step = RoundStep(from: low, to: high, count: bounded) else {
      // Nothing round lies between numbers so close or so large.
      return [Bin(low: low, high: high, label: "\(NumberText.exact(low)) to \(NumberText.exact(high))")]
    }
    let ends = step.multiples(from: low, to: high)
    return zip(ends, ends.dropFirst()).map {
      Bin(low: step.multiple($0), high: step.multiple($1), label: "\(step.label($0)) to \(step.label($1))")
    }
  }

  /// What is no finite number, in words; nil where all are.
  public var remark: String? {
    let parts = [
      nans > 0 ? "\(NumberText.count(nans)) nan" : "",
      infinities > 0 ? "\(NumberText.count(infinities)) inf" : "",
    ]
    .filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: " and ") + ", in no interval"
  }
}
