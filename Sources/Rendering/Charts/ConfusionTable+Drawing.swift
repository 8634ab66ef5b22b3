extension ConfusionTable {
  /// The table, 640 pixels wide; a cell's colour is the stronger the larger its share of the class.
  public var drawing: Drawing {
    let (width, top, left, right) = (640.0, 66.0, 84.0, 84.0)
    let hasUnpredicted = unpredicted.contains { $0 > 0 }
    let cell = (width - left - right) / Double(max(1, counts.count + (hasUnpredicted ? 1 : 0)))
    let height = min(cell, 36)
    let bottom = top + height * Double(counts.count)
    let summary = summary
    var drawing = Drawing(
      title: title, description: description, width: width,
      height: bottom + 8 + Drawing.line * Double(summary.count) + 8)
    drawing.addHeading()
    drawing.addText("predicted", x: left, y: 42, class: "faint")
    drawing.addText("right", x: width - 12, y: 60, anchor: .end, class: "faint")
    func middle(_ column: Int) -> Double { left + (Double(column) + 0.5) * cell }
    for predicted in counts.indices {
      drawing.addText(columnNames(8)[predicted], x: middle(predicted), y: 60, anchor: .middle)
    }
    if hasUnpredicted {
      drawing.addText("none", x: middle(counts.count), y: 60, anchor: .middle, class: "bad")
    }
    for actual in counts.indices {
      let y = top + height * Double(actual)
      let baseline = y + height / 2 + 4.5
      drawing.addText("actual \(columnNames(8)[actual])", x: left - 10, y: baseline, anchor: .end)
      drawing.addText(accuracy(actual), x: width - 12, y: baseline, anchor: .end)
      for predicted in counts.indices where counts[actual][predicted] > 0 {
        let share = share(actual, predicted)
        let isRight = actual == predicted
        // Never so strong that the number on it could not be read.
        drawing.addRectangle(
          x: left + Double(predicted) * cell + 1, y: y + 1, width: cell - 2, height: height - 2,
          class: isRight ? "good" : "bad", opacity: 0.08 + 0.3 * (isRight ? share : min(1, share * 5)))
        drawing.addText("\(counts[actual][predicted])", x: middle(predicted), y: baseline, anchor: .middle)
      }
      if unpredicted[actual] > 0 {
        drawing.addText(
          "\(unpredicted[actual])", x: middle(counts.count), y: baseline, anchor: .middle, class: "bad")
      }
    }
    for (index, line) in summary.enumerated() {
      drawing.addText(line, x: 12, y: bottom + 8 + Drawing.line * Double(index + 1) - 2, class: "faint")
    }
    return drawing
  }

  private var description: String {
    let rows = counts.indices.map { actual in
      var predictions = counts.indices.filter { counts[actual][$0] > 0 }.map {
        "\($0): \(counts[actual][$0])"
      }
      if unpredicted[actual] > 0 { predictions.append("nothing: \(unpredicted[actual])") }
      return predictions.isEmpty
        ? "Actual \(actual): no sample."
        : "Actual \(actual), predicted \(predictions.joined(separator: ", "))."
    }
    return (summary.map { $0 + "." } + rows).joined(separator: " ")
  }
}
