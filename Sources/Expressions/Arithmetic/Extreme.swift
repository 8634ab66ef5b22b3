/// The greater and the lesser of two numbers, where NaN wins as in NumPy.
///
/// The processor takes each choice here without a branch, which random signs would make it guess wrongly half the time.
enum Extreme {
  static func greater(_ a: Double, _ b: Double) -> Double {
    let greater = a > b ? a : b
    return a.isNaN ? a : greater
  }

  static func lesser(_ a: Double, _ b: Double) -> Double {
    let lesser = a < b ? a : b
    return a.isNaN ? a : lesser
  }
}
