import Foundation
import Matrices
import Testing

@testable import Datasets

/// Numbers in text are read as Swift reads them, to the last bit, and by no other rules.
@Suite struct WrittenNumberTests {
  private func value(_ text: String, decimal: Character = ".") -> Double? {
    Array(text.utf8).withUnsafeBufferPointer {
      WrittenNumber.value($0, in: 0..<$0.count, decimal: decimal.asciiValue ?? 0)
    }
  }

  @Test(arguments: ["%.17g", "%.18e", "%.3f", "%g", "%.0f", "%+.9e", "%.30f"])
  func everyBitIsRight(format: String) {
    var generator = SeededGenerator(seed: 1)
    for round in 0..<4_000 {
      let scale = pow(10, Double(Int.random(in: round % 2 == 0 ? -4...4 : -290...290, using: &generator)))
      let text = String(format: format, Double.random(in: -10...10, using: &generator) * scale)
      #expect(value(text) == Double(text), "\(text)")
    }
  }

  @Test(arguments: [
    ("0", 0.0), ("-0", 0), ("007", 7), ("+5", 5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-2", 0.01),
    ("100000000000000000000", 1e20), ("0.000000000000000000000000000001", 1e-30),
    ("9007199254740993", 9007199254740992),
    ("1e-400", 0), ("120000000000000000000000e-22", 12), ("0e99999999999", 0),
  ])
  func unusualNumbersAreRead(text: String, expected: Double) {
    #expect(value(text) == expected)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "1.2.3", "0x1F", "nan", "inf", "1 2", "1,5", "1e400", "--1", "1_000",
    "٣",
  ])
  func anythingElseIsNone(text: String) { #expect(value(text) == nil) }

  @Test func aCommaMayBeThePoint() {
    #expect(value("1,5", decimal: ",") == 1.5 && value("1.5", decimal: ",") == nil)
    #expect(value("0,1234567890123456789012345", decimal: ",") == 0.1234567890123456789012345)
  }
}
