extension LineChart {
  /// The widest that a chart is drawn: beyond, a curve gets flat and no clearer.
  private static let widest = 100
  /// Fewer columns than this hold no chart.
  private static let narrowest = 24

  /// The chart and, above it, its legend, in lines of at most `display.columns` characters, each with its newline.
  ///
  /// Curves are drawn in dots of braille where these and, for more than one curve, colours can be shown; otherwise each
  /// has a character of its own. What cannot be drawn is said below.
  public func text(in display: Display) -> StyledText {
    var text = legend(in: display)
    if display.columns < Self.narrowest {
      text.append(
        StyledText("the window is too narrow for a plot", .faint).paragraph(columns: display.columns))
    } else if let axes = axes(
      horizontalMarks: max(3, min(display.columns, Self.widest) / 12),
      verticalMarks: max(3, mostRows(display) / 2))
    {
      text.append(plot(axes.x, axes.y, display))
    }
    for remark in remarks {
      text.append(StyledText(remark, .bad).paragraph(columns: display.columns))
    }
    return text
  }

  /// The most lines of the plot itself: less than a screen.
  private func mostRows(_ display: Display) -> Int { min(14, max(5, (display.rows ?? 24) - 7)) }

  /// The lines of the plot: as many as there may be, or a few less if that puts its marks at equal distances.
  private func plotRows(_ axis: Axis, _ display: Display) -> Int {
    let most = mostRows(display)
    let between = axis.ticks.count - 1
    guard !axis.isLogarithmic, between > 0 else { return most }
    let even = (most - 1) / between * between + 1
    return even >= most - 3 ? even : most
  }

  private func usesBraille(_ display: Display) -> Bool {
    display.unicode && (series.count == 1 || display.colors > .none)
  }

  /// The names of the curves, each with its mark and the last value.
  private func legend(in display: Display) -> StyledText {
    let items = series.enumerated().map { index, series in
      let mark = usesBraille(display) ? "⣤" : String(SeriesLook.mark(index))
      var item = StyledText(mark + " ", Style(foreground: SeriesLook.color(index)))
      item.append(series.name)
      if let last = series.points.last { item.append(" \(series.words(last.y))", .heading) }
      return item
    }
    return StyledText.flowing(items, columns: display.columns)
  }

  private func plot(_ x: Axis, _ y: Axis, _ display: Display) -> StyledText {
    let rows = plotRows(y, display)
    let labelWidth = y.ticks.map(\.label.count).max() ?? 0
    let columns = max(2, min(display.columns, Self.widest) - labelWidth - 3)
    var canvas = DotCanvas(columns: columns, rows: rows, isBraille: usesBraille(display))
    for series in series {
      canvas.draw(
        stretches(series, columns: canvas.width, x: x).map {
          $0.map { (x.share(Double($0.x)), y.share($0.y)) }
        })
    }
    let (edge, mark, corner, rule, tick) =
      display.unicode ? ("│", "┤", "└", "─", "┬") : ("|", "+", "+", "-", "+")
    var labels: [Int: String] = [:]
    for tick in y.ticks { labels[Int(((1 - y.share(tick.value)) * Double(rows - 1)).rounded())] = tick.label }
    var text = StyledText()
    for (row, line) in canvas.lines.enumerated() {
      var start = StyledText()
      start.append(StyledText(labels[row] ?? "", .faint), width: labelWidth, isRight: true)
      start.append(" " + (labels[row] == nil ? edge : mark), .faint)
      text.appendLine(start + line)
    }
    let places = x.ticks.map { Int((x.share($0.value) * Double(columns - 1)).rounded()) }
    let base = (0..<columns).map { places.contains($0) ? tick : rule }.joined()
    text.appendLine(String(repeating: " ", count: labelWidth + 1) + corner + base, .faint)
    text.appendLine(
      horizontalLabels(
        Array(zip(places, x.ticks.map(\.label))), start: labelWidth + 2, end: labelWidth + 2 + columns),
      .faint)
    let room = max(0, columns - horizontal.count)
    text.appendLine(String(repeating: " ", count: labelWidth + 2 + room / 2) + horizontal, .faint)
    return text
  }

  /// The labels below their marks, as many as stand clear of each other.
  private func horizontalLabels(_ ticks: [(place: Int, label: String)], start: Int, end: Int) -> String {
    var line = ""
    for (place, label) in ticks {
      let left = min(start + place - label.count / 2, end - label.count)
      guard left >= line.count + (line.isEmpty ? 0 : 2) else { continue }
      line += String(repeating: " ", count: left - line.count) + label
    }
    return line
  }
}
