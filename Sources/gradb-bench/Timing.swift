import Foundation

/// How long something took, several times over.
struct Timing {
  /// What was timed.
  let name: String
  /// Milliseconds, in ascending order; at least one.
  private let times: [Double]

  /// Times `body`, once without counting and then `rounds` times.
  init(_ name: String, rounds: Int, _ body: () throws -> Void) rethrows {
    self.name = name
    try body()
    let clock = ContinuousClock()
    times = try (0..<rounds).map { _ in
      let elapsed = try clock.measure(body)
      return Double(elapsed.components.seconds) * 1e3 + Double(elapsed.components.attoseconds) * 1e-15
    }.sorted()
  }

  /// The name, the minimum, the median and the maximum with tabs between them.
  var line: String {
    let numbers = [times[0], times[times.count / 2], times[times.count - 1]]
    return ([name] + numbers.map { String(format: "%.3f", $0) }).joined(separator: "\t")
  }
}
