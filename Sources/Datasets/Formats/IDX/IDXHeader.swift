/// The first bytes of an IDX file: what its elements are, and how many there are along each dimension.
///
/// Source: "The IDX file format" on the MNIST database's page. Numbers are big-endian; the magic number is two zero bytes,
/// a code for the elements' type, and the number of dimensions.
struct IDXHeader {
  /// The number of samples; at least 1.
  let count: Int
  /// The shape of an image, or `nil` in a file of labels.
  let shape: ImageShape?

  /// Bytes of the header itself.
  var size: Int { Self.size(shape == nil ? .labels : .images) }
  /// Bytes of one sample.
  var sampleSize: Int { shape?.pixelCount ?? 1 }
  /// Bytes of the whole file.
  var fileSize: Int { size + count * sampleSize }

  /// Reads the header of the file that should hold `role` off the front of `source`.
  ///
  /// No later sum over its numbers overflows: samples and pixels are checked against what a data set may have.
  init(_ role: DataError.IDXRole, from source: ByteSource) throws(DataError) {
    let file = source.file
    let bytes = try source.read(Self.size(role))
    guard !bytes.isEmpty else { throw .empty(file: file) }
    let magic = Array(bytes.prefix(4))
    guard magic.count == 4 else {
      throw .idxTruncated(file: file, found: bytes.count, expected: Self.size(role))
    }
    guard magic == Self.magic(role) else {
      if Self.isMagic(magic), magic[3] == Self.magic(role)[3] {
        throw .idxElementType(file: file, type: magic[2])
      }
      throw .idxMagic(file: file, found: magic, expected: role)
    }
    guard bytes.count == Self.size(role) else {
      throw .idxTruncated(file: file, found: bytes.count, expected: Self.size(role))
    }
    let numbers = stride(from: 4, to: bytes.count, by: 4).map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    count = numbers[0]
    guard count > 0 else { throw .idxNoSamples(file: file) }
    if role == .images {
      let (height, width) = (numbers[1], numbers[2])
      guard height > 0, width > 0, height <= greatestPixelCount, width <= greatestPixelCount,
        height * width <= greatestPixelCount
      else { throw .idxDimensions(file: file, height: height, width: width, limit: greatestPixelCount) }
      shape = ImageShape(height: height, width: width)
    } else {
      shape = nil
    }
  }

  /// The bytes a file of unsigned bytes in this role begins with.
  static func magic(_ role: DataError.IDXRole) -> [UInt8] { [0, 0, 0x08, role == .images ? 3 : 1] }

  /// Whether a file begins as IDX files do, whatever its elements and dimensions.
  static func isMagic(_ head: [UInt8]) -> Bool {
    let elementTypes: [UInt8] = [0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e]
    return head.count >= 4 && head[0] == 0 && head[1] == 0 && elementTypes.contains(head[2])
      && 1...4 ~= head[3]
  }

  /// Whether a file's name says that it is an IDX file, as `t10k-labels-idx1-ubyte.gz` does.
  static func names(_ name: String) -> Bool {
    name.contains("-ubyte") && (name.contains("idx1") || name.contains("idx3"))
  }

  private static func size(_ role: DataError.IDXRole) -> Int { role == .images ? 16 : 8 }
}
