import TestSupport
import Testing

@testable import ArrayFiles

@Suite struct NpzFileTests {
  @Test(arguments: ["types.npz", "types_compressed.npz"])
  func everyTypeAndOrderIsRead(fixture: String) throws {
    let arrays = try NpzFile.read(Fixtures.path(fixture))
    #expect(arrays.count == 48)
    #expect(arrays.first?.name == "f2_little_rows")
    for array in arrays {
      let isBoolean = array.name.hasPrefix("b1")
      let elements: [Double] = isBoolean ? [0, 1, 1, 1, 1, 1] : [0, 1, 2, 3, 4, 100]
      let bits = array.name.hasPrefix("f2") ? 11 : array.name.hasPrefix("f4") ? 24 : 53
      let expected = NumericArray(shape: [2, 3], elements: elements, significandBits: bits)
      #expect(array.array == expected, "\(array.name)")
    }
  }

  @Test func theEndsOfEveryRangeAreRead() throws {
    let extremes = Dictionary(
      uniqueKeysWithValues: try NpzFile.read(Fixtures.path("extremes.npz")).map {
        ($0.name, $0.array.elements)
      })
    #expect(extremes["i1"] == [-128, 127])
    #expect(extremes["i2"] == [-32768, 32767])
    #expect(extremes["i4"] == [-2_147_483_648, 2_147_483_647])
    #expect(extremes["i8"] == [-0x1p63, 0x1p63])
    #expect(extremes["u1"] == [0, 255])
    #expect(extremes["u2"] == [0, 65535])
    #expect(extremes["u4"] == [0, 4_294_967_295])
    #expect(extremes["u8"] == [0, 0x1p64])
    #expect(extremes["f2"].map(bits) == bits([65504, 0x1p-14, 0x1p-24, -0.0, .infinity, -.infinity, .nan]))
    #expect(
      extremes["f4"].map(bits)
        == bits([0x1.FFFFFEp127, 0x1p-126, 0x1p-149, -0.0, .infinity, -.infinity, .nan]))
    #expect(
      extremes["f8"].map(bits)
        == bits([.greatestFiniteMagnitude, 0x1p-1022, 0x1p-1074, -0.0, .infinity, -.infinity, .nan]))
  }

  @Test func whatIsWrittenIsReadBackInOrder() throws {
    let folder = try TemporaryFolder()
    try NpzFile.write(sampleNamed, to: folder.path("arrays.npz"))
    #expect(try NpzFile.read(folder.path("arrays.npz")) == sampleNamed)
  }

  @Test func noArraysAreAFileToo() throws {
    #expect(try decode(encode([])) == [])
  }

  @Test func theSameArraysGiveTheSameBytes() throws {
    #expect(try encode(sampleNamed) == encode(sampleNamed))
  }

  @Test(arguments: ["", "a\nb", "a\u{1B}[31m", "a\u{202E}b", String(repeating: "a", count: 1001)])
  func anUnsuitableNameIsRefused(name: String) {
    let place = ArrayFileError.Place(file: "test.npz", array: name)
    #expect(throws: ArrayFileError.badName(place)) {
      try encode([NamedArray(name: name, array: sampleArrays[0])])
    }
  }

  @Test func aNameMayBeUsedOnce() {
    let place = ArrayFileError.Place(file: "test.npz", array: "array0")
    #expect(throws: ArrayFileError.duplicateName(place)) { try encode([sampleNamed[0], sampleNamed[0]]) }
  }

  @Test func memoryIsLimitedForAllArraysTogether() throws {
    let bytes = try encode([
      NamedArray(name: "a", array: sampleArrays[3]), NamedArray(name: "b", array: sampleArrays[3]),
    ])
    #expect(throws: ArrayFileError.tooLarge(ArrayFileError.Place(file: "test.npz"), limit: 300)) {
      try NpzFile.decode(bytes, file: "test.npz", limit: 300)
    }
  }

  private func bits(_ numbers: [Double]) -> [UInt64] {
    // One NaN is as good as another.
    numbers.map { $0.isNaN ? 1 : $0.bitPattern }
  }
}

let sampleNamed = sampleArrays.enumerated().map { NamedArray(name: "array\($0.offset)", array: $0.element) }

private func encode(_ arrays: [NamedArray]) throws -> [UInt8] {
  try NpzFile.encode(arrays, file: "test.npz", limit: ArrayFileLimit.bytes)
}

private func decode(_ bytes: [UInt8]) throws -> [NamedArray] {
  try NpzFile.decode(bytes, file: "test.npz", limit: ArrayFileLimit.bytes)
}
