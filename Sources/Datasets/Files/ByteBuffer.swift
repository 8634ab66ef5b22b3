/// Memory for bytes that grows, and is not filled with zeros first as an array is.
final class ByteBuffer {
  /// All of it; only what was written has a meaning.
  private(set) var bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)

  deinit { bytes.deallocate() }

  /// Makes room for `count` bytes, and keeps the first `kept`.
  func reserve(_ count: Int, keeping kept: Int) {
    guard count > bytes.count else { return }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    _ = larger.update(fromContentsOf: bytes.prefix(kept))
    bytes.deallocate()
    bytes = larger
  }
}
