/// The line a pen leaves: short straight segments, no longer than a pixel or two of the finished image.
struct PenPath {
  /// For every segment, where it starts and ends.
  private(set) var segments: [(from: PenPoint, to: PenPoint)] = []

  /// The path through `points`, of which `moves` tells how the pen gets to each: curves by Catmull and Rom.
  ///
  /// Each span is a cubic that runs, at either end, in the direction from the point before to the one after.
  /// Where a curve ends (the pen is lifted or turns sharply) there is no other side: the span is a parabola.
  init(_ points: [PenPoint], moves: [PenMove]) {
    segments.reserveCapacity(6 * points.count)
    for end in points.indices where end > 0 && moves[end] != .down {
      let start = end - 1
      let (from, to) = (points[start], points[end])
      let before = moves[start] == .pass ? points[start - 1] : nil
      let goesOn = moves[end] == .pass && end + 1 < points.count && moves[end + 1] != .down
      let after = goesOn ? points[end + 1] : nil
      append(before: before, from: from, to: to, after: after)
    }
  }

  private mutating func append(before: PenPoint?, from: PenPoint, to: PenPoint, after: PenPoint?) {
    let chord = PenPoint(x: to.x - from.x, y: to.y - from.y)
    // The direction at an end without a neighbour is the one that makes the second derivative constant.
    var leaving = chord
    var arriving = chord
    if let before { leaving = PenPoint(x: (to.x - before.x) / 2, y: (to.y - before.y) / 2) }
    if let after { arriving = PenPoint(x: (after.x - from.x) / 2, y: (after.y - from.y) / 2) }
    if before == nil { leaving = PenPoint(x: 2 * chord.x - arriving.x, y: 2 * chord.y - arriving.y) }
    if after == nil { arriving = PenPoint(x: 2 * chord.x - leaving.x, y: 2 * chord.y - leaving.y) }

    let parts = before == nil && after == nil ? 1 : 2 + Int((abs(chord.x) + abs(chord.y)) / 8)
    var last = from
    for part in 1...parts {
      let t = Double(part) / Double(parts)
      let s = 1 - t
      // Hermite's form of the cubic.
      let (a, b) = (s * s * (1 + 2 * t), t * t * (1 + 2 * s))
      let (c, d) = (s * s * t, s * t * t)
      let next = PenPoint(
        x: a * from.x + b * to.x + c * leaving.x - d * arriving.x,
        y: a * from.y + b * to.y + c * leaving.y - d * arriving.y)
      segments.append((last, next))
      last = next
    }
  }
}
