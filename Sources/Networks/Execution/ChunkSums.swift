import CKernels

/// Where each chunk of a batch sums what `SumOperation`s add: one vector a chunk, laid out as `Parameters.values` with
/// the loss behind it.
final class ChunkSums: @unchecked Sendable {
  private let storage: UnsafeMutablePointer<Double>
  private let chunkCount: Int
  private let width: Int

  /// Vectors of `width` numbers for up to `chunkCount` chunks, all zero.
  init(chunkCount: Int, width: Int) {
    self.chunkCount = chunkCount
    self.width = width
    storage = .allocate(capacity: max(1, chunkCount * width))
    storage.initialize(repeating: 0, count: max(1, chunkCount * width))
  }

  deinit { storage.deallocate() }

  /// The vector of chunk `chunk`.
  subscript(chunk: Int) -> UnsafeMutablePointer<Double> { storage + chunk * width }

  /// Sets the vector of chunk `chunk` to zero.
  func clear(_ chunk: Int) { self[chunk].update(repeating: 0, count: width) }

  /// Adds chunks 1 ..< chunks to chunk 0, in order, and returns it.
  func total(_ chunks: Int) -> UnsafeMutableBufferPointer<Double> {
    for chunk in 1..<max(1, chunks) { gradb_add(self[0], self[chunk], width) }
    return UnsafeMutableBufferPointer(start: self[0], count: width)
  }
}

extension Architecture {
  /// Where a sum stands in a vector of all parameters with the loss behind them.
  func sumRange(of output: MatrixName) -> Range<Int> {
    if output.kind == .loss { return parameterCount..<parameterCount + 1 }
    let start =
      output.kind == .weightsGradient
      ? weightsOffset(output.layer) : biasOffset(output.layer)
    let shape = shape(of: output)
    return start..<start + shape.rows * (shape.columns ?? 1)
  }
}
