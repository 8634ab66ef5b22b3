import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Paths, progress, and what does not depend on threads.
@Suite struct ReadSamplesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func refusesPathsThatLeadNowhere() throws {
    #expect(errorReading("") == .emptyPath)
    let missing = folder.path("train.csv")
    #expect(errorReading(missing) == .missing(file: missing))
    let file = try folder.write("label,a\n1,2\n", to: "file")
    #expect(errorReading(file + "/train.csv") == .missing(file: file + "/train.csv"))
    #expect(errorReading(file + "\0.csv") == .missing(file: file + "\0.csv"))
    let long = String(repeating: "a", count: 5000)
    #expect(errorReading(long) == .unreadable(file: long, reason: DataError.reason(ENAMETOOLONG)))
  }

  /// The superuser may read everything, so there the file can be read.
  @Test func refusesFilesItMayNotRead() throws {
    let file = try folder.write("label,a\n1,2\n", to: "file")
    #expect(chmod(file, 0) == 0)
    let expected = DataError.unreadable(file: file, reason: DataError.reason(EACCES))
    #expect(errorReading(file) == (geteuid() == 0 ? nil : expected))
  }

  /// None of them is opened, so none of them can block.
  @Test func refusesWhatIsNoFile() throws {
    #expect(errorReading("/dev/zero") == .notAFile(file: "/dev/zero", kind: .device))
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(errorReading(pipe) == .notAFile(file: pipe, kind: .pipe))
  }

  @Test func saysWhatAFolderHolds() throws {
    let path = folder.url.path
    #expect(errorReading(path) == .folderWithoutData(folder: path, csv: nil))
    _ = try folder.write("x", to: "test.csv")
    #expect(errorReading(path) == .folderWithoutData(folder: path, csv: folder.path("test.csv")))
    _ = try folder.write("x", to: "train.csv.gz")
    #expect(errorReading(path) == .folderWithoutData(folder: path, csv: folder.path("train.csv.gz")))
  }

  @Test func followsLinks() throws {
    let samples = seededSamples(count: 3)
    let file = try folder.write(samples.csv, to: "train.csv")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: file)
    #expect(try readSamples(at: folder.path("link")).samples == samples)
  }

  @Test(arguments: [1, 2, 3, 16], [1, 60, 64, 1000, 1 << 20])
  func readsTheSameOnAnyNumberOfThreads(threads: Int, blockSize: Int) throws {
    var options = ReadingOptions()
    options.threadCount = threads
    options.blockSize = blockSize
    let samples = seededSamples(count: 101, height: 3, width: 3)
    let path = try folder.write(samples.csv, to: "train.csv")
    #expect(try readSamples(at: path, options: options).samples == samples)

    // Of several wrong rows the first is reported, wherever the blocks and shares begin.
    var lines = [samples.csvHeader] + samples.csvLines
    lines.insert("", at: 20)
    for row in [95, 71, 70, 37, 2] {
      lines[row - 1] = "3,4"
      let broken = try folder.write(lines.joined(separator: "\r\n"), to: "broken.csv")
      let expected = DataError.columnCount(file: broken, row: row, found: 2, expected: 10)
      #expect(errorReading(broken, options) == expected)
    }
  }

  @Test func reportsProgressAndCanBeCancelled() throws {
    let samples = seededSamples(count: 500, height: 4, width: 4)
    let csv = try folder.write(samples.csv, to: "train.csv")
    let compressed = try folder.write(gzipped(Array(samples.csv.utf8)), to: "train.csv.gz")
    let images = try folder.write(samples.idxImages, to: "train-images")
    _ = try folder.write(samples.idxLabels, to: "train-labels")
    var options = ReadingOptions()
    options.blockSize = 1000
    options.headSize = 1
    options.progressInterval = .zero
    for path in [csv, compressed, images] {
      var fractions: [Double] = []
      let read = try readSamples(at: path, options: options) { fraction in
        fractions.append(fraction)
        return true
      }
      #expect(read.samples == samples)
      #expect(fractions.first == 0 && fractions.last == 1)
      if path == csv { #expect(fractions == fractions.sorted() && fractions.count > 10) }
      for limit in 1..<min(fractions.count, 5) {
        var calls = 0
        #expect(throws: DataError.cancelled) {
          try readSamples(at: path, options: options) { _ in
            calls += 1
            return calls < limit
          }
        }
        #expect(calls == limit)
      }
    }
  }

  @Test func reportsProgressSeldom() throws {
    let path = try folder.write(seededSamples(count: 500).csv, to: "train.csv")
    var options = ReadingOptions()
    options.blockSize = 100
    options.progressInterval = .seconds(1000)
    var calls = 0
    _ = try readSamples(at: path, options: options) { _ in
      calls += 1
      return true
    }
    #expect(calls == 1)
  }

  @Test func everyFormatIsDescribed() {
    #expect(Set(DataFormat.all.map(\.name)).count == DataFormat.all.count)
    for format in DataFormat.all { #expect(!format.name.isEmpty && !format.summary.isEmpty) }
  }
}
