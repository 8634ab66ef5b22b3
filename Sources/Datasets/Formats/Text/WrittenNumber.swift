import CKernels

/// How numbers are written in a text, and how one is read.
enum WrittenNumber {
  /// The number that the whole of a text says, as below, with a point.
  static func value(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer {
      value($0, in: 0..<$0.count, decimal: UInt8(ascii: "."))
    }
  }

  /// The number that `text[range]` says: a sign or none, digits, perhaps a point and more digits, perhaps an exponent; nil where
  /// it says something else, or a number beyond all that a `Double` has. `decimal` is the point.
  static func value(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, decimal: UInt8) -> Double? {
    guard let base = text.baseAddress else { return nil }
    var number = 0.0
    switch csv_read_number(base + range.lowerBound, range.count, decimal, &number) {
    case CSV_NUMBER: return number
    case CSV_NO_NUMBER: return nil
    default:
      let digits = text[range].map { $0 == decimal ? UInt8(ascii: ".") : $0 }
      return Double(String(decoding: digits, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }
  }
}
