import CKernels

/// Where each chunk of a batch sums what `SumOperation`s add: one vector a chunk, laid out as `Parameters.values` with
/// the loss behind it.
final class ChunkSums: @unchecked Sendable {
  private let storage: UnsafeMutablePointer<Double>
  private let chunkCount: Int
  private let width: Int
  private let stride: Int

  /// Vectors of `width` numbers for up to `chunkCount` chunks, all zero.
  init(chunkCount: Int, width: Int) {
    self.chunkCount = chunkCount
    self.width = width
    stride = AlignedMemory.rounded(width)
    storage = AlignedMemory.zeros(max(1, chunkCount * stride))
  }

  deinit { AlignedMemory.deallocate(storage) }

  /// The vector of chunk `chunk`.
  subscript(chunk: Int) -> UnsafeMutablePointer<Double> { storage + chunk * stride }

  /// Sets the vector of chunk `chunk` to zero.
  func clear(_ chunk: Int) { self[chunk].update(repeating: 0, count: width) }

  /// The numbers that a worker adds up at a time, few enough to stay in its cache.
  private static let portion = 8_192

  /// Adds chunks 1 ..< chunks to chunk 0, in order, and returns it.
  func total(_ chunks: Int, _ workers: Workers) -> UnsafeMutableBufferPointer<Double> {
    workers.forEach((width + Self.portion - 1) / Self.portion) { piece, _ in
      let start = piece * Self.portion
      let count = min(Self.portion, width - start)
      for chunk in 1..<max(1, chunks) { gradb_add(self[0] + start, self[chunk] + start, count) }
    }
    return UnsafeMutableBufferPointer(start: self[0], count: width)
  }
}
