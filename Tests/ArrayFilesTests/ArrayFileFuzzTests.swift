import Matrices
import Testing

@testable import ArrayFiles

/// Damaged files are refused or read; they never trap. Seeded, so that a failure can be repeated.
@Suite struct ArrayFileFuzzTests {
  @Test(arguments: ["matrix.npy", "cube_columns.npy", "version3.npy", "record.npy"])
  func aDamagedArrayNeverTraps(fixture: String) throws {
    let original = try Fixtures.bytes(fixture)
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let bytes = mutated(original, favouring: 0..<original.count, &generator)
      let place = ArrayFileError.Place(file: fixture)
      _ = try? NpyFile.decode(bytes, place: place, limit: 1 << 20).matrix
    }
  }

  @Test(arguments: ["types.npz", "types_compressed.npz", "extremes.npz"])
  func aDamagedArchiveNeverTraps(fixture: String) throws {
    let original = try Fixtures.bytes(fixture)
    var generator = SeededGenerator(seed: 2)
    // The directory at the end is where the sizes are.
    let directory = Int(try #require(original.littleEndian(UInt32.self, at: original.count - 6)))
    var read = 0
    for _ in 0..<500 {
      let bytes = mutated(original, favouring: directory..<original.count, &generator)
      if (try? NpzFile.decode(bytes, file: fixture, limit: 1 << 20)) != nil { read += 1 }
    }
    // A changed timestamp is harmless; most other changes are not.
    #expect(read < 250)
  }

  private func mutated(
    _ original: [UInt8], favouring range: Range<Int>, _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = original
    for _ in 0...generator.below(4) {
      guard !bytes.isEmpty else { break }
      var position = generator.below(bytes.count)
      if generator.below(4) > 0 { position = range.lowerBound + generator.below(range.count) }
      position = min(position, bytes.count - 1)
      switch generator.below(6) {
      case 0: bytes[position] = UInt8(generator.below(256))
      case 1: bytes[position] ^= 1 << UInt8(generator.below(8))
      case 2: bytes[position] = 0xFF
      case 3: bytes.removeSubrange(position..<min(bytes.count, position + 1 + generator.below(20)))
      case 4: bytes.insert(contentsOf: bytes.prefix(generator.below(20)), at: position)
      default: bytes = Array(bytes.prefix(position))
      }
    }
    return bytes
  }
}
