/// Tells whether a task still asks for the same, in sixteen hexadecimal digits.
enum Fingerprint {
  /// The digits for what a task begins with, asks for, and is solved by.
  ///
  /// Source: the FNV-1a hash with 64 bits (Fowler, Noll, Vo), over the UTF-8 of the lines, each followed by a newline.
  static func of(setup: [LessonCommand], checks: [LessonCheck], solution: LessonSolution) -> String {
    let asked = checks.compactMap { check in
      switch check.rule {
      case .answer(.near(let expression, .absolute(let most))): "answer ~= \(expression) tol \(most)"
      case .answer(.near(let expression, .digits(let count))): "answer ~= \(expression) digits \(count)"
      case .answer(.equal(let expression)): "answer == \(expression)"
      case .answer(.within(let low, let high)): "answer in [\(low), \(high)]"
      case .state(let expression, _): "state \(expression)"
      case .without(let names): "without \(names.joined(separator: ", "))"
      case .wrong, .guess: nil
      }
    }
    let lines = setup.map(\.text) + asked + solution.exchanges.map(\.command.text)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in lines.map({ $0 + "\n" }).joined().utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
