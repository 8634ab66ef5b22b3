import Base
import Foundation
import Testing

/// Numbers are written as Foundation's `String(format:)` writes them.
struct PrintedNumberTests {
  @Test(arguments: Double.PrintedForm.allCases)
  func everyFormIsFoundations(form: Double.PrintedForm) {
    let letter =
      switch form {
      case .fixed: "f"
      case .exponent: "e"
      case .general: "g"
      }
    var wrong: [String] = []
    for (index, number) in Self.numbers.enumerated() {
      // Every precision that is used, and the widths of x.
      let (precision, width) = (index % 18, [0, 14, 30][index % 3])
      let printed = number.printed(form, precision, width: width)
      if printed != String(format: "%\(width == 0 ? "" : "\(width)").\(precision)\(letter)", number) {
        wrong.append("\(number) with \(precision) in \(width): \(printed)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(Self.numbers.count), such as \(wrong.prefix(3))")
  }

  @Test func theLongestNumberHasAllItsDigits() {
    let number = -Double.greatestFiniteMagnitude
    #expect(number.printed(.fixed, 40, width: 10) == String(format: "%.40f", number))
  }

  /// Round and special numbers, and as many of random bits: of every size, and of those that people look at.
  private static let numbers: [Double] = {
    var numbers: [Double] = [
      0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.125, 0.1, 9.5, 99.95, 999_999.5, 1e15, 1e16, 1e22, 1e23, 123_456_789,
      .infinity, -.infinity, .nan, -.nan, .leastNonzeroMagnitude, .leastNormalMagnitude,
      .greatestFiniteMagnitude, .pi, .ulpOfOne,
    ]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<60_000 {
      numbers.append(Double(bitPattern: random.next()))
      numbers.append(.random(in: -1...1, using: &random) * pow(10, .random(in: -8...8, using: &random)))
      // Ties, which round to even.
      numbers.append(Double(Int.random(in: -999_999...999_999, using: &random)) / 64)
    }
    return numbers
  }()
}
