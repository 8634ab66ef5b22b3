import Debugging
import Networks
import Rendering

/// How a weight or bias came to its value: which iterations moved it most.
struct ExplainedParameter: Finding {
  static let kind = "parameterHistory"

  /// Everything that moved it.
  let history: ParameterHistory
  /// The moves that are shown, the largest first.
  let moves: [ParameterHistory.Move]
  /// The number of the update in the program, from 1.
  let updateNumber: Int
  /// What an update does to it, in words.
  let stepWords: String
  /// Which neuron and pixel it is of, in sentences.
  let places: String

  /// The history with its `count` largest moves.
  init(_ history: ParameterHistory, terms count: Int, _ words: ExplanationWords) {
    self.history = history
    moves = history.largestMoves(count)
    updateNumber = words.session.program.operations.count
    // Of several that there were, the one with a memory tells more.
    let way =
      history.ways.first { $0.freeNames.contains { MatrixName($0)?.stateSlot != nil } } ?? history.ways.first
    let optimizer = Optimizer.all.first { $0.way(of: history.element.name) == way }
    stepWords = optimizer?.stepsWords ?? "Each update changes it"
    places = words.places(of: history.element)
  }

  private enum Field: CodingKey { case element, start, value, moves, count, agrees, places }

  private struct MoveFields: Encodable {
    let iteration: Int
    let before: Double
    let after: Double
    /// The learning rate and the derivative, where an update moved it.
    let alpha: Double?
    let gradient: Double?
    /// What changed it, where a person did.
    let edit: String?
  }

  /// The start, the moves that are shown, and how many there are.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Field.self)
    try container.encode("\(history.element)", forKey: .element)
    try container.encode(history.start, forKey: .start)
    try container.encode(history.value, forKey: .value)
    let fields = moves.map { move in
      let (iteration, before, after) = (move.position.iteration, move.before, move.after)
      return switch move.cause {
      case .update(let alpha, let gradient):
        MoveFields(
          iteration: iteration, before: before, after: after, alpha: alpha, gradient: gradient, edit: nil)
      case .edit(let edit):
        MoveFields(iteration: iteration, before: before, after: after, alpha: nil, gradient: nil, edit: edit)
      }
    }
    try container.encode(fields, forKey: .moves)
    try container.encode(history.moves.count, forKey: .count)
    try container.encode(history.agrees, forKey: .agrees)
    try container.encode(places, forKey: .places)
  }
}
