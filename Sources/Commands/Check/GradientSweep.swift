import Rendering

/// How the error of finite differences depends on how far a parameter is moved.
struct GradientSweep: Finding {
  static let kind = "gradcheckSweep"

  /// A distance, and the median relative error at it.
  struct Point: Sendable, Encodable {
    let epsilon: Double
    let medianError: Double
  }

  /// The samples in words.
  let batch: String
  /// The largest distance first; none where every gradient is 0.
  let points: [Point]

  /// 10 to the power −exponent, as near as a Double can be.
  static func epsilon(_ exponent: Int) -> Double { Double("1e-\(exponent)") ?? 0 }
}
