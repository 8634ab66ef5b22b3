import Expressions
import Matrices
import Networks

/// Parameters that were saved when the update had changed them already.
extension ComparisonJudge {
  /// alpha where the file's W and b are those that the update left, and its Z was computed before it; else nil.
  ///
  /// Then the Z of a layer is what W + alpha * dW and b + alpha * db give, for one alpha in all its elements. It is negative
  /// where the update went uphill.
  mutating func stepTaken() -> Double? {
    for layer in 1...saved.architecture.depth {
      let weights = MatrixName(.weights, layer: layer)
      let bias = MatrixName(.bias, layer: layer)
      guard let mine = saved.arrays[MatrixName(.preActivation, layer: layer)]?.matrix,
        layer == 1 || saved.arrays[MatrixName(.activation, layer: layer - 1)]?.matrix != nil,
        let way = saved.way(of: weights)?.matrix, let biasWay = saved.way(of: bias)?.matrix
      else { continue }
      if layer == 1 {
        // gradb's Z1 reads the file's W1: where it is the same, X need not be made a matrix.
        if let right = right(MatrixName(.preActivation, layer: 1)), agree(mine, right) { return nil }
        loadPixels()
      }
      let input = MistakeTable.input(layer)
      let step = ["wayW": Value.array(ArrayValue(way)), "wayb": .array(ArrayValue(biasWay))]
      guard let now = value(of: "W\(layer) @ \(input) + b\(layer)", like: mine),
        let moved = value(of: "wayW @ \(input) + wayb", like: mine, besides: step)
      else { continue }
      if agree(mine, now) { return nil }
      if let alpha = multiple(of: moved, between: now, and: mine) { return alpha }
    }
    return nil
  }
}

extension NotebookIteration {
  /// The same iteration with the parameters as they were before a step of `alpha`, wherever the file tells what that was.
  func before(step alpha: Double) -> NotebookIteration {
    var before = self
    for name in architecture.parameterNames {
      guard let left = parameters[name], let way = way(of: name)?.matrix else { continue }
      _ = before.parameters.replace(
        name, with: Matrix(rows: left.rows, columns: left.columns) { left[$0, $1] + alpha * way[$0, $1] })
    }
    before.learningRate = abs(alpha)
    before.isLearningRateKnown = true
    // What was said of alpha was read off updates of what is no beginning.
    before.remarks.removeAll { $0.hasPrefix("alpha ") }
    return before
  }
}
