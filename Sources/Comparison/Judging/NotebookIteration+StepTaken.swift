import Expressions
import Matrices
import Networks

/// Parameters that were saved when the update had changed them already.
extension NotebookIteration {
  /// The readings in which W and b, or W alone, are what the update left, and Z was computed before it.
  func withStepsTakenBack(_ check: LineCheck) -> [NotebookIteration] {
    guard stepTaken == nil else { return [] }
    let ways = ways(check)
    for layer in 1...architecture.depth {
      let (z, weights, bias) = (
        MatrixName(.preActivation, layer: layer), MatrixName(.weights, layer: layer),
        MatrixName(.bias, layer: layer)
      )
      guard check.wrong.contains("\(z)"), let mine = arrays[z]?.matrix, let now = check.own[z],
        let line = check.lines.lines.first(where: { $0.output == z })?.formula,
        let way = ways[weights], let biasWay = ways[bias],
        let zeros = parameters[bias].map({ Matrix(rows: $0.rows, columns: $0.columns) })
      else { continue }
      let moves = [(true, true, biasWay), (true, false, zeros), (false, true, biasWay)]
      for (movesWeights, movesBias, b) in moves {
        let w = movesWeights ? way : Matrix(rows: way.rows, columns: way.columns)
        guard let moved = check.value(of: line, like: mine, besides: [weights: w, bias: b]),
          let alpha = mine.multiple(of: moved, from: now, precision)
        else { continue }
        return [before(step: alpha, movesWeights: movesWeights, movesBias: movesBias, ways)]
      }
    }
    return []
  }

  /// What the update of each parameter multiplies by alpha and subtracts, by the file or what its lines give.
  private func ways(_ check: LineCheck) -> [MatrixName: Matrix] {
    architecture.parameterNames.reduce(into: [:]) { ways, name in
      guard let line = rule.optimizer.way(of: name), let like = parameters[name] else { return }
      ways[name] = check.value(of: line, like: like)
    }
  }

  /// The same iteration with the parameters as they were before a step of `alpha`; what has not moved is what the update
  /// left as it was.
  private func before(
    step alpha: Double, movesWeights: Bool, movesBias: Bool, _ ways: [MatrixName: Matrix]
  ) -> NotebookIteration {
    var before = self
    for name in architecture.parameterNames {
      guard let left = parameters[name], let way = ways[name] else { continue }
      if name.isBias ? movesBias : movesWeights {
        _ = before.parameters.replace(
          name, with: Matrix(rows: left.rows, columns: left.columns) { left[$0, $1] + alpha * way[$0, $1] })
      } else if let array = inFile[name], updated[name] == nil {
        before.updated[name] = array
      }
    }
    before.stepTaken = alpha
    before.learningRate = abs(alpha)
    before.isLearningRateKnown = true
    // What was said of alpha was read off updates of what is no beginning.
    before.remarks.removeAll { $0.hasPrefix("alpha ") }
    return before
  }
}
