/// A vector that an optimizer keeps from iteration to iteration: a number for each parameter. An optimizer that keeps one
/// under a new letter declares it.
public struct StateSlot: Sendable, Hashable {
  /// The letter that stands before the parameter's name: `vW1`.
  public let letter: String
  /// What saved sessions call the vector.
  public let savedName: String
  /// Whether its numbers are means of squares, and so never negative.
  public internal(set) var isOfSquares = false

  /// Every vector that some optimizer keeps, each once.
  public static let all: [StateSlot] = Optimizer.all.flatMap(\.stateSlots).reduce(into: []) { known, slot in
    if !known.contains(slot) { known.append(slot) }
  }
}
