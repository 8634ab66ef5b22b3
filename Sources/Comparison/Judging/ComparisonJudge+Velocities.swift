import Expressions
import Matrices
import Networks

/// Velocities that hold steps.
extension ComparisonJudge {
  /// alpha where each velocity is momentum * v - alpha * dW, and each update adds it; else nil.
  func stepOfVelocities() -> Double? {
    guard saved.rule.optimizer == .momentum else { return nil }
    let steps = saved.updated.compactMap { name, after -> Double? in
      guard let after = after.matrix, let before = saved.parameters[name],
        let velocityName = name.state(.v), let velocity = saved.arrays[velocityName]?.matrix
      else { return nil }
      let left = Matrix(rows: after.rows, columns: after.columns) { before[$0, $1] + velocity[$0, $1] }
      guard saved.precision.difference(after, left, updatedFrom: before).wrong == 0,
        let kept = value(of: "momentum * \(velocityName)", like: velocity),
        let gradient = value(of: "d\(name)", like: velocity)
      else { return .nan }
      return multiple(of: gradient, between: kept, and: velocity).map { -$0 } ?? .nan
    }
    guard let alpha = steps.first, alpha > 0 else { return nil }
    return steps.allSatisfy { abs($0 - alpha) <= saved.precision.relativeTolerance * alpha } ? alpha : nil
  }
}
