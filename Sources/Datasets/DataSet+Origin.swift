import Base

extension DataSet {
  /// Where samples can be had again.
  public enum Origin: Sendable, Equatable {
    /// `BuiltInDigits.draw()`.
    case builtIn
    /// The file or folder at a path, read with these options.
    case file(path: String, rowLimit: Int?, shape: ImageShape?)
  }

  /// 24 hexadecimal digits that any other samples are most unlikely to have: checksums of their labels, their pixels and
  /// the shape of an image, whatever their order and split. O(pixels).
  public var fingerprint: String {
    let shape = samples.shape
    let checksums = [
      Zlib.checksum(samples.labels[...]), Zlib.checksum(samples.pixels[...]),
      Zlib.checksum(Array("\(samples.count) \(shape.height) \(shape.width)".utf8)[...]),
    ]
    return checksums.map {
      String(repeating: "0", count: $0.leadingZeroBitCount / 4) + ($0 == 0 ? "" : String($0, radix: 16))
    }
    .joined()
  }
}
