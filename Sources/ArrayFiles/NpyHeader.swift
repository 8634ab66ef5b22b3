/// What stands before the elements in a `.npy` file: magic, version, and a Python dictionary of type and
/// shape.
///
/// Source: NumPy's `numpy/lib/format.py`, which describes versions 1.0 to 3.0.
struct NpyHeader: Equatable {
  /// What its elements are.
  enum Element: Equatable {
    case number(NpyElement)
    case text(NpyText)

    /// How many bytes one takes.
    var byteCount: Int {
      switch self {
      case .number(let element): element.byteCount
      case .text(let text): text.byteCount
      }
    }
  }

  var element: Element
  var isColumnMajor: Bool
  var shape: [Int]
  /// The number of elements, by the shape.
  var count: Int
  /// How many bytes the header takes, from the magic on.
  var byteCount: Int

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// A header of numbers takes some hundred bytes; NumPy itself refuses more than 10,000 of them.
  private static let lengthLimit = 10_000
  private static let dimensionLimit = 64

  /// The header at the beginning of `bytes`, the array of `place`; no more elements than `limit`.
  init(_ bytes: [UInt8], place: ArrayFileError.Place, limit: Int) throws(ArrayFileError) {
    guard bytes.starts(with: Self.magic) else { throw .notNpy(place) }
    guard bytes.count >= 8 else { throw .badHeader(place, offset: bytes.count, expected: "a version") }
    let version = (major: Int(bytes[6]), minor: Int(bytes[7]))
    guard (1...3).contains(version.major) && version.minor == 0 else {
      throw .unsupportedVersion(place, major: version.major, minor: version.minor)
    }
    let start = version.major == 1 ? 10 : 12
    let length =
      version.major == 1
      ? bytes.littleEndian(UInt16.self, at: 8).map(Int.init)
      : bytes.littleEndian(UInt32.self, at: 8).map(Int.init)
    guard let length, length <= Self.lengthLimit, length <= bytes.count - start else {
      throw .badHeader(place, offset: 8, expected: "the length of the header")
    }
    byteCount = start + length

    let text = Self.scalars(bytes[start..<byteCount], isUTF8: version.major == 3)
    guard let text else { throw .badHeader(place, offset: start, expected: "text in UTF-8") }
    let fields: [PythonLiteral.Entry]
    do throws(PythonLiteralError) {
      guard case .dictionary(let entries) = try PythonLiteralParser.literal(in: text) else {
        throw PythonLiteralError(offset: 0, expected: "a dictionary")
      }
      fields = entries
    } catch {
      throw .badHeader(place, offset: start + error.offset, expected: error.expected)
    }
    func field(_ key: String) -> PythonLiteral? { fields.first { $0.key == key }?.value }

    guard fields.count == 3, let type = field("descr"),
      case .boolean(let isColumnMajor) = field("fortran_order"),
      case .tuple(let lengths) = field("shape"), lengths.count <= Self.dimensionLimit
    else {
      throw .badHeader(place, offset: start, expected: "descr, fortran_order and shape, and nothing else")
    }
    guard case .string(let code) = type else { throw .unsupportedElements(place, type: "record") }
    guard let element = NpyElement(code: code).map(Element.number) ?? NpyText(code: code).map(Element.text)
    else {
      throw .unsupportedElements(place, type: Self.printable(code))
    }
    shape = []
    for length in lengths {
      guard case .integer(let length) = length, length >= 0 else {
        throw .badHeader(place, offset: start, expected: "a shape of whole numbers, 0 or more")
      }
      shape.append(length)
    }
    // The lengths around a 0 count too: see NumericArray.count(of:).
    guard let size = NumericArray.count(of: shape.map { max(1, $0) }), size <= limit,
      let count = NumericArray.count(of: shape)
    else {
      throw .tooLarge(place, limit: ArrayFileLimit.bytes)
    }
    self.element = element
    self.isColumnMajor = isColumnMajor
    self.count = count
  }

  /// Versions before 3.0 were in Latin-1, whose bytes are the scalars' numbers.
  private static func scalars(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> [Unicode.Scalar]? {
    guard isUTF8 else { return bytes.map { Unicode.Scalar($0) } }
    return String(validating: bytes, as: UTF8.self).map { Array($0.unicodeScalars) }
  }

  /// A type's code, safe to show: it comes from a file that anybody may have made.
  private static func printable(_ code: String) -> String {
    String(code.prefix(20).map { $0.isASCII && $0 >= " " && $0 != "\u{7F}" ? $0 : "?" })
  }

  /// The header of version 1.0 for `shape`, with elements of type `<f8` in row-major order: byte for byte
  /// NumPy's.
  static func bytes(shape: [Int]) -> [UInt8] {
    let lengths = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var text = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(lengths)), }"
    // NumPy leaves room for the first length to grow to 21 digits, for whoever appends rows to the file.
    if let first = shape.first { text += String(repeating: " ", count: 21 - String(first).count) }
    // The elements begin at a multiple of 64 bytes.
    let used = magic.count + 4 + text.utf8.count + 1
    text += String(repeating: " ", count: (64 - used % 64) % 64) + "\n"
    return magic + [1, 0] + UInt16(text.utf8.count).littleEndianBytes + Array(text.utf8)
  }
}
