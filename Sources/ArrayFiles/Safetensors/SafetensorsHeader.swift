import Platform

/// What stands before the elements in a `.safetensors` file, trusting nothing: every length is checked against the file.
struct SafetensorsHeader {
  /// An array and where its elements are.
  struct Tensor {
    let name: String
    let element: NpyElement
    let shape: [Int]
    /// The number of elements, by the shape.
    let count: Int
    /// Where they are in the file.
    let bytes: Range<Int>
  }

  /// The header's words for an array.
  struct Description: Codable {
    var dtype: String
    var shape: [Int]
    /// Where its elements begin and end, counted from the end of the header.
    var dataOffsets: [Int]

    private enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  /// The arrays, in the order of their elements.
  let tensors: [Tensor]

  /// The key of a note that is no array.
  static let metadataKey = "__metadata__"
  /// A header takes some hundred bytes for each array; 8 MiB are enough for a hundred thousand of them.
  private static let lengthLimit = 8 << 20

  /// The header at the beginning of `bytes`, which are those of a whole file.
  init(_ bytes: [UInt8], file: String) throws(ArrayFileError) {
    let place = ArrayFileError.Place(file: file)
    guard let length = bytes.littleEndian(UInt64.self, at: 0) else {
      throw .badSafetensors(place, expected: "the length of a header in the first 8 bytes")
    }
    guard length <= UInt64(Self.lengthLimit), Int(length) <= bytes.count - 8 else {
      throw .badSafetensors(
        place, expected: "a header of at most \(min(Self.lengthLimit, bytes.count - 8)) bytes, not \(length)")
    }
    let start = 8 + Int(length)
    guard bytes[8..<start].first == UInt8(ascii: "{"),
      let entries = try? JSONDecoder().decode([String: Entry].self, from: Data(bytes[8..<start]))
    else {
      throw .badSafetensors(
        place, expected: "a header in JSON with dtype, shape and data_offsets for each array")
    }
    var tensors: [Tensor] = []
    for (name, entry) in entries {
      guard case .tensor(let description) = entry else { continue }
      tensors.append(
        try Self.tensor(
          description, place: ArrayFileError.Place(file: file, array: name), elements: start..<bytes.count))
    }
    tensors.sort {
      ($0.bytes.lowerBound, $0.bytes.upperBound, $0.name) < (
        $1.bytes.lowerBound, $1.bytes.upperBound, $1.name
      )
    }
    // A gap is also what a name that is there twice leaves: the reader of JSON keeps only one of the two.
    var end = start
    for tensor in tensors {
      guard tensor.bytes.lowerBound == end else {
        throw .badSafetensors(
          ArrayFileError.Place(file: file, array: tensor.name),
          expected: "its elements right behind those of the array before it, each name once")
      }
      end = tensor.bytes.upperBound
    }
    guard end == bytes.count else {
      throw .badSafetensors(
        place,
        expected:
          "the file to end with its last array; \(bytes.count - end) bytes belong to none, as where a name is there twice"
      )
    }
    self.tensors = tensors
  }

  /// An array as its description has it, whose elements are somewhere in `elements`.
  private static func tensor(
    _ description: Description, place: ArrayFileError.Place, elements: Range<Int>
  ) throws(ArrayFileError) -> Tensor {
    guard let name = place.array, ArrayName.isAllowed(name) else {
      throw .badName(ArrayFileError.Place(file: place.file))
    }
    guard let element = NpyElement(safetensors: description.dtype) else {
      // What a hostile file calls its type is not repeated unless it looks like one.
      let isPlain =
        description.dtype.count <= 12
        && description.dtype.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      throw .unsupportedElements(place, type: isPlain ? description.dtype : "another kind")
    }
    let offsets = description.dataOffsets
    guard let count = NumericArray.count(of: description.shape), description.shape.count <= 64,
      offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= elements.count
    else {
      throw .badSafetensors(
        place, expected: "a shape, and offsets within the \(elements.count) bytes of elements")
    }
    let (size, overflow) = count.multipliedReportingOverflow(by: element.byteCount)
    guard !overflow, size == offsets[1] - offsets[0] else {
      throw .wrongLength(place, expected: overflow ? .max : size, found: offsets[1] - offsets[0])
    }
    // The lengths around a 0 count too: see NumericArray.count(of:).
    guard let extent = NumericArray.count(of: description.shape.map { max(1, $0) }),
      extent <= ArrayFileLimit.bytes / MemoryLayout<Double>.size
    else { throw .tooLarge(place, limit: ArrayFileLimit.bytes) }
    return Tensor(
      name: name, element: element, shape: description.shape, count: count,
      bytes: elements.lowerBound + offsets[0]..<elements.lowerBound + offsets[1])
  }

  /// What stands under a key of the header.
  private enum Entry: Decodable {
    case tensor(Description)
    case metadata

    init(from decoder: any Decoder) throws {
      if decoder.codingPath.last?.stringValue == SafetensorsHeader.metadataKey {
        self = .metadata
      } else {
        self = .tensor(try Description(from: decoder))
      }
    }
  }
}
