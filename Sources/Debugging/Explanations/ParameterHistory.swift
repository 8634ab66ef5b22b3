import Expressions
import Networks

/// How a weight or bias came to its value: where it started, and everything that moved it.
public struct ParameterHistory: Sendable {
  /// A change of the parameter.
  public struct Move: Sendable, Equatable {
    /// What changed it.
    public enum Cause: Sendable, Equatable {
      /// The update of the iteration, with its learning rate and the number that it multiplied that by: the derivative, the velocity.
      case update(alpha: Double, gradient: Double)
      /// A person, in words as the timeline has them.
      case edit(String)
    }

    /// When it was: the update's position, or that at which the person changed it.
    public let position: Position
    /// What changed it.
    public let cause: Cause
    /// The value before.
    public let before: Double
    /// The value after.
    public let after: Double

    /// By how much it changed.
    public var change: Double { after - before }

    /// Whether an update did what it is meant to do, before - alpha * gradient, to rounding; true for an edit.
    public var followsItsFormula: Bool {
      guard case .update(let alpha, let gradient) = cause else { return true }
      let move = alpha * gradient
      let expected = before - move
      if expected == after || (expected.isNaN && after.isNaN) { return true }
      return abs(expected - after) <= 4 * .ulpOfOne * (abs(before) + abs(move))
    }
  }

  /// The weight or bias.
  public let element: MatrixElement
  /// What updates have multiplied by alpha and subtracted: its gradient, its velocity, or what is made of them, in the
  /// order of their first use.
  public let ways: [Formula]
  /// The same for the very number, `dW1[3,402]`, or times a factor, `-alpha * dW1[3,402]`.
  public func ways(times factor: String? = nil) -> [String] {
    ways.map { way in
      let whole: Formula = factor.map { "\($0) * way" } ?? "way"
      let names = way.freeNames.compactMap { MatrixName($0) }
      return names.reduce(whole.substituting("way", by: way)) { formula, name in
        formula.substituting("\(name)", by: "\(MatrixElement(name, element.place))")
      }.text
    }
  }

  /// Its value at iteration 0, before anything moved it.
  public let start: Double
  /// Everything that changed it or could have, in order: every update, and every edit that gave it another value.
  public let moves: [Move]
  /// Its value now.
  public let value: Double
  /// The learning rate and the derivative or velocity that the next operation, the update, will read; nil at other positions.
  public let next: (alpha: Double, gradient: Double)?

  /// The start and all changes added up.
  public var total: Double { moves.reduce(start) { $0 + $1.change } }

  /// Whether the moves lead from the start to the present value without a gap, and add up to it to rounding.
  public var agrees: Bool {
    var value = start
    for move in moves {
      guard Self.isSame(move.before, value) else { return false }
      value = move.after
    }
    guard Self.isSame(value, self.value) else { return false }
    let magnitude = moves.reduce(abs(start)) { $0 + abs($1.change) }
    // Where it was not finite on the way, the changes cannot be added up.
    guard magnitude.isFinite else { return true }
    return abs(total - self.value) <= 4 * Double(moves.count + 2) * .ulpOfOne * magnitude
  }

  /// The `count` largest changes, the largest first, without those that changed nothing.
  public func largestMoves(_ count: Int) -> [Move] {
    func size(_ move: Move) -> Double { move.change.isNaN ? .infinity : abs(move.change) }
    return Array(
      moves.filter { $0.change != 0 }
        .sorted { size($0) != size($1) ? size($0) > size($1) : $0.position < $1.position }
        .prefix(max(0, count)))
  }

  private static func isSame(_ left: Double, _ right: Double) -> Bool {
    left == right || (left.isNaN && right.isNaN)
  }
}
