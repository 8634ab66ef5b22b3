/// What is taken of one axis.
enum Selector {
  /// A single place; the axis is gone afterwards.
  case index(Int)
  /// Places at equal distances.
  case range(start: Int, step: Int, count: Int)
  /// Places in any order, and their shape.
  case list(Shape, [Int])

  /// Everything of an axis.
  static func all(_ count: Int) -> Selector { .range(start: 0, step: 1, count: count) }

  var count: Int {
    switch self {
    case .index: 1
    case .range(_, _, let count): count
    case .list(_, let places): places.count
    }
  }

  func place(_ number: Int) -> Int {
    switch self {
    case .index(let index): index
    case .range(let start, let step, _): start + number * step
    case .list(_, let places): places[number]
    }
  }

  /// The lengths of the dimensions that the axis leaves behind.
  var dimensions: [Int] {
    switch self {
    case .index: []
    case .range(_, _, let count): [count]
    case .list(let shape, _): shape.dimensions
    }
  }

  var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// The places of `start:stop:step` among `count`, with NumPy's defaults where nil; `step` is not 0.
  static func slice(start: Int?, stop: Int?, step: Int?, count: Int) -> Selector {
    // A step beyond the axis takes a single place whatever its size; so it may be cut to where nothing overflows.
    let step = min(max(step ?? 1, -count - 1), count + 1)
    let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
    func clamped(_ index: Int?, or otherwise: Int) -> Int {
      guard let index else { return otherwise }
      return min(max(index < 0 ? max(index, -count - 1) + count : index, lowest), highest)
    }
    let first = clamped(start, or: step > 0 ? lowest : highest)
    let end = clamped(stop, or: step > 0 ? highest : lowest)
    let length = step > 0 ? (end - first + step - 1) / step : (first - end - step - 1) / -step
    return .range(start: first, step: step, count: max(0, length))
  }
}
