/// Memory for matrices that begins at a multiple of a cache line.
///
/// Vectors that lie across two lines take the kernels half as long again.
enum AlignedMemory {
  /// A cache line, in bytes.
  private static let line = 64

  /// `count` zeros, to be given back to `deallocate`.
  static func zeros(_ count: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: line)
      .initializeMemory(as: Double.self, repeating: 0, count: count)
  }

  /// Gives back what `zeros` made.
  static func deallocate(_ memory: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(memory).deallocate()
  }

  /// The least number of Doubles from `count` up that fills whole cache lines.
  static func rounded(_ count: Int) -> Int {
    let perLine = line / MemoryLayout<Double>.stride
    return (count + perLine - 1) / perLine * perLine
  }
}
