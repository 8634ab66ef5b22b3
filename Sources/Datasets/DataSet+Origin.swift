import Base

extension DataSet {
  /// Where samples can be had again.
  public enum Origin: Sendable, Equatable {
    /// gradb draws them.
    case drawn(DrawnSet.Drawing)
    /// The file or folder at a path, read with these options.
    case file(path: String, options: ReadingOptions)
  }

  /// 24 hexadecimal digits that any other samples are most unlikely to have: checksums of their targets, their inputs and
  /// the shape of a sample, whatever their order and split. O(inputs).
  public var fingerprint: String {
    let shape = samples.shape
    let checksums = [
      Zlib.checksum(samples.targets.asBytes[...]), Zlib.checksum(samples.inputs.asBytes[...]),
      Zlib.checksum(
        Array(
          ("\(samples.count) \(shape.height) \(shape.width)"
            + (samples.testCount > 0 ? " \(samples.testCount)" : ""))
            .utf8)[...]),
    ]
    return checksums.map {
      String(repeating: "0", count: $0.leadingZeroBitCount / 4) + ($0 == 0 ? "" : String($0, radix: 16))
    }
    .joined()
  }
}

extension Inputs {
  /// All of them as bytes, the lowest of a number first.
  fileprivate var asBytes: [UInt8] {
    switch self {
    case .bytes(let bytes, _): bytes
    case .numbers(let numbers): numbers.flatMap(\.bitPattern.littleEndianBytes)
    }
  }
}
