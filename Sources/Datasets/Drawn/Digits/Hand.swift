import Matrices

/// The hand that writes one digit: it draws from `random` everything in which two written digits differ.
struct Hand {
  private var random: SeededGenerator
  /// What it writes with.
  let pen: Pen
  private let bend: Bend

  /// The hand that makes its choices from `random`.
  init(_ random: SeededGenerator) {
    self.random = random
    // Most pens are fine, a few are felt-tips.
    let unit = self.random.unit()
    pen = Pen(radius: 0.65 + 0.6 * self.random.unit() + 0.9 * unit * unit)
    bend = Bend(&self.random)
  }

  /// One digit, written in one of its `styles`, at least one.
  mutating func write(_ styles: [Glyph]) -> PenPath {
    let glyph = choose(styles)
    var points = blend(glyph)
    // The hand drifts rather than trembles: neighbouring points err in similar directions.
    let error = random.uniform(0.9, 3.6)
    var drift = PenPoint(x: 0, y: 0)
    for i in points.indices {
      drift.x = 0.6 * drift.x + 0.8 * random.bell()
      drift.y = 0.6 * drift.y + 0.8 * random.bell()
      points[i].x += error * drift.x
      points[i].y += error * drift.y
      points[i] = bend.applied(to: points[i])
    }
    return PenPath(points, moves: glyph.moves)
  }

  private mutating func choose(_ styles: [Glyph]) -> Glyph {
    var rest = random.unit() * styles.reduce(0) { $0 + $1.share }
    for style in styles.dropLast() {
      rest -= style.share
      if rest < 0 { return style }
    }
    return styles[styles.count - 1]
  }

  /// The points of `glyph`, somewhere between its masters.
  private mutating func blend(_ glyph: Glyph) -> [PenPoint] {
    var points = [PenPoint](repeating: PenPoint(x: 0, y: 0), count: glyph.moves.count)
    // Cubing pushes the mean away from the middle, towards one master or another.
    var weights = glyph.masters.map { _ in
      let unit = random.unit()
      return unit * unit * unit + 0.001
    }
    let total = weights.reduce(0, +)
    for master in weights.indices {
      weights[master] /= total
      let coordinates = glyph.masters[master]
      for i in points.indices {
        points[i].x += weights[master] * coordinates[2 * i]
        points[i].y += weights[master] * coordinates[2 * i + 1]
      }
    }
    return points
  }
}
