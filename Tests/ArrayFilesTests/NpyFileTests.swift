import TestSupport
import Testing

@testable import ArrayFiles

@Suite struct NpyFileTests {
  @Test(arguments: sampleArrays)
  func whatIsWrittenIsReadBack(array: NumericArray) throws {
    let folder = try TemporaryFolder()
    try NpyFile.write(array, to: folder.path("array.npy"))
    let read = try NpyFile.read(folder.path("array.npy"))
    #expect(read.shape == array.shape)
    // By bits: -0 and 0 are told apart.
    #expect(read.elements.map(\.bitPattern) == array.elements.map(\.bitPattern))
  }

  @Test(arguments: [
    ("scalar.npy", 0), ("vector.npy", 1), ("matrix.npy", 3), ("empty.npy", 6), ("cube.npy", 7),
  ])
  func theBytesAreThoseThatNumPyWrites(fixture: String, sample: Int) throws {
    #expect(NpyFile.encode(sampleArrays[sample]) == (try Fixtures.bytes(fixture)))
  }

  @Test(arguments: ["version1.npy", "version2.npy", "version3.npy"])
  func everyVersionIsRead(fixture: String) throws {
    #expect(try NpyFile.read(Fixtures.path(fixture)) == sampleArrays[3])
  }

  @Test func columnMajorOrderIsReadInThreeDimensions() throws {
    #expect(try NpyFile.read(Fixtures.path("cube_columns.npy")) == NpyFile.read(Fixtures.path("cube.npy")))
  }

  @Test(arguments: [("complex.npy", "<c16"), ("text.npy", "<U5"), ("record.npy", "record")])
  func whatIsNoNumberIsRefused(fixture: String, type: String) throws {
    let path = try Fixtures.path(fixture)
    #expect(throws: ArrayFileError.unsupportedElements(ArrayFileError.Place(file: path), type: type)) {
      try NpyFile.read(path)
    }
  }

  @Test func aTruncatedFileIsRefusedAtEveryLength() throws {
    let bytes = try Fixtures.bytes("matrix.npy")
    for length in bytes.indices {
      #expect(throws: ArrayFileError.self) { try decode(Array(bytes.prefix(length))) }
    }
    #expect(throws: ArrayFileError.wrongLength(place, expected: 48, found: 47)) {
      try decode(Array(bytes.dropLast()))
    }
    #expect(throws: ArrayFileError.wrongLength(place, expected: 48, found: 49)) { try decode(bytes + [0]) }
  }

  @Test(arguments: [
    "(4611686018427387904, 4)", "(0, 4611686018427387904, 4611686018427387904)", "(134217729,)",
  ])
  func anAbsurdShapeIsRefusedBeforeMemoryIsTaken(shape: String) {
    #expect(throws: ArrayFileError.tooLarge(place, limit: ArrayFileLimit.bytes)) {
      try decode(header("{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }"))
    }
  }

  @Test(arguments: [
    "", "{", "{}", "[]", "{'descr': '<f8'}", "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': 0}",
    "{'descr': '<f8', 'fortran_order': 0, 'shape': (0,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (0.0,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (0,), 'shape': (0,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (0,), 'more': 1}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (0,)} ,",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': " + String(repeating: "(", count: 5000),
  ])
  func aDamagedHeaderIsRefused(text: String) {
    #expect(throws: ArrayFileError.self) { try decode(header(text)) }
  }

  @Test func aMissingFileIsNamed() throws {
    let path = try TemporaryFolder().path("none.npy")
    let error = #expect(throws: ArrayFileError.self) { try NpyFile.read(path) }
    #expect(error?.message == "cannot read \(path): No such file or directory")
  }

  @Test(arguments: ["/dev/zero", "/"])
  func whatIsNoFileIsRefused(path: String) {
    #expect(throws: ArrayFileError.file(.notAFile(path: path))) { try NpyFile.read(path) }
  }

  private let place = ArrayFileError.Place(file: "test.npy")

  private func decode(_ bytes: [UInt8]) throws -> NumericArray {
    try NpyFile.decode(bytes, place: place, limit: ArrayFileLimit.bytes)
  }

  private func header(_ text: String) -> [UInt8] {
    [0x93] + Array("NUMPY".utf8) + [1, 0] + UInt16(text.utf8.count).littleEndianBytes + Array(text.utf8)
  }
}
