import Expressions
import Matrices
import Networks

/// Files whose loss is a multiple of gradb's, such as the mean over all outputs and without the half, and as good.
extension ComparisonJudge {
  /// The scale of the loss that the gradients of the file are the derivative of, where that is not gradb's.
  ///
  /// A loss in the file that has another scale makes it a mistake.
  func scaleOfGradients() -> OutputLayer.LossScale? {
    let scales = scales
    // What the optimizer makes of a gradient has to grow with it.
    guard !scales.isEmpty, saved.rule.optimizer.stateSlots.allSatisfy({ $0 == .v }),
      let error = outputError()
    else { return nil }
    func has(_ factor: Double) -> Bool {
      ["", "-"].contains { sign in
        ["", " / m"].contains { fits(error.mine, "\(sign)\(factor) * (\(error.line))\($0)") }
      }
    }
    guard !has(1) else { return nil }
    return scales.first { has($0.factor) && (saved.arrays[MatrixName(.loss)] == nil || lossIs($0)) }
  }

  /// The scale of the loss in the file, where that is not gradb's.
  func scaleOfLoss() -> OutputLayer.LossScale? {
    let scales = scales
    return scales.isEmpty || lossIs(nil) ? nil : scales.first(where: lossIs)
  }

  private var scales: [OutputLayer.LossScale] {
    let network = saved.architecture
    return network.output.otherScales(outputs: network.outputCount, layer: network.depth)
  }

  /// What the backward stage begins with, as the file has it, and its line.
  func outputError() -> (mine: Matrix, line: String)? {
    var line: Formula?
    for operation in run.program.operations where operation.stage == .backward {
      guard let name = operation.output, name.isError, name.layer == saved.architecture.depth,
        let own = operation.expression
      else { break }
      let before = line.map { own.substituting("dA\(name.layer)", by: $0) } ?? own
      if let mine = saved.arrays[name]?.matrix { return (mine, "\(before)") }
      line = before
    }
    return nil
  }

  /// Whether the loss of the file is what its outputs cost, in this scale or in gradb's.
  private func lossIs(_ scale: OutputLayer.LossScale?) -> Bool {
    guard let mine = saved.arrays[MatrixName(.loss)]?.matrix, let line = lossLine(scale) else { return false }
    return fits(mine, line)
  }

  /// The line of the loss in this scale; its penalty stays as it is.
  private func lossLine(_ scale: OutputLayer.LossScale?) -> Formula? {
    let penalty = table.right(MatrixName(.penalty))
    guard let scale else {
      let right = table.right(MatrixName(.loss))
      return penalty.map { right?.substituting("penalty", by: $0) } ?? right
    }
    return penalty.map { "\(scale.formula) + \($0)" } ?? scale.formula
  }

  /// What a loss of the file has to be multiplied by to be gradb's, where it alone is in another scale.
  func factorOfLoss(_ scale: OutputLayer.LossScale) -> Double {
    guard let mine = saved.arrays[MatrixName(.loss)]?.matrix, let line = lossLine(scale),
      let right = lossLine(nil), let theirs = value(of: line, like: mine)?.elements.first,
      let gradbs = value(of: right, like: mine)?.elements.first
    else { return 1 / scale.factor }
    return gradbs / theirs
  }
}

extension NotebookIteration {
  /// The same iteration as gradb scales the loss: a loss and gradients that are `scale.factor` times gradb's are divided by
  /// it, and so steps of alpha are steps of that many times alpha.
  /// Velocities are divided only where they are sums of gradients, and not of steps.
  func scaled(from scale: OutputLayer.LossScale, velocities: Bool) -> NotebookIteration {
    var other = self
    for (name, array) in arrays {
      let isScaled =
        name.isSingleNumber || name.isError || name.kind == .weightsGradient || name.kind == .biasGradient
        || (velocities && name.stateSlot != nil)
      if isScaled { other.arrays[name] = array.scaled(by: 1 / scale.factor) }
    }
    if velocities {
      for name in architecture.parameterNames {
        for state in rule.optimizer.stateSlots.compactMap({ name.state($0) }) {
          if let before = parameters[state] {
            _ = other.parameters.replace(state: state, with: before.scaled(by: 1 / scale.factor))
          }
        }
      }
    }
    other.learningRate *= scale.factor
    other.rule.l2 /= scale.factor
    return other
  }

  /// The same iteration with a loss that is multiplied by `factor`.
  func withLoss(times factor: Double) -> NotebookIteration {
    var other = self
    other.arrays[MatrixName(.loss)] = arrays[MatrixName(.loss)]?.scaled(by: factor)
    return other
  }
}
