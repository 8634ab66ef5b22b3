import Matrices
import Rendering

extension GradientSweep {
  /// The largest error that is no sign of a wrong gradient where eps suits.
  private static let largestHonest = 1e-2

  /// A chart of bars over a logarithmic scale.
  func text(in display: Display) -> StyledText {
    var text = StyledText("median relative error on \(batch), by eps\n", .heading)
    guard let best = points.min(by: { $0.medianError < $1.medianError }) else {
      return text + "nothing could be compared: every gradient is 0\n"
    }
    let lowest = -16.0
    let room = max(10, display.columns - 24)
    for point in points {
      let (epsilon, median) = (point.epsilon, point.medianError)
      let exponent = median > 0 ? max(lowest, min(0, logarithm10(median))) : lowest
      let length = Int(((exponent - lowest) / -lowest * Double(room)).rounded())
      let isBest = epsilon == best.epsilon && best.medianError <= Self.largestHonest
      text.append(padded(NumberText.exponential(epsilon), 8))
      text.append(padded(NumberText.exponential(median), 10) + "  ", isBest ? .good : .plain)
      text.append(String(repeating: display.unicode ? "▬" : "=", count: length), isBest ? .good : .plain)
      text.append(isBest ? " best\n" : "\n", .good)
    }
    text.append(scale(room))
    if best.medianError > Self.largestHonest {
      return text
        + StyledText(
          "no eps makes the error small, so eps is not to blame: the gradient is wrong; gradcheck without --sweep says where\n",
          .bad
        ).paragraph(columns: display.columns)
    }
    text.append("larger eps: the loss bends between the points; the error grows as eps squared\n", .faint)
    text.append("smaller eps: rounding of the loss is divided by eps; it grows as 1/eps\n", .faint)
    return text
  }

  /// What the ends and the middle of the bars stand for: the errors' powers of ten.
  private func scale(_ room: Int) -> StyledText {
    let middle = room / 2
    var line = "1e-16"
    line += padded("1e-8", max(0, middle + 4 - line.count))
    line += padded("1", max(0, room + 1 - line.count))
    return StyledText(String(repeating: " ", count: 20) + line + "\n", .faint)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
