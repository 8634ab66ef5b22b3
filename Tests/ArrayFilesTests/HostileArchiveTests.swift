import Testing

@testable import ArrayFiles

/// Archives that nobody writes by accident.
@Suite struct HostileArchiveTests {
  private let array = NpyFile.encode(sampleArrays[3])

  @Test func twoEntriesOfOneNameAreRefused() {
    let archive = archive([("W1.npy", array), ("W1.npy", array)])
    #expect(throws: ArrayFileError.duplicateName(place("W1"))) { try decode(archive) }
  }

  @Test(arguments: ["notes.txt", ".npy", "W1.NPY"])
  func anEntryThatIsNoArrayIsRefused(name: String) {
    let archive = archive([(name, array)])
    #expect(throws: ArrayFileError.notAnArray(place(name))) { try decode(archive) }
  }

  @Test func anEntryWithOtherContentsIsRefused() {
    let archive = archive([("W1.npy", Array("hello".utf8))])
    #expect(throws: ArrayFileError.notNpy(place("W1"))) { try decode(archive) }
  }

  @Test func aChangedNumberIsFoundByItsChecksum() {
    var archive = archive([("W1.npy", array)])
    archive[200] ^= 1
    #expect(throws: ArrayFileError.wrongChecksum(place("W1"))) { try decode(archive) }
  }

  @Test func entriesThatShareBytesAreRefused() throws {
    var archive = archive([("W1.npy", array), ("W2.npy", array)])
    // The second entry of the directory points at the first entry's bytes, and has its name.
    let directory = try directoryStart(archive)
    let second = directory + 46 + 6
    archive.replaceSubrange(second + 42..<second + 46, with: [0, 0, 0, 0])
    archive[second + 46 + 1] = UInt8(ascii: "1")
    #expect(throws: ArrayFileError.badArchive(place(), offset: 0, expected: "the bytes of W1.npy alone")) {
      try decode(archive)
    }
  }

  @Test func aSizeThatDeflatedBytesCannotHaveIsRefused() throws {
    var archive = try Fixtures.bytes("types_compressed.npz")
    let directory = try directoryStart(archive)
    archive.replaceSubrange(directory + 24..<directory + 28, with: UInt32(1 << 29).littleEndianBytes)
    let error = #expect(throws: ArrayFileError.self) { try decode(archive) }
    #expect(error?.message.contains("a size of f2_little_rows.npy that its") == true)
  }

  @Test(arguments: [-1, 1])
  func inflatingStopsAtTheDeclaredSize(difference: Int) throws {
    var archive = try Fixtures.bytes("types_compressed.npz")
    let directory = try directoryStart(archive)
    let size = try #require(archive.littleEndian(UInt32.self, at: directory + 24))
    let declared = UInt32(Int(size) + difference)
    archive.replaceSubrange(directory + 24..<directory + 28, with: declared.littleEndianBytes)
    let error = #expect(throws: ArrayFileError.self) { try decode(archive) }
    #expect(error?.message.contains("\(declared) deflated bytes") == true)
  }

  @Test func encryptionAndOtherCompressionsAreRefusedByName() throws {
    var encrypted = archive([("W1.npy", array)])
    let directory = try directoryStart(encrypted)
    encrypted[directory + 8] |= 1
    #expect(throws: ArrayFileError.unsupportedArchive(place("W1"), feature: "encryption")) {
      try decode(encrypted)
    }
    var bzip2 = archive([("W1.npy", array)])
    bzip2[directory + 10] = 12
    #expect(throws: ArrayFileError.unsupportedArchive(place("W1"), feature: "compression method 12")) {
      try decode(bzip2)
    }
  }

  @Test func aTruncatedArchiveIsRefusedAtEveryLength() {
    let archive = archive([("W1.npy", array)])
    for length in archive.indices {
      #expect(throws: ArrayFileError.self) { try decode(Array(archive.prefix(length))) }
    }
  }

  @Test func a64BitDirectoryIsRead() throws {
    // As Python writes it beyond 65,535 entries: the sizes are in a record of their own.
    let plain = archive([("W1.npy", array)])
    let start = try directoryStart(plain)
    let record = plain.count - 22
    var wide = Array(plain[..<record])
    wide += UInt32(0x0606_4B50).littleEndianBytes + UInt64(44).littleEndianBytes
    wide += UInt16(45).littleEndianBytes + UInt16(45).littleEndianBytes + UInt64(0).littleEndianBytes
    wide += UInt64(1).littleEndianBytes + UInt64(1).littleEndianBytes
    wide += UInt64(record - start).littleEndianBytes + UInt64(start).littleEndianBytes
    wide += UInt32(0x0706_4B50).littleEndianBytes + UInt32(0).littleEndianBytes
    wide += UInt64(record).littleEndianBytes + UInt32(1).littleEndianBytes
    wide +=
      plain[record..<record + 8] + [0xFF, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 0xFF, count: 8) + [0, 0]
    #expect(try decode(wide) == [NamedArray(name: "W1", array: sampleArrays[3])])
  }

  private func archive(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var writer = ZipWriter()
    for entry in entries { writer.add(entry.bytes, name: entry.name) }
    return writer.archive()
  }

  private func directoryStart(_ archive: [UInt8]) throws -> Int {
    Int(try #require(archive.littleEndian(UInt32.self, at: archive.count - 6)))
  }

  private func decode(_ bytes: [UInt8]) throws -> [NamedArray] {
    try NpzFile.decode(bytes, file: "test.npz", limit: ArrayFileLimit.bytes)
  }

  private func place(_ array: String? = nil) -> ArrayFileError.Place {
    ArrayFileError.Place(file: "test.npz", array: array)
  }
}
