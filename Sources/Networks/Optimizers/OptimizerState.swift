/// What an optimizer keeps of a network from iteration to iteration. Empty where it keeps nothing, or nothing has moved yet.
public struct OptimizerState: Sendable, Equatable {
  /// The vectors that there are, in the order in which they are stored.
  public private(set) var slots: [StateSlot] = []
  /// Vector after vector, each in the order of `Parameters.values`.
  private(set) var values: [Double] = []
  /// The updates since the optimizer was set, where it counts them.
  public internal(set) var updates = 0

  /// Nothing.
  public init() {}

  /// How many numbers are kept.
  public var count: Int { values.count }

  /// Whether nothing is kept.
  public var isEmpty: Bool { slots.isEmpty }

  /// The vector of a slot, in the order of `Parameters.values`; nil where it is not kept. O(parameters).
  public subscript(slot: StateSlot) -> [Double]? { range(of: slot).map { Array(values[$0]) } }

  /// One number of a slot, by its place in `Parameters.values`; 0 where nothing has moved yet.
  func number(_ slot: StateSlot, at place: Int) -> Double {
    range(of: slot).map { values[$0.lowerBound + place] } ?? 0
  }

  /// Puts `vector` in a slot; its count is that of the vectors that are there.
  mutating func put(_ vector: [Double], in slot: StateSlot) {
    if let range = range(of: slot) {
      values.replaceSubrange(range, with: vector)
    } else {
      slots.append(slot)
      values += vector
    }
  }

  /// Makes the vectors of `wanted`, `count` zeros each, where they are not yet there.
  mutating func begin(_ wanted: [StateSlot], count: Int) {
    for slot in wanted where !slots.contains(slot) { put(Array(repeating: 0, count: count), in: slot) }
  }

  /// Forgets all vectors but those of `kept`: what they were kept for begins at rest.
  mutating func forget(allBut kept: [StateSlot]) {
    let old = self
    self = OptimizerState()
    for slot in old.slots where kept.contains(slot) {
      if let vector = old[slot] { put(vector, in: slot) }
    }
    if !slots.isEmpty { updates = old.updates }
  }

  /// Calls `body` with the addresses of the vectors, valid for the duration of the call.
  mutating func withVectors<Result>(
    _ body: ([StateSlot: UnsafeMutableBufferPointer<Double>]) -> Result
  ) -> Result {
    let slots = slots
    return values.withUnsafeMutableBufferPointer { all in
      let count = slots.isEmpty ? 0 : all.count / slots.count
      var vectors: [StateSlot: UnsafeMutableBufferPointer<Double>] = [:]
      for (place, slot) in slots.enumerated() {
        vectors[slot] = UnsafeMutableBufferPointer(rebasing: all[place * count..<(place + 1) * count])
      }
      return body(vectors)
    }
  }

  private func range(of slot: StateSlot) -> Range<Int>? {
    slots.firstIndex(of: slot).map { place in
      let count = values.count / slots.count
      return place * count..<(place + 1) * count
    }
  }
}
