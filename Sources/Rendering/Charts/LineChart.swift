/// Curves over whole numbers, such as the loss over the iterations.
public struct LineChart: Sendable, Equatable {
  /// A curve.
  public struct Series: Sendable, Equatable {
    /// What it is called in the legend.
    public let name: String
    /// Its points, from left to right; one that is not finite is a gap.
    public let points: [Point]
    /// Whether its values are shares, 0…1, which are shown in percent.
    public let isShare: Bool

    /// A curve through `points`, whose x must ascend.
    public init(_ name: String, _ points: [Point], isShare: Bool = false) {
      self.name = name
      self.points = points
      self.isShare = isShare
    }

    /// A value of the curve in words.
    func words(_ value: Double) -> String {
      isShare ? NumberText.percent(value) : NumberText.scalar(value)
    }
  }

  /// A place that a curve goes through.
  public struct Point: Sendable, Equatable {
    /// The place on the horizontal axis.
    public let x: Int
    /// The value there.
    public let y: Double

    /// The point at `x` and `y`.
    public init(_ x: Int, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The most curves that can be told apart.
  public static let mostSeries = SeriesLook.count

  /// What it shows, in a few words.
  public let title: String
  /// What the horizontal axis counts.
  public let horizontal: String
  /// The curves.
  public let series: [Series]
  /// Whether the vertical axis has a logarithmic scale; numbers that are not above 0 are gaps then.
  public let isLogarithmic: Bool

  /// A chart of one or more curves.
  public init(title: String, horizontal: String, series: [Series], isLogarithmic: Bool = false) {
    self.title = title
    self.horizontal = horizontal
    self.series = series
    self.isLogarithmic = isLogarithmic
  }

  /// Whether a point can be drawn.
  func isVisible(_ point: Point) -> Bool { point.y.isFinite && (!isLogarithmic || point.y > 0) }

  /// The axes, with about so many marks each; nil where no point can be drawn.
  func axes(horizontalMarks: Int, verticalMarks: Int) -> (x: Axis, y: Axis)? {
    let points = series.lazy.flatMap(\.points)
    let visible = points.filter(isVisible)
    guard let first = visible.first else { return nil }
    var (low, high) = (first.y, first.y)
    for point in visible { (low, high) = (min(low, point.y), max(high, point.y)) }
    // The whole range that was asked for, including gaps at its ends.
    let xs = points.map { Double($0.x) }
    let x = Axis(
      from: xs.min() ?? 0, to: xs.max() ?? 0, most: horizontalMarks, isTight: true, wholeNumbers: true)
    let y = Axis(
      from: low, to: high, most: verticalMarks, isLogarithmic: isLogarithmic,
      isPercent: series.allSatisfy(\.isShare))
    return (x, y)
  }

  /// The stretches of a curve without gaps, each with no more than a few points for each of `columns` places beside each
  /// other: the first, the lowest, the highest and the last.
  func stretches(_ series: Series, columns: Int, x axis: Axis) -> [[Point]] {
    var stretches: [[Point]] = []
    for part in series.points.split(whereSeparator: { !isVisible($0) }) {
      var kept: [Point] = []
      var start = part.startIndex
      while start < part.endIndex {
        let column = Int(axis.share(Double(part[start].x)) * Double(columns))
        var end = start
        var (lowest, highest) = (start, start)
        while end < part.endIndex, Int(axis.share(Double(part[end].x)) * Double(columns)) == column {
          if part[end].y < part[lowest].y { lowest = end }
          if part[end].y > part[highest].y { highest = end }
          end += 1
        }
        for place in Set([start, lowest, highest, end - 1]).sorted() { kept.append(part[place]) }
        start = end
      }
      stretches.append(kept)
    }
    return stretches
  }

  /// What cannot be drawn, in sentences; empty where there is nothing.
  public var remarks: [String] {
    series.flatMap { series -> [String] in
      func remark(_ what: String, _ isMeant: (Double) -> Bool) -> String? {
        let points = series.points.filter { isMeant($0.y) }
        guard let first = points.first else { return nil }
        return points.count == 1
          ? "\(series.name) is \(what) at \(horizontal) \(first.x)"
          : "\(series.name) is \(what) at \(NumberText.count(points.count)) of the points, first at \(horizontal) \(first.x)"
      }
      return [
        remark("nan") { $0.isNaN }, remark("infinite") { $0.isInfinite },
        isLogarithmic
          ? remark("not above 0, and so not on a logarithmic scale,") { $0 <= 0 && $0.isFinite } : nil,
      ].compactMap(\.self)
    }
  }
}
