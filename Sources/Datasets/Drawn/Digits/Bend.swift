import Matrices

/// How a hand bends the whole digit: slant, rotation, width, and curves of second order.
struct Bend {
  private let aspect: Double
  private let slant: Double
  private let rotation: (cosine: Double, sine: Double)
  /// The curves: what x and y gain per vv, uv and uu, where u, v are −1…1 across the digit.
  private let x: (vv: Double, uv: Double, uu: Double, vvv: Double)
  private let y: (vv: Double, uv: Double, uu: Double)

  /// A bend as a hand chooses it from `random`.
  init(_ random: inout SeededGenerator) {
    let stretch = 0.12 + 0.26 * random.bell()
    aspect = stretch < 0 ? 1 / (1 - stretch) : 1 + stretch
    slant = 0.12 + 0.23 * random.bell()
    // From the tangent instead of the angle: a square root is all it needs.
    let tangent = 0.1 * random.bell()
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    rotation = (cosine, cosine * tangent)
    x = (0.11 * random.bell(), 0.15 * random.bell(), 0.08 * random.bell(), 0.08 * random.bell())
    y = (0.11 * random.bell(), 0.11 * random.bell(), 0.08 * random.bell())
  }

  /// Where `point`, in the units of a glyph, comes to lie.
  func applied(to point: PenPoint) -> PenPoint {
    let u = (point.x - 35) / 50
    let v = (point.y - 50) / 50
    let bentX = u + x.vv * v * v + x.uv * u * v + x.uu * u * u + x.vvv * v * v * v
    let bentY = v + y.vv * v * v + y.uv * u * v + y.uu * u * u
    let slanted = aspect * bentX - slant * bentY
    return PenPoint(
      x: 50 * (rotation.cosine * slanted - rotation.sine * bentY),
      y: 50 * (rotation.sine * slanted + rotation.cosine * bentY))
  }
}
