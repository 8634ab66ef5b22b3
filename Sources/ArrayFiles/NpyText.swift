/// The type of the elements in a `.npy` file of texts, all of which take as many bytes as the longest: `<U10` or `|S10`.
struct NpyText: Equatable {
  /// How NumPy writes the type.
  let code: String
  /// The characters there is room for.
  private let length: Int
  /// Whether each takes four bytes, as UTF-32, or one, as ASCII.
  private let isUnicode: Bool
  private let isBigEndian: Bool

  /// Longer ones are no names of anything.
  private static let longest = 10_000

  /// The type that NumPy writes as `code`: byte order, kind, characters.
  init?(code: String) {
    guard let order = code.first, "<>|".contains(order), let kind = code.dropFirst().first,
      kind == "U" || kind == "S", let length = Int(code.dropFirst(2)), (0...Self.longest).contains(length)
    else { return nil }
    (self.code, self.length) = (code, length)
    isUnicode = kind == "U"
    isBigEndian = order == ">"
  }

  /// How many bytes one element takes.
  var byteCount: Int { isUnicode ? 4 * length : length }

  /// The texts in `bytes`, `count` times `byteCount` of them, without the zeros that fill each up; what is no character
  /// is U+FFFD.
  func decode(_ bytes: ArraySlice<UInt8>, count: Int) -> [String] {
    (0..<count).map { place in
      let own = bytes.dropFirst(place * byteCount).prefix(byteCount)
      guard isUnicode else { return String(decoding: own.prefix { $0 != 0 }, as: UTF8.self) }
      var text = String.UnicodeScalarView()
      for start in stride(from: own.startIndex, to: own.endIndex, by: 4) {
        let number = (0..<4).reduce(UInt32(0)) { sum, byte in
          sum << 8 | UInt32(own[start + (isBigEndian ? byte : 3 - byte)])
        }
        if number == 0 { break }
        text.append(Unicode.Scalar(number) ?? "\u{FFFD}")
      }
      return String(text)
    }
  }
}
