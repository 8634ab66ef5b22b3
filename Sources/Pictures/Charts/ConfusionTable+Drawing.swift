extension ConfusionTable {
  /// The table, 640 pixels wide; a cell's colour is the stronger the larger its share of the class.
  public var drawing: Drawing {
    let (width, top, left, right) = (640.0, 66.0, 84.0, 84.0)
    let cell = (width - left - right) / Double(max(1, counts.count))
    let height = min(cell, 36)
    var drawing = Drawing(
      title: title, description: description, width: width, height: top + height * Double(counts.count) + 56)
    drawing.addHeading()
    drawing.addText("predicted", x: left, y: 42, class: "faint")
    drawing.addText("right", x: width - 12, y: 60, anchor: .end, class: "faint")
    for actual in counts.indices {
      let y = top + height * Double(actual)
      let middle = y + height / 2 + 4.5
      drawing.addText("\(actual)", x: left + (Double(actual) + 0.5) * cell, y: 60, anchor: .middle)
      drawing.addText("actual \(actual)", x: left - 10, y: middle, anchor: .end)
      drawing.addText(NumberText.percent(share(actual, actual)), x: width - 12, y: middle, anchor: .end)
      for predicted in counts.indices where counts[actual][predicted] > 0 {
        let share = share(actual, predicted)
        let isRight = actual == predicted
        // Never so strong that the number on it could not be read.
        drawing.addRectangle(
          x: left + Double(predicted) * cell + 1, y: y + 1, width: cell - 2, height: height - 2,
          class: isRight ? "good" : "bad", opacity: 0.08 + 0.3 * (isRight ? share : min(1, share * 5)))
        drawing.addText(
          "\(counts[actual][predicted])", x: left + (Double(predicted) + 0.5) * cell, y: middle,
          anchor: .middle)
      }
    }
    drawing.addParagraph(summary, x: 12, y: drawing.height - 32)
    return drawing
  }

  private var description: String {
    let rows = counts.indices.map { actual in
      let predictions = counts.indices.filter { counts[actual][$0] > 0 }.map {
        "\($0): \(counts[actual][$0])"
      }
      return "Actual \(actual), predicted \(predictions.joined(separator: ", "))."
    }
    return ([summary + "."] + rows).joined(separator: " ")
  }
}
