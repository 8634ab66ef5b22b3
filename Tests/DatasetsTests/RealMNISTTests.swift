import Foundation
import TestSupport
import Testing

@testable import Datasets

private let mnist = ProcessInfo.processInfo.environment["GRADB_MNIST"]

/// Reads the real digits, as IDX and written as Kaggle's CSV.
@Test(
  .enabled(if: mnist != nil, "set GRADB_MNIST to a folder with train-images-idx3-ubyte.gz and its labels"))
func readsRealMNIST() throws {
  let samples = try readSamples(at: #require(mnist)).samples
  #expect(samples.count == 70_000 && samples.testCount == 10_000)
  #expect(samples.shape == ImageShape(height: 28, width: 28))
  #expect(samples.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
  #expect(samples.image(0).reduce(0) { $0 + Int($1) } == 27_525)
  #expect(samples.image(59_999).reduce(0) { $0 + Int($1) } == 20_920)

  let some = try readSamples(at: #require(mnist), options: ReadingOptions(rowLimit: 1000)).samples
  #expect(some.labels.prefix(1000) == samples.labels.prefix(1000) && some.testCount == 1000)
  let folder = try TemporaryFolder()
  let written = try readSamples(at: folder.write(some.csv, to: "train.csv")).samples
  #expect(written.inputs == some.inputs && written.targets == some.targets)
}
