import CKernels

/// A seeded source of random bits: xoshiro256**, started with SplitMix64.
///
/// The same seed gives the same numbers on every machine and in every version of Swift, which is why gradb draws
/// its own doubles and permutations from it instead of the standard library's, whose algorithms are not promised.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The generator of `seed`; `stream` tells apart generators that serve different purposes under one seed.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var mixer = seed ^ (stream &* 0xD1B5_4A32_D192_ED03)
    func mixed() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var z = mixer
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (mixed(), mixed(), mixed(), mixed())
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// The next number of a uniform distribution over [0, 1), a multiple of 2⁻⁵³.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// The next number of a uniform distribution over [`low`, `high`).
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// The next number of a normal distribution with mean 0 and standard deviation 1 (Box–Muller).
  public mutating func normal() -> Double {
    let radius = (-2 * gradb_log(1 - unit())).squareRoot()
    return radius * gradb_cos(2 * Double.pi * unit())
  }

  /// The next whole number of a uniform distribution over 0 ..< `bound`; `bound` is at least 1.
  public mutating func below(_ bound: Int) -> Int {
    // Multiplying instead of dividing is biased by less than bound / 2⁶⁴.
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The numbers 0 ..< `count` in a random order (Fisher–Yates).
  public mutating func permutation(_ count: Int) -> [Int32] {
    var order = (0..<Int32(count)).map { $0 }
    for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, below(i + 1)) }
    return order
  }
}
