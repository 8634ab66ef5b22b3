import ArrayFiles
import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Data sets in zip archives, of which nothing is unpacked to disk.
@Suite struct ArchiveTests {
  private let folder: TemporaryFolder
  private let samples = seededSamples(count: 30, height: 3, width: 3)

  init() throws { folder = try TemporaryFolder() }

  private func zip(_ files: [(String, [UInt8])], _ name: String = "data.zip") throws -> String {
    let path = folder.path(name)
    try NpzFile.write(
      [], attachments: files.map { (name: $0.0, bytes: $0.1) }, to: path)
    return path
  }

  private var csv: [UInt8] { Array(samples.csv.utf8) }

  @Test func aLoneTableIsRead() throws {
    for name in ["train.csv", "deep/in/it.txt", "train.csv.gz"] {
      let bytes = name.hasSuffix("gz") ? gzipped(csv) : csv
      let path = try zip([("__MACOSX/._x.csv", [1, 2]), (name, bytes), ("readme.md", [35])])
      #expect(try readSamples(at: path).samples == samples)
      #expect(try readSamples(at: "\(path):\(name)").samples == samples)
    }
  }

  /// Kaggle's: the one with labels is read, and that is said.
  @Test func theTableWithLabelsIsChosen() throws {
    let test = samples.csv.split(separator: "\n").map {
      $0.split(separator: ",").dropFirst().joined(separator: ",")
    }
    let path = try zip([
      ("sample_submission.csv", Array("ImageId,Label\n1,0\n".utf8)), ("train.csv", csv),
      ("test.csv", Array(test.joined(separator: "\n").utf8)),
    ])
    let read = try readSamples(at: path)
    #expect(read.samples == samples)
    #expect(read.remarks == ["read train.csv in it, and left sample_submission.csv, test.csv"])
    let two = try zip([("a.csv", csv), ("b.csv", csv)])
    #expect(errorReading(two) == .archiveChoice(file: two, names: ["a.csv", "b.csv"]))
    #expect(try readSamples(at: two + ":b.csv").samples == samples)
    #expect(
      errorReading(two + ":c.csv") == .notInArchive(file: two, name: "c.csv", names: ["a.csv", "b.csv"]))
    let none = try zip([("a.md", [1]), ("b.md", [2])])
    #expect(errorReading(none) == .archiveChoice(file: none, names: ["a.md", "b.md"]))
  }

  @Test func imagesAndLabelsBelongTogether() throws {
    let path = try zip([
      ("gzip/train-images-idx3-ubyte.gz", gzipped(samples.idxImages)),
      ("gzip/train-labels-idx1-ubyte.gz", gzipped(samples.idxLabels)),
    ])
    #expect(try readSamples(at: path).samples == samples)
    let two = try zip([
      ("emnist-letters-train-images-idx3-ubyte", samples.idxImages),
      ("emnist-letters-train-labels-idx1-ubyte", samples.idxLabels),
      ("emnist-digits-train-images-idx3-ubyte", samples.idxImages),
      ("emnist-digits-train-labels-idx1-ubyte", samples.idxLabels),
    ])
    guard case .archiveChoice = errorReading(two) else {
      Issue.record("\(String(describing: errorReading(two)))")
      return
    }
    #expect(try readSamples(at: two + ":emnist-digits-train-images-idx3-ubyte").samples.count == 30)
  }

  @Test func whatIsDamagedOrForeignIsRefused() throws {
    let path = try zip([("train.csv", csv)])
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    for place in stride(from: 0, to: bytes.count, by: 7) {
      bytes[place] ^= 0x55
      _ = errorReading(try folder.write(bytes, to: "damaged.zip"))
      bytes[place] ^= 0x55
    }
    let cut = try folder.write(bytes.dropLast(30), to: "cut.zip")
    guard case .archive(let file, _) = errorReading(cut) else {
      Issue.record("\(String(describing: errorReading(cut)))")
      return
    }
    #expect(file == cut)
    let session = try zip([("session.json", [123, 125]), ("W1.npy", [1])], "work.npz")
    #expect(errorReading(session) == .savedSession(file: session))
  }
}
