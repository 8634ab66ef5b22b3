import Matrices
import Foundation
import TestSupport
import Testing

@testable import ArrayFiles

/// `.safetensors` files: what is written is read, and hostile headers are refused with a sentence.
struct SafetensorsTests {
  private let arrays = [
    NamedArray(name: "W1", array: NumericArray(Matrix(rows: 2, columns: 3) { Double(10 * $0 + $1) / 3 })),
    NamedArray(name: "0.bias", array: NumericArray(shape: [2], elements: [-0.0, .infinity])),
    NamedArray(name: "L", array: NumericArray(shape: [], elements: [0.1])),
    NamedArray(name: "none", array: NumericArray(shape: [0, 3], elements: [])),
  ]

  @Test func whatIsWrittenIsReadToTheLastBit() throws {
    let folder = try TemporaryFolder()
    try SafetensorsFile.write(arrays, to: folder.path("a.safetensors"))
    let read = try SafetensorsFile.read(folder.path("a.safetensors"))
    #expect(Set(read.map(\.name)) == Set(arrays.map(\.name)))
    for array in arrays {
      let other = try #require(read.first { $0.name == array.name })
      #expect(other.array == array.array)
      #expect(other.array.elements.map(\.bitPattern) == array.array.elements.map(\.bitPattern))
    }
  }

  /// The elements begin at a multiple of 8 bytes, as safetensors has it for readers that map files into memory.
  @Test func theElementsAreAligned() throws {
    let bytes = try SafetensorsFile.encode(arrays, file: "a", limit: 1 << 20)
    let length = try #require(bytes.littleEndian(UInt64.self, at: 0))
    #expect(length % 8 == 0)
    #expect(bytes.count == 8 + Int(length) + 9 * 8)
  }

  @Test(arguments: [
    ("F64", "000000000000F83F", 1.5), ("F32", "0000C03F", 1.5), ("F16", "003E", 1.5), ("BF16", "C03F", 1.5),
    ("BF16", "00C0", -2), ("I8", "FF", -1), ("U8", "FF", 255), ("I16", "FEFF", -2),
    ("I64", "FFFFFFFFFFFFFFFF", -1),
    ("BOOL", "01", 1),
  ])
  func everyTypeIsRead(type: String, hex: String, number: Double) throws {
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap {
      UInt8(hex.dropFirst($0).prefix(2), radix: 16)
    }
    let file = Self.file(#"{"a":{"dtype":"\#(type)","shape":[1],"data_offsets":[0,\#(bytes.count)]}}"#, bytes)
    let bits = ["F32": 24, "F16": 11, "BF16": 8][type] ?? 53
    #expect(
      try decode(file).first?.array == NumericArray(shape: [1], elements: [number], significandBits: bits))
  }

  @Test func notesAreLeftOut() throws {
    let file = Self.file(
      #"{"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#, [3, 4])
    #expect(try decode(file).map(\.name) == ["a"])
  }

  private static let hostile: [(header: String, count: Int, words: String)] = [
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,16]}}"#, 16, "they take 8 bytes"),
    (#"{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}"#, 8, "truncated"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#, 4, "offsets within the 4 bytes"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[8,0]}}"#, 8, "offsets within"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[-8,0]}}"#, 8, "offsets within"),
    (#"{"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}}"#, 8, "a shape"),
    (#"{"a":{"dtype":"F64","shape":[4611686018427387904,4],"data_offsets":[0,8]}}"#, 8, "a shape"),
    (#"{"a":{"dtype":"F64","shape":[0,1125899906842624],"data_offsets":[0,0]}}"#, 0, "more memory than"),
    (#"{"a":{"dtype":"F64","shape":[1e30],"data_offsets":[0,8]}}"#, 8, "a header in JSON"),
    (#"{"a":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,8]}}"#, 8, "its elements take"),
    (#"{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}"#, 8, "elements of type C64"),
    (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#, 2, "right behind"),
    (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#, 2, "1 bytes belong to none"),
    (
      #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#,
      3, "right behind"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#,
      2, "as where a name is there twice"
    ),
    (#"{"a":{"dtype":"U8","shape":[1]}}"#, 1, "a header in JSON"),
    (#"{"a":[1,2]}"#, 1, "a header in JSON"), (#"[]"#, 1, "a header in JSON"), ("{", 1, "a header in JSON"),
    ("{\"a\u{1b}[31m\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1, "a header in JSON"),
    (#"{"\u001b[31m":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#, 1, "an array needs a name"),
  ]

  @Test(arguments: hostile.indices)
  func hostileHeadersAreRefusedWithASentence(index: Int) throws {
    let (header, count, words) = Self.hostile[index]
    let error = #expect(throws: ArrayFileError.self) {
      try decode(Self.file(header, [UInt8](repeating: 0, count: count)))
    }
    let message = try #require(error).message
    #expect(message.contains(words), "\(message)")
    #expect(!message.contains("\u{1b}"))
  }

  @Test(arguments: [UInt64.max, 8 << 30, 9 << 20, 100])
  func aLengthBeyondTheFileOrReasonIsRefused(length: UInt64) throws {
    let error = #expect(throws: ArrayFileError.self) {
      try decode(length.littleEndianBytes + Array("{}".utf8))
    }
    #expect(try #require(error).message.contains("not \(length)"))
  }

  /// A shape whose elements are there, but would take more memory than is allowed: bytes become Doubles.
  @Test func moreThanTheLimitIsRefused() {
    let file = Self.file(
      #"{"a":{"dtype":"U8","shape":[100],"data_offsets":[0,100]}}"#, [UInt8](repeating: 1, count: 100))
    let place = ArrayFileError.Place(file: "a.safetensors", array: "a")
    #expect(throws: ArrayFileError.tooLarge(place, limit: 799)) {
      try SafetensorsFile.decode(file, file: "a.safetensors", limit: 799)
    }
  }

  @Test func deepNestingIsRefused() {
    let header = String(repeating: "[", count: 100_000)
    #expect(throws: ArrayFileError.self) { try decode(Self.file("{\"a\":" + header, [])) }
  }

  @Test func damagedFilesNeverTrap() throws {
    let original = try SafetensorsFile.encode(arrays, file: "a", limit: 1 << 20)
    for length in original.indices {
      #expect(throws: ArrayFileError.self) { try decode(Array(original.prefix(length))) }
    }
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      var bytes = original
      for _ in 0..<1 + generator.below(3) {
        bytes[generator.below(min(bytes.count, 300))] = UInt8(generator.below(256))
      }
      _ = try? decode(bytes)
    }
  }

  @Test func twoArraysOfOneNameAreNotWritten() {
    let twice = [arrays[0], arrays[0]]
    #expect(throws: ArrayFileError.duplicateName(.init(file: "a", array: "W1"))) {
      try SafetensorsFile.encode(twice, file: "a", limit: 1 << 20)
    }
  }

  private func decode(_ bytes: [UInt8]) throws -> [NamedArray] {
    try SafetensorsFile.decode(bytes, file: "a.safetensors", limit: 1 << 20)
  }

  private static func file(_ header: String, _ elements: [UInt8]) -> [UInt8] {
    UInt64(header.utf8.count).littleEndianBytes + Array(header.utf8) + elements
  }
}
