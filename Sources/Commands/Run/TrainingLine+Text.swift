import Rendering

extension TrainingLine {
  /// `iteration  50   loss 1.234   train 63.21 %   dev 62.00 %`.
  func text(in display: Display) -> StyledText {
    let iteration = "\(iteration)"
    var text = StyledText(
      "iteration " + String(repeating: " ", count: max(0, 4 - iteration.count)) + iteration)
    if let loss {
      text.append("   loss \(Self.padded(Self.loss(loss), 6))")
      text.append(Self.quality("train", trainAccuracy, trainDetermination))
    }
    text.append(Self.quality("dev", devAccuracy, devDetermination))
    if isInterrupted { text.append("   (Ctrl-C came before the rest was known)", .faint) }
    if let alpha { text.append("   alpha \(NumberText.scalar(alpha))") }
    return text + "\n"
  }

  /// `   train 63.21 %`, or `   train R² 0.9766`.
  private static func quality(_ part: String, _ accuracy: Double?, _ determination: Double?) -> String {
    accuracy.map { "   \(part) \(NumberText.percent($0))" }
      ?? determination.map { "   \(part) R² \($0.printed(.fixed, 4))" } ?? ""
  }

  /// Four significant digits, and at most four after the point where that leaves one, so that columns stay columns.
  private static func loss(_ loss: Double) -> String {
    loss >= 0.0001 && loss < 0.1 ? loss.printed(.fixed, 4) : NumberText.scalar(loss)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
