import Matrices

extension SeededGenerator {
  /// The next number of a bell-shaped distribution with mean 0 and standard deviation 1, within ±3.5.
  ///
  /// The sum of four uniform numbers (16 bits each): unlike `normal()` it needs no logarithm and no cosine.
  mutating func bell() -> Double {
    let bits = next()
    let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    return (Double(sum) - 131_070) * (1.732_050_8 / 65_536)
  }
}
