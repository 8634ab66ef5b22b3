extension Histogram {
  /// A bar for each interval, 640 pixels wide.
  public var drawing: Drawing {
    let (width, plotHeight, top) = (640.0, bins.isEmpty ? 0 : 240.0, 58.0)
    let end = top + plotHeight + (bins.isEmpty ? 0 : 48)
    var drawing = Drawing(
      title: title, description: description, width: width, height: end + (remark == nil ? 0 : 18))
    drawing.addHeading()
    if let remark { drawing.addText(remark, x: 12, y: end, class: "bad") }
    guard let first = bins.first, let last = bins.last else { return drawing }
    let y = Axis(from: 0, to: Double(max(1, largest)), most: 6, wholeNumbers: true)
    let counts = y.ticks.map { NumberText.count(Int($0.value)) }
    let left = 20 + Drawing.character * Double(counts.map(\.count).max() ?? 0)
    let right = width - 20
    drawing.addText("how many", x: 12, y: 44, class: "faint")
    for (tick, count) in zip(y.ticks, counts) {
      let height = top + (1 - y.share(tick.value)) * plotHeight
      drawing.addLine(x1: left, y1: height, x2: right, y2: height, class: "grid")
      drawing.addText(count, x: left - 8, y: height + 4.5, anchor: .end, class: "faint")
    }
    drawing.addText(
      "value", x: (left + right) / 2, y: top + plotHeight + 36, anchor: .middle, class: "faint")
    let barWidth = (right - left) / Double(bins.count)
    for (index, bin) in bins.enumerated() where bin.count > 0 {
      let height = max(1, y.share(Double(bin.count)) * plotHeight)
      drawing.addRectangle(
        x: left + Double(index) * barWidth + 1, y: top + plotHeight - height, width: barWidth - 2,
        height: height,
        class: "bar", hint: "\(bin.label): \(NumberText.count(bin.count))")
    }
    drawing.addLine(x1: left, y1: top + plotHeight, x2: right, y2: top + plotHeight, class: "axis")
    let isDiscrete = !first.label.contains(" to ")
    let longest = bins.map(\.label.count).max() ?? 1
    if isDiscrete {
      // Every so many bars, so that the labels stand clear of each other.
      let spacing = max(1, Int((Drawing.character * Double(longest + 2) / barWidth).rounded(.up)))
      for (index, bin) in bins.enumerated() where index % spacing == 0 {
        drawing.addText(
          bin.label, x: left + (Double(index) + 0.5) * barWidth, y: top + plotHeight + 19, anchor: .middle,
          class: "faint")
      }
    } else {
      let x = Axis(from: first.low, to: last.high, most: 9, isTight: true)
      for tick in x.ticks {
        let across = left + x.share(tick.value) * (right - left)
        drawing.addLine(x1: across, y1: top + plotHeight, x2: across, y2: top + plotHeight + 5, class: "axis")
        drawing.addText(tick.label, x: across, y: top + plotHeight + 19, anchor: .middle, class: "faint")
      }
    }
    return drawing
  }

  private var description: String {
    let parts = bins.map { "\($0.label): \(NumberText.count($0.count))" }
    return "How many of \(NumberText.count(count)) numbers lie in each interval. "
      + (parts + [remark].compactMap(\.self)).joined(separator: "; ") + "."
  }
}
