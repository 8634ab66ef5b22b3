import Debugging
import Matrices
import Networks
import Rendering

/// How the error of finite differences depends on E, as a chart of bars over a logarithmic scale.
struct GradientSweepView {
  let errors: [(epsilon: Double, median: Double)]
  let batch: IterationBatch
  let display: Display

  /// The largest error that is no sign of a wrong gradient where eps suits.
  private static let largestHonest = 1e-2

  /// 10 to the power −exponent, as near as a Double can be.
  static func epsilon(_ exponent: Int) -> Double { Double("1e-\(exponent)") ?? 0 }

  func text() -> StyledText {
    var text = StyledText("median relative error on \(batch.words), by eps\n", .heading)
    guard let best = errors.min(by: { $0.median < $1.median }) else {
      return text + "nothing could be compared: every gradient is 0\n"
    }
    let lowest = -16.0
    let room = max(10, display.columns - 24)
    for (epsilon, median) in errors {
      let exponent = median > 0 ? max(lowest, min(0, logarithm10(median))) : lowest
      let length = Int(((exponent - lowest) / -lowest * Double(room)).rounded())
      let isBest = epsilon == best.epsilon && best.median <= Self.largestHonest
      text.append(padded(NumberText.exponential(epsilon), 8))
      text.append(padded(NumberText.exponential(median), 10) + "  ", isBest ? .good : .plain)
      text.append(String(repeating: display.unicode ? "▬" : "=", count: length), isBest ? .good : .plain)
      text.append(isBest ? " best\n" : "\n", .good)
    }
    text.append(scale(room))
    if best.median > Self.largestHonest {
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
