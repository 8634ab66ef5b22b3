import CKernels
import Testing

/// Passes over all pixels of a data set: against the plain way to do the same.
@Suite struct PixelScanTests {
  /// Bytes of which most are 0, in rows of a width that is no multiple of anything.
  private static func bytes(_ count: Int) -> [UInt8] {
    var state: UInt64 = 7
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = UInt8(truncatingIfNeeded: state >> 40)
      return state >> 60 < 11 ? 0 : number
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 1000, 64 * 255, 64 * 256 + 3, 40_000])
  func bytesAboveALimitAreCounted(count: Int) {
    let bytes = Self.bytes(count)
    for limit: UInt8 in [0, 1, 16, 127, 254, 255] {
      #expect(gradb_count_above(bytes, count, limit) == bytes.count { $0 > limit })
    }
    #expect(gradb_count_above([UInt8](repeating: 255, count: count), count, 0) == count)
  }

  @Test(arguments: [1, 7, 8, 9, 25, 784])
  func nonZeroBytesAreListedInTheOrderOfTheSamples(width: Int) {
    let (count, order) = (5, [3, 0, 4, 1, 2] as [Int32])
    let bytes = Self.bytes(count * width)
    let total = bytes.count { $0 != 0 }
    var starts = [Int64](repeating: -1, count: count)
    var (ends, positions) = (starts, [UInt16](repeating: 9, count: total))
    var values = [UInt8](repeating: 9, count: total)
    gradb_gather_nonzero(bytes, width, order, count, &starts, &ends, &positions, &values)
    var place: Int64 = 0
    for sample in order.map(Int.init) {
      let row = bytes[sample * width..<(sample + 1) * width]
      let own = row.indices.filter { bytes[$0] != 0 }
      #expect(starts[sample] == place)
      place += Int64(own.count)
      #expect(ends[sample] == place)
      let range = Int(starts[sample])..<Int(ends[sample])
      #expect(Array(positions[range]) == own.map { UInt16($0 - row.startIndex) })
      #expect(Array(values[range]) == own.map { bytes[$0] })
    }
  }

  /// Each byte counts, wherever it stands; the same bytes elsewhere have the same hash.
  @Test(arguments: [1, 7, 8, 31, 32, 33, 71])
  func rowsThatDifferInOneByteHaveOtherHashes(size: Int) {
    let row = Self.bytes(size)
    var rows = row + row
    for place in 0..<size {
      var other = row
      other[place] ^= 0x80
      rows += other
    }
    let count = size + 2
    var hashes = [UInt64](repeating: 0, count: count)
    gradb_hash_rows(rows, count, size, &hashes)
    #expect(hashes[0] == hashes[1] && Set(hashes).count == count - 1)
  }
}
