/// The type of the elements in a `.npy` or `.safetensors` file, and the order of the bytes in each.
struct NpyElement: Equatable {
  enum Kind: Equatable {
    case float16, float32, float64
    /// The upper half of a float32, which NumPy does not have.
    case bfloat16
    case int8, int16, int32, int64
    case uint8, uint16, uint32, uint64
    case boolean
  }

  var kind: Kind
  var isBigEndian: Bool

  /// The type that NumPy writes as `code`: byte order (`<`, `>`, or `|` where it does not matter), kind,
  /// bytes.
  init?(code: String) {
    guard let order = code.first, let kind = Self.kinds[String(code.dropFirst())] else { return nil }
    self.kind = kind
    isBigEndian = order == ">"
    guard isBigEndian || order == "<" || (order == "|" && byteCount == 1) else { return nil }
  }

  private static let kinds: [String: Kind] = [
    "f2": .float16, "f4": .float32, "f8": .float64,
    "i1": .int8, "i2": .int16, "i4": .int32, "i8": .int64,
    "u1": .uint8, "u2": .uint16, "u4": .uint32, "u8": .uint64,
    "b1": .boolean,
  ]

  /// The type that safetensors calls `name`, whose bytes always begin with the least significant.
  init?(safetensors name: String) {
    guard let kind = Self.safetensorsKinds[name] else { return nil }
    self.kind = kind
    isBigEndian = false
  }

  private static let safetensorsKinds: [String: Kind] = [
    "F16": .float16, "BF16": .bfloat16, "F32": .float32, "F64": .float64,
    "I8": .int8, "I16": .int16, "I32": .int32, "I64": .int64,
    "U8": .uint8, "U16": .uint16, "U32": .uint32, "U64": .uint64,
    "BOOL": .boolean,
  ]

  /// How many bytes one element takes.
  var byteCount: Int {
    switch kind {
    case .int8, .uint8, .boolean: 1
    case .float16, .bfloat16, .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }

  /// How many bits of a number it keeps, as `NumericArray.significandBits` has it.
  var significandBits: Int {
    switch kind {
    case .float16: 11
    case .bfloat16: 8
    case .float32: 24
    default: 53
    }
  }

  /// The elements in `bytes`, which are a multiple of `byteCount`; whole numbers beyond 2⁵³ are rounded.
  func decode(_ bytes: ArraySlice<UInt8>) -> [Double] {
    switch kind {
    case .float16: decode(bytes, as: UInt16.self, Self.double(float16:))
    case .bfloat16: decode(bytes, as: UInt16.self) { Double(Float(bitPattern: UInt32($0) << 16)) }
    case .float32: decode(bytes, as: UInt32.self) { Double(Float(bitPattern: $0)) }
    case .float64: decode(bytes, as: UInt64.self) { Double(bitPattern: $0) }
    case .int8: decode(bytes, as: Int8.self) { Double($0) }
    case .int16: decode(bytes, as: Int16.self) { Double($0) }
    case .int32: decode(bytes, as: Int32.self) { Double($0) }
    case .int64: decode(bytes, as: Int64.self) { Double($0) }
    case .uint8: decode(bytes, as: UInt8.self) { Double($0) }
    case .uint16: decode(bytes, as: UInt16.self) { Double($0) }
    case .uint32: decode(bytes, as: UInt32.self) { Double($0) }
    case .uint64: decode(bytes, as: UInt64.self) { Double($0) }
    case .boolean: decode(bytes, as: UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }

  private func decode<Bits: FixedWidthInteger>(
    _ bytes: ArraySlice<UInt8>, as type: Bits.Type, _ value: (Bits) -> Double
  ) -> [Double] {
    bytes.withUnsafeBytes { raw in
      let size = MemoryLayout<Bits>.size
      return [Double](unsafeUninitializedCapacity: raw.count / size) { buffer, count in
        while count < raw.count / size {
          let bits = raw.loadUnaligned(fromByteOffset: count * size, as: type)
          buffer[count] = value(isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits))
          count += 1
        }
      }
    }
  }

  /// The value of an IEEE 754 binary16 number: by hand, because `Float16` does not exist on Intel Macs.
  static func double(float16 bits: UInt16) -> Double {
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Double(bits & 0x3FF)
    let magnitude: Double
    switch exponent {
    case 0: magnitude = fraction * 0x1p-24
    case 0x1F: magnitude = fraction == 0 ? .infinity : .nan
    default: magnitude = Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction * 0x1p-10)
    }
    return bits & 0x8000 == 0 ? magnitude : -magnitude
  }
}
