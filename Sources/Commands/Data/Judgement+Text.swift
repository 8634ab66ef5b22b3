import Rendering

extension Judgement {
  /// A line for each part.
  func text(in display: Display) -> StyledText {
    var text = remark.isEmpty ? StyledText() : StyledText(remark, .faint).paragraph(columns: display.columns)
    for part in parts {
      switch (measure, part.accuracy, part.loss) {
      case (.accuracy, let accuracy?, _):
        text.append("\(part.name) \(NumberText.percent(accuracy)) ")
        text.append("(\(NumberText.count(part.hits ?? 0)) of \(NumberText.count(part.count)))\n")
      case (.accuracy, nil, _?):
        let error = NumberText.scalar(part.meanSquaredError ?? .nan)
        text.append("\(part.name) mean squared error \(error), R² ")
        text.append(part.determination.map { NumberText.scalar($0) } ?? "none, as all targets are alike")
        text.append(" (\(NumberText.count(part.count)) \(part.count == 1 ? "sample" : "samples"))\n")
      case (.loss, _, let loss?):
        text.append(
          "\(part.name) \(NumberText.scalar(loss)) (mean of \(NumberText.count(part.count)) samples)")
        if part.penalty != 0 { text.append(", and a penalty of \(NumberText.scalar(part.penalty))") }
        text.append("\n")
      default: text.append("\(part.name) is empty\n", .faint)
      }
    }
    if let parameterWithNaN {
      text.append(
        "\(parameterWithNaN) holds nan, so these numbers mean nothing; start draws every parameter again\n",
        .bad)
    }
    return text
  }
}
