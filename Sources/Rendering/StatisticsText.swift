import Matrices

extension MatrixStatistics {
  /// The statistics in a line, or more where they do not fit: `min -0.5 at [3,402]  max … mean … std … zeros
  /// …`, then what is not finite, and where the first of it is. Ends with a newline.
  ///
  /// A slice gives the indices that its rows and columns have in the whole matrix; by default they count from 0.
  public func text(in display: Display, rowIndices: [Int]? = nil, columnIndices: [Int]? = nil) -> StyledText {
    var items: [StyledText] = []
    func add(_ label: String, _ value: String, _ element: Element? = nil, _ style: Style = .plain) {
      var item = StyledText("\(label) ", .faint)
      item.append(value, style)
      if let element {
        let row = rowIndices?[element.row] ?? element.row
        let column = columnIndices?[element.column] ?? element.column
        item.append(" at [\(row),\(column)]", .faint)
      }
      items.append(item)
    }
    if let minimum { add("min", NumberText.scalar(minimum.value), minimum) }
    if let maximum { add("max", NumberText.scalar(maximum.value), maximum) }
    if minimum != nil {
      add("mean", NumberText.scalar(mean))
      add("std", NumberText.scalar(standardDeviation))
      add("zeros", zerosText)
    }
    if nans > 0 { add("nan", NumberText.count(nans), nil, .bad) }
    if infinities > 0 { add("inf", NumberText.count(infinities), nil, .bad) }
    if let first = firstNonFinite { add("first", NumberText.scalar(first.value), first, .bad) }
    if items.isEmpty { items.append(StyledText("no numbers", .faint)) }
    return StyledText.flowing(items, columns: display.columns)
  }

  /// The share of zeros; their number where the share would round to nothing or to everything.
  private var zerosText: String {
    guard zeros > 0 else { return "none" }
    guard zeros < count else { return "all" }
    let share = Double(zeros) / Double(count)
    return (0.00005..<0.99995).contains(share)
      ? NumberText.percent(share) : "\(NumberText.count(zeros)) of \(NumberText.count(count))"
  }
}
