import CKernels
import Datasets

/// The samples that an iteration runs on, in their order.
public struct Batch: Sendable {
  /// The data set that they are of.
  public let data: DataSet
  /// The place of each sample in `data.samples`; at least one.
  public let rows: [Int32]

  /// The samples of `data` at the places `rows`.
  public init(data: DataSet, rows: some Sequence<Int32>) {
    self.data = data
    self.rows = Array(rows)
    precondition(!self.rows.isEmpty, "a batch has at least one sample")
  }

  /// The number of samples, m.
  public var count: Int { rows.count }

  /// The label of each sample, 0 ..< classes; empty where the targets are numbers.
  public var labels: [Int] { Self.labels(data.targets, rows) }

  /// The label of each sample as Y has it; empty where the targets are numbers.
  public var targets: [Int] { Self.labels(data.targetsOfY, rows) }

  private static func labels(_ targets: Targets, _ rows: [Int32]) -> [Int] {
    guard case .labels(let labels, _) = targets else { return [] }
    return rows.map { Int(labels[Int($0)]) }
  }

  /// The label or the number of each sample.
  public var y: [Double] { rows.map { data.targets.value(Int($0)) } }

  /// The label or the number of each sample as Y has it.
  public var yOfY: [Double] { rows.map { data.targetsOfY.value(Int($0)) } }

  /// The most samples that a block holds: with their matrices they stay in the processor's cache.
  static let blockSize = 128
  /// The most chunks, whatever the number of processors, so that sums always have the same bits.
  static let maximumChunkCount = 16

  /// How many chunks of consecutive samples a batch of `count` is summed in; a rule that knows only `count`.
  static func chunkCount(_ count: Int) -> Int {
    min(max((count + blockSize - 1) / blockSize, 1), maximumChunkCount)
  }

  /// The samples of chunk `chunk`, 0 ..< chunkCount(count).
  static func chunk(_ chunk: Int, of count: Int) -> Range<Int> {
    let chunks = chunkCount(count)
    return chunk * count / chunks..<(chunk + 1) * count / chunks
  }

  /// Calls `body` with the samples of each block of a chunk, in order.
  static func forEachBlock(ofChunk chunk: Int, of count: Int, _ body: (Range<Int>) -> Void) {
    let samples = self.chunk(chunk, of: count)
    for start in stride(from: samples.lowerBound, to: samples.upperBound, by: blockSize) {
      body(start..<min(start + blockSize, samples.upperBound))
    }
  }
}

/// Addresses of a batch's samples and of the parameters, valid for the duration of one call.
struct BatchAddresses: @unchecked Sendable {
  let count: Int
  let rows: UnsafePointer<Int32>
  let targets: KernelTargets
  let inputs: KernelInputs
  let parameters: UnsafePointer<Double>

  /// The samples `range` of the batch as a block.
  func block(
    _ range: Range<Int>, firstColumns: UnsafePointer<UnsafeMutablePointer<Double>?>
  ) -> Block {
    Block(
      start: range.lowerBound, count: range.count, rows: rows + range.lowerBound, targets: targets,
      inputs: inputs, parameters: parameters, firstColumns: firstColumns)
  }
}

extension Batch {
  /// Calls `body` with the addresses of the samples and of `parameters`.
  func withAddresses<Result>(
    _ parameters: UnsafePointer<Double>, _ body: (BatchAddresses) -> Result
  ) -> Result {
    data.withKernelInputs { inputs in
      rows.withUnsafeBufferPointer { rows in
        data.withKernelTargets { targets in
          guard let rowsBase = rows.baseAddress else {
            preconditionFailure("a batch has at least one sample")
          }
          return body(
            BatchAddresses(
              count: rows.count, rows: rowsBase, targets: targets, inputs: inputs, parameters: parameters))
        }
      }
    }
  }
}
