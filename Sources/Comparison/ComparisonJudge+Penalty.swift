import Matrices
import Networks

/// Files that tell how strong their penalty is.
extension ComparisonJudge {
  /// The strength of the penalty that the file tells, where a gradient in it has that penalty and the session has none.
  func penaltyOfFile() -> Double? {
    guard saved.rule.l2 == 0, let strength = saved.penaltyStrength?.value, strength.isFinite, strength > 0
    else {
      return nil
    }
    let isThere = (1...saved.architecture.depth).contains { layer in
      let name = MatrixName(.weightsGradient, layer: layer)
      guard let mine = saved.arrays[name]?.matrix?.scaled(by: scale(of: name)), let line = table.right(name),
        let weights = saved.parameters[MatrixName(.weights, layer: layer)],
        let own = value(of: line, like: mine), !agree(mine, own)
      else { return false }
      return agree(
        mine, Matrix(rows: own.rows, columns: own.columns) { own[$0, $1] + strength * weights[$0, $1] })
    }
    return isThere ? strength : nil
  }
}

extension NotebookIteration {
  /// The same iteration with a penalty of the strength that the file tells.
  func withPenalty(_ strength: Double) -> NotebookIteration {
    var other = self
    other.rule.l2 = strength
    let name = penaltyStrength?.name ?? "l2"
    other.remarks.append(
      "\(name) = \(ComparisonJudge.text(strength)) is taken for l2, for a gradient in the file has it")
    return other
  }
}
