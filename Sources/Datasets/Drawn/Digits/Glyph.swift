/// One way of writing a digit: its pen strokes in several masters, between which each hand finds its shape.
///
/// As in a variable font, all masters have the same points and a written digit is a weighted mean of them.
/// Two styles whose strokes differ in kind (a 7 with and without a bar) are two glyphs.
/// Coordinates: x to the right, y down, 0…100 for the height of the digit and about 0…70 for its width.
struct Glyph: Sendable {
  /// How frequent this style is, relative to the digit's other styles.
  let share: Double
  /// For every point, how the pen gets there; the same in all masters.
  let moves: [PenMove]
  /// For every master, x and y of every point.
  let masters: [[Double]]

  /// A style drawn by `masters`, at least one, all with the same strokes and number of points.
  init(share: Double, _ masters: [PenStroke]...) {
    self.share = share
    self.moves = masters[0].flatMap(\.moves)
    self.masters = masters.map { strokes in strokes.flatMap(\.coordinates) }
    precondition(
      masters.allSatisfy { $0.flatMap(\.moves) == self.moves },
      "the masters of one glyph have the same points")
  }
}

/// A piece of a glyph as the tables write it: points the pen passes in one smooth curve.
struct PenStroke: Sendable {
  let moves: [PenMove]
  let coordinates: [Double]

  /// The pen put down at the first of the points x, y, x, y, …, and led through the others.
  static func pen(_ coordinates: Double...) -> PenStroke {
    PenStroke(
      moves: [.down] + Array(repeating: .pass, count: coordinates.count / 2 - 1), coordinates: coordinates)
  }

  /// The pen led on from the stroke before, after a sharp turn at the first of the points x, y, x, y, …
  static func turn(_ coordinates: Double...) -> PenStroke {
    PenStroke(
      moves: [.turn] + Array(repeating: .pass, count: coordinates.count / 2 - 1), coordinates: coordinates)
  }
}
