import Foundation
import Networks
import TestSupport
import Testing

/// The numbers of training on another processor: without fused multiply-adds, whose C library computes otherwise.
///
/// Of glibc's functions there is a copy for each kind of processor, which differ in the last bit, and a variable that hides
/// what this one has. gradb's own copies for instruction sets are compared in `CKernelsTests`.
struct SameBitsTests {
  /// What decides numbers, each with all that there is of it.
  private static let networks: [[String]] =
    Activation.all.flatMap { activation in
      Initialization.allCases.map { initialization in
        ["network 784-9-8-10 --activation \(activation.name) --init \(initialization.rawValue)"]
      }
    }
    + [
      ["set momentum 0.9"], ["set l2 0.01"], ["set momentum 0.5", "set l2 0.001"],
      ["set iterations 12", "set schedule cosine"], ["set schedule step 2 0.9"],
    ].map { ["network 784-9-10 --activation tanh --init he"] + $0 }
  private static let lesser = ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4,-AVX512F"]

  #if os(Linux) && arch(x86_64)
    private static let canHideInstructions = true
  #else
    private static let canHideInstructions = false
  #endif

  /// The parameters of each network behind some iterations, as files of bytes.
  private func trained(_ environment: [String: String]) throws -> [Data] {
    let home = try TemporaryFolder()
    var arguments = ["-nx", "-q", "-batch"]
    var files: [String] = []
    for (number, network) in Self.networks.enumerated() {
      let file = home.path("\(number).npz")
      files.append(file)
      // Of one network, nothing is left in the next but the settings.
      let reset = ["set schedule constant", "set momentum 0", "set l2 0", "set batch 100"]
      let commands = reset + network + ["train 8", "export parameters \(file)"]
      arguments += commands.flatMap { ["-ex", $0] }
    }
    let result = try BuiltProgram("gradb").run(arguments, environment: environment, home: home, seconds: 300)
    try #require(result.status == 0, "\(result.errors)")
    return try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
  }

  @Test(.enabled(if: canHideInstructions, "needs Linux on x86-64, where glibc can hide them"))
  func everyNetworkTrainsToTheSameBits() throws {
    let usual = try trained([:])
    let other = try trained(Self.lesser)
    for (number, network) in Self.networks.enumerated() {
      #expect(usual[number] == other[number], "\(network.joined(separator: "; "))")
    }
    // Each is a network of its own; but of weights that are 0 every activation but the sigmoid makes 0.
    #expect(Set(usual).count == Self.networks.count - (Activation.all.count - 2))
  }
}
