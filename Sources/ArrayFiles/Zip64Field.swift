/// The extra field that holds the sizes of a zip entry that do not fit into 32 bits, or were not known to.
struct Zip64Field {
  private let bytes: [UInt8]
  /// What is left of the field; nil if the entry has none.
  private var rest: Range<Int>?

  /// The zip64 field among the extra fields in `range` of `bytes`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    var position = range.lowerBound
    while position + 4 <= range.upperBound, let kind = bytes.littleEndian(UInt16.self, at: position),
      let length = bytes.littleEndian(UInt16.self, at: position + 2)
    {
      let end = position + 4 + Int(length)
      guard end <= range.upperBound else { return }
      if kind == 1 {
        rest = position + 4..<end
        return
      }
      position = end
    }
  }

  /// `number`, or the field's next one if all bits of `number` are set, which refers to it; nil if that is missing.
  mutating func resolve(_ number: Int?) -> Int? {
    guard number == Int(UInt32.max) else { return number }
    guard let range = rest, range.count >= 8,
      let number = bytes.littleEndian(UInt64.self, at: range.lowerBound)
    else {
      return nil
    }
    rest = range.dropFirst(8)
    return Int(exactly: number)
  }
}
