/// Memory for the matrices that have a column for each sample, with room for the samples of one block.
///
/// Each worker has its own, which is overwritten block by block.
final class BlockMemory: @unchecked Sendable {
  private let storage: UnsafeMutablePointer<Double>
  private let addresses: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>
  private let slotCount: Int

  /// The address of each matrix's first column, by `MatrixName.slot`.
  var firstColumns: UnsafePointer<UnsafeMutablePointer<Double>?> { UnsafePointer(addresses) }

  /// Memory for blocks of up to `sampleCount` samples of a network; O(neurons × samples).
  init(for architecture: Architecture, sampleCount: Int = Batch.blockSize) {
    let names = (1...architecture.depth).flatMap { layer in
      [MatrixName.Kind.preActivation, .activation, .preActivationGradient, .activationGradient]
        .map { MatrixName($0, layer: layer) }
    }
    // Every matrix begins at a multiple of a cache line.
    let sizes = names.map { AlignedMemory.rounded(architecture.shape(of: $0).rows * sampleCount) }
    storage = AlignedMemory.zeros(sizes.reduce(0, +))
    slotCount = names.count
    addresses = .allocate(capacity: slotCount)
    addresses.initialize(repeating: nil, count: slotCount)
    var next = storage
    for (name, size) in zip(names, sizes) {
      addresses[name.slot] = next
      next += size
    }
  }

  deinit {
    addresses.deallocate()
    AlignedMemory.deallocate(storage)
  }
}
