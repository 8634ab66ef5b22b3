import Networks

extension PlantedBug {
  /// What stands for the bug in a file, in which somebody who hunts it must not read its name.
  ///
  /// The 64-bit hash FNV-1a (Fowler, Noll and Vo) of the name, in hexadecimal.
  var seal: String {
    let hash = "gradb:\(name)".utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  /// The bug behind a seal, or nil.
  static func sealed(_ seal: String) -> PlantedBug? { all.first { $0.seal == seal } }
}
