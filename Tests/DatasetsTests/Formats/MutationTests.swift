import Matrices
import TestSupport
import Testing

@testable import Datasets

/// Thousands of damaged files: each is read or refused, and none brings the program down.
@Suite struct MutationTests {
  private let folder: TemporaryFolder
  private let samples = seededSamples(count: 6, height: 3, width: 3)

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func damagedCSV(seed: UInt64) throws {
    try mutate(Array(samples.csv.utf8), seed: seed, count: 500) { try folder.write($0, to: "train.csv") }
  }

  @Test func damagedUnusualCSV() throws {
    let lines = ["\u{FEFF}\"label\",\"a\"\"\",b,c,\"d,e\"", "", "5.0, +1 ,\"255\",.0,-0\r", "\"9\",1,2,3,4"]
    try mutate(Array(lines.joined(separator: "\n").utf8), seed: 5, count: 1000) {
      try folder.write($0, to: "train.csv")
    }
  }

  @Test func damagedGzip() throws {
    try mutate(gzipped(Array(samples.csv.utf8)), seed: 6, count: 1000) {
      try folder.write($0, to: "train.csv")
    }
  }

  @Test func damagedImages() throws {
    _ = try folder.write(samples.idxLabels, to: "train-labels-idx1-ubyte")
    try mutate(samples.idxImages, seed: 7, count: 700) {
      try folder.write($0, to: "train-images-idx3-ubyte")
    }
    try mutate(gzipped(samples.idxImages), seed: 8, count: 700) {
      try folder.write($0, to: "train-images-idx3-ubyte")
    }
  }

  @Test func damagedLabels() throws {
    _ = try folder.write(samples.idxImages, to: "train-images-idx3-ubyte")
    try mutate(samples.idxLabels, seed: 9, count: 700) {
      try folder.write($0, to: "train-labels-idx1-ubyte")
    }
  }

  /// Damages `bytes` in `count` ways, and reads what `write` makes of each.
  private func mutate(
    _ bytes: [UInt8], seed: UInt64, count: Int, _ write: ([UInt8]) throws -> String
  ) throws {
    var generator = SeededGenerator(seed: seed)
    var options = ReadingOptions()
    var (read, refused) = (0, 0)
    for _ in 0..<count {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) { damage(&damaged, &generator) }
      options.blockSize = Int.random(in: 1...200, using: &generator)
      options.threadCount = Int.random(in: 1...4, using: &generator)
      do throws(DataError) {
        let found = try readSamples(at: pathOf(damaged, write), options: options).samples
        #expect(found.count > 0 && found.labels.allSatisfy { $0 < 10 })
        read += 1
      } catch {
        #expect(!error.message.isEmpty)
        refused += 1
      }
    }
    // Neither everything nor nothing is refused, or the damage would prove nothing.
    #expect(refused > count / 10, "read \(read), refused \(refused)")
  }

  private func pathOf(_ bytes: [UInt8], _ write: ([UInt8]) throws -> String) -> String {
    (try? write(bytes)) ?? ""
  }

  private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let special = Array("\",\r\n \t+-.0129\0\u{1F}".utf8) + [0xff, 0x8b, 0xef]
    guard let place = bytes.indices.randomElement(using: &generator) else { return }
    let byte = special.randomElement(using: &generator) ?? 0
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
    case 1: bytes[place] = byte
    case 2: bytes.insert(byte, at: place)
    case 3: bytes.remove(at: place)
    case 4: bytes.removeSubrange(place..<min(place + Int.random(in: 1...30, using: &generator), bytes.count))
    default: bytes.replaceSubrange(place..<place, with: bytes[place...].prefix(20))
    }
  }
}
