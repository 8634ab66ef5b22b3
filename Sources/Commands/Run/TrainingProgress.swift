import Rendering

extension ProgressReport {
  /// How far training has come, with its speed and the time that is left.
  static func training(done: Int, of total: Int, elapsed: Duration) -> ProgressReport {
    let seconds = max(
      1e-9, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18)
    let speed = Double(done) / seconds
    let left = (Double(total - done) / max(speed, 1e-9)).rounded(.up)
    return ProgressReport(
      title: "training", fraction: Double(done) / Double(max(1, total)),
      detail: "\(NumberText.count(Int(speed.rounded()))) iterations/s, \(time(left)) left")
  }

  /// `5 s`, `3 min 20 s`; more seconds than anybody waits for, and more than an Int holds, are not counted.
  private static func time(_ seconds: Double) -> String {
    guard seconds < 360_000 else { return "more than 100 hours" }
    return seconds < 60 ? "\(Int(seconds)) s" : "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
  }
}
