/// What the inputs of samples are kept as, sample after sample.
public enum Inputs: Sendable, Equatable {
  /// Whole numbers 0…255, each of which is divided by `divisor` (positive) in X.
  case bytes([UInt8], divisor: Double)
  /// The numbers of X as they are.
  case numbers([Double])

  /// How many there are, of all samples together.
  public var count: Int {
    switch self {
    case .bytes(let bytes, _): bytes.count
    case .numbers(let numbers): numbers.count
    }
  }

  /// What is white in images that are kept so, where nobody says it.
  var usualWhite: Double {
    if case .bytes = self { 255 } else { 1 }
  }

  /// What they are divided by in X.
  var ownDivisor: Double {
    if case .bytes(_, let divisor) = self { divisor } else { 1 }
  }

  /// One of them as it is kept.
  public func stored(_ place: Int) -> Double {
    switch self {
    case .bytes(let bytes, _): Double(bytes[place])
    case .numbers(let numbers): numbers[place]
    }
  }

  /// Calls `body` with what is kept of each sample in a column, of `width`.
  func forEach(column: Int, of width: Int, _ body: (Double) -> Void) {
    switch self {
    case .bytes(let bytes, _):
      for place in stride(from: column, to: bytes.count, by: width) { body(Double(bytes[place])) }
    case .numbers(let numbers):
      for place in stride(from: column, to: numbers.count, by: width) { body(numbers[place]) }
    }
  }

  /// The same without a column, of `width`; in place. Returns what was in it.
  mutating func remove(column: Int, of width: Int) -> [Double] {
    var removed: [Double] = []
    forEach(column: column, of: width) { removed.append($0) }
    switch self {
    case .bytes(var bytes, let divisor):
      self = .numbers([])
      bytes.remove(column: column, of: width)
      self = .bytes(bytes, divisor: divisor)
    case .numbers(var numbers):
      self = .bytes([], divisor: 1)
      numbers.remove(column: column, of: width)
      self = .numbers(numbers)
    }
    return removed
  }
}

extension Array {
  fileprivate mutating func remove(column: Int, of width: Int) {
    let kept = withUnsafeMutableBufferPointer { elements in
      var place = 0
      for start in stride(from: 0, to: elements.count, by: width) {
        for other in 0..<width where other != column {
          elements[place] = elements[start + other]
          place += 1
        }
      }
      return place
    }
    removeLast(count - kept)
  }
}
