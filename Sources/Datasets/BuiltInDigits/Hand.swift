import Matrices

/// The hand that writes one digit: it draws from `random` everything in which two written digits differ.
struct Hand {
  private var random: SeededGenerator

  /// How thick its pen is.
  private(set) var pen = Pen(radius: 1)

  /// The hand that makes its choices from `random`.
  init(_ random: SeededGenerator) { self.random = random }

  /// One digit, written in one of its styles; chooses the pen too.
  mutating func write(_ styles: [Glyph]) -> PenPath {
    let glyph = choose(styles)
    var points = blend(glyph)
    let bend = Bend(&random)
    let tremble = 2.2 * random.uniform(0.4, 1.6)
    for i in points.indices {
      points[i].x += tremble * random.bell()
      points[i].y += tremble * random.bell()
      points[i] = bend.applied(to: points[i])
    }
    // Most pens are fine, a few are felt-tips.
    let unit = random.unit()
    pen = Pen(radius: 0.65 + 0.6 * random.unit() + 0.9 * unit * unit)
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

/// A place on the paper, x to the right and y down.
struct PenPoint: Equatable {
  var x: Double
  var y: Double
}

/// A round pen.
struct Pen {
  /// Half the thickness of its line, in pixels of the finished image.
  var radius: Double
}

extension SeededGenerator {
  /// The next number of a bell-shaped distribution with mean 0 and standard deviation 1, within ±3.5.
  ///
  /// The sum of four uniform numbers (16 bits each): unlike `normal()` it needs no logarithm and no cosine, whose
  /// last bits differ between machines.
  mutating func bell() -> Double {
    let bits = next()
    let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    return (Double(sum) - 131_070) * (1.732_050_8 / 65_536)
  }
}
