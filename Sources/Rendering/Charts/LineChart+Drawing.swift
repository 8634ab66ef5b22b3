extension LineChart: Picture {
  /// The chart with its axes and a legend, 640 pixels wide; without axes where no point can be drawn.
  public var drawing: Drawing {
    let (width, top) = (640.0, 42.0 + Drawing.line * Double(series.count))
    let axes = axes(horizontalMarks: 9, verticalMarks: 7)
    let plotHeight = axes == nil ? 0 : 280.0
    let bottom = top + plotHeight
    let end = axes == nil ? bottom : bottom + 48
    let remarks = remarks.flatMap { Drawing.lines($0) }
    var drawing = Drawing(
      title: title, description: description, width: width, height: end + Drawing.line * Double(remarks.count)
    )
    drawing.addHeading()
    for (index, series) in series.enumerated() {
      let y = 42 + Drawing.line * Double(index)
      drawing.addCurves([[(12, y - 4), (44, y - 4)]], class: "series\(index + 1)")
      let last = series.points.last.map { ", at last \(series.words($0.y))" } ?? ""
      drawing.addText(Drawing.shortened(series.name, to: 76 - last.count) + last, x: 52, y: y)
    }
    for (index, remark) in remarks.enumerated() {
      drawing.addText(remark, x: 12, y: end + Drawing.line * Double(index), class: "bad")
    }
    guard let (x, y) = axes else { return drawing }
    let left = 20 + Drawing.character * Double(y.ticks.map(\.label.count).max() ?? 0)
    let right = width - 20
    func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
      (left + point.x * (right - left), top + (1 - point.y) * plotHeight)
    }
    for tick in y.ticks {
      let height = place((0, y.share(tick.value))).y
      drawing.addLine(x1: left, y1: height, x2: right, y2: height, class: "grid")
      drawing.addText(tick.label, x: left - 8, y: height + 4.5, anchor: .end, class: "faint")
    }
    for tick in x.ticks {
      let across = place((x.share(tick.value), 0)).x
      drawing.addLine(x1: across, y1: bottom, x2: across, y2: bottom + 5, class: "axis")
      drawing.addText(tick.label, x: across, y: bottom + 19, anchor: .middle, class: "faint")
    }
    drawing.addLine(x1: left, y1: bottom, x2: right, y2: bottom, class: "axis")
    drawing.addText(horizontal, x: (left + right) / 2, y: bottom + 36, anchor: .middle, class: "faint")
    var isOverBand = false
    for (index, series) in series.enumerated() {
      let curves = stretches(series, columns: 600, x: x).map {
        $0.map { place((x.share(Double($0.x)), y.share($0.y))) }
      }
      // A restless curve fills a band, in which the next one would be lost.
      if isOverBand { drawing.addCurves(curves, class: "halo") }
      drawing.addCurves(curves, class: "series\(index + 1)")
      let travel = curves.reduce(0) { sum, curve in
        sum + zip(curve, curve.dropFirst()).reduce(0) { $0 + abs($1.0.y - $1.1.y) }
      }
      isOverBand = isOverBand || travel > 10 * plotHeight
    }
    return drawing
  }

  /// The ends, the lowest and the highest place of each curve, in sentences.
  private var description: String {
    let sentences = series.map { series in
      let points = series.points.filter(isVisible)
      guard let first = points.first, let last = points.last,
        let lowest = points.min(by: { $0.y < $1.y }), let highest = points.max(by: { $0.y < $1.y })
      else { return "\(series.name) has no point that can be drawn." }
      func words(_ point: Point) -> String { "\(series.words(point.y)) at \(horizontal) \(point.x)" }
      return
        "\(series.name) goes from \(words(first)) to \(words(last)); it is lowest with \(words(lowest)) and highest "
        + "with \(words(highest))."
    }
    return (sentences + remarks.map { $0 + "." }).joined(separator: " ")
  }
}
