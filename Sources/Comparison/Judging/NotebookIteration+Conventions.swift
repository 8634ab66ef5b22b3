import Expressions
import Matrices
import Networks

/// Files that are written otherwise than gradb, and as well: each of these makes of an iteration the same as gradb writes it.
extension NotebookIteration {
  /// The readings of the file by one convention more, as far as what is wrong in it, by `check`, calls for one.
  func withOtherConventions(_ check: LineCheck) -> [NotebookIteration] {
    ((errorsAreWrong(check) ? [dividingErrors, withOppositeSigns] : []) + [
      dividingGradients, takingDerivativesFromZ(check),
    ]).compactMap { $0 } + inOtherScales(check)
      + withPenalties(check) + withDecay(check)
  }

  /// Whether what the backward stage begins with is wrong, or it is not in the file and a gradient is.
  private func errorsAreWrong(_ check: LineCheck) -> Bool {
    let last = arrays.keys.filter { $0.isError && $0.layer == architecture.depth }
    guard last.isEmpty else { return last.contains { check.wrong.contains("\($0)") } }
    return arrays.keys.contains { ($0.isError || $0.parameter != nil) && check.wrong.contains("\($0)") }
  }

  private static func isError(_ name: MatrixName) -> Bool { name.isError }
  private static func isGradient(_ name: MatrixName) -> Bool { name.parameter != nil }

  /// The same with the arrays of a kind multiplied by a number.
  private func scaled(by factor: Double, where isScaled: (MatrixName) -> Bool) -> NotebookIteration {
    var other = self
    for (name, array) in arrays where isScaled(name) {
      other.arrays[name] = array.scaled(by: factor)
      other.asWritten[name] = asWritten[name] ?? array
    }
    return other
  }

  /// dZ and dA are divided by m, and dW and db not again.
  private var dividingErrors: NotebookIteration? {
    guard !conventions.errorsAreDivided, !conventions.gradientsAreSums, batch.batch.count > 1 else {
      return nil
    }
    var other = scaled(by: Double(batch.batch.count), where: Self.isError)
    other.conventions.errorsAreDivided = true
    return other
  }

  /// The derivative of a hidden layer whose A is wrong is that at Z.
  private func takingDerivativesFromZ(_ check: LineCheck) -> NotebookIteration? {
    let isWrong = architecture.hiddenLayers.contains {
      check.wrong.contains("\(MatrixName(.activation, layer: $0))")
    }
    guard isWrong, !conventions.derivativesAreFromZ else { return nil }
    var other = self
    other.conventions.derivativesAreFromZ = true
    return other
  }

  /// dW and db are not divided by m; the update divides them, which proves it.
  private var dividingGradients: NotebookIteration? {
    guard !conventions.errorsAreDivided, !conventions.gradientsAreSums, batch.batch.count > 1,
      !updated.isEmpty,
      isLearningRateKnown
    else { return nil }
    var other = scaled(by: 1 / Double(batch.batch.count), where: Self.isGradient)
    other.conventions.gradientsAreSums = true
    return other
  }

  /// The last dZ is Y - A, and the update adds what follows from it.
  private var withOppositeSigns: NotebookIteration? {
    guard !conventions.signsCancel, rule.optimizer == .gradientDescent else { return nil }
    var other = scaled(by: -1) { Self.isError($0) || Self.isGradient($0) }
    other.conventions.signsCancel = true
    other.conventions.signIsOpen = updated.isEmpty && !(stepTaken.map { $0 < 0 } ?? false)
    return other
  }

  /// The loss is a multiple of gradb's, and with it every gradient, or it alone.
  private func inOtherScales(_ check: LineCheck) -> [NotebookIteration] {
    guard conventions.scale == nil, conventions.scaleOfLossAlone == nil else { return [] }
    let network = architecture
    var scales = network.output.otherScales(outputs: network.outputCount, layer: network.depth)
    let loss = MatrixName(.loss)
    if let mine = arrays[loss]?.matrix?.elements.first, let own = check.own[loss]?.elements.first,
      rule.l2 == 0,
      let line = check.lines.lines.first(where: { $0.output == loss })?.formula
    {
      let factor = ComparisonJudge.shortest(mine / own, within: precision.relativeTolerance)
      if factor.isFinite, factor > 0, gradientsAre(factor, check),
        !scales.contains(where: { abs($0.factor - factor) < 1e-6 * factor })
      {
        let formula = Formula(stringLiteral: "\(ComparisonJudge.text(factor)) * (\(line))")
        scales.append(OutputLayer.LossScale(factor: factor, formula: formula))
      }
    }
    return scales.flatMap { scale -> [NotebookIteration] in
      var all = scaled(from: scale, velocities: conventions.stepInVelocities == nil)
      all.conventions.scale = scale
      guard let mine = arrays[loss]?.matrix?.elements.first, let own = check.own[loss]?.elements.first,
        network.output.otherScales(outputs: network.outputCount, layer: network.depth).contains(scale)
      else { return [all] }
      var alone = self
      // The penalty stays as it is.
      let penalty = check.own[MatrixName(.penalty)]?.elements.first ?? 0
      let theirs = (own - penalty) * scale.factor + penalty
      guard abs(mine - theirs) <= 2 * precision.relativeTolerance * abs(theirs) else { return [all] }
      alone.arrays[loss] = arrays[loss]?.scaled(by: own / theirs)
      alone.conventions.scaleOfLossAlone = scale
      return [all, alone]
    }
  }

  /// Whether every wrong error and gradient is `factor` times, or `factor / m` times, what its line gives, and there is one.
  private func gradientsAre(_ factor: Double, _ check: LineCheck) -> Bool {
    let errors = arrays.keys.filter { $0.isError || $0.parameter != nil }.filter {
      check.wrong.contains("\($0)")
    }
    return !errors.isEmpty
      && errors.allSatisfy { name in
        guard let mine = arrays[name]?.matrix, let own = check.own[name] else { return false }
        return [factor, factor / Double(batch.batch.count)].contains {
          precision.difference(mine, own.scaled(by: $0)).wrong == 0
        }
      }
  }

  /// The same iteration as gradb scales the loss: a loss and gradients that are `scale.factor` times gradb's are divided by
  /// it, and so steps of alpha are steps of that many times alpha.
  /// Velocities are divided only where they are sums of gradients, and not of steps. A step by a gradient that is divided by
  /// the root of its mean square does not grow with it.
  private func scaled(from scale: OutputLayer.LossScale, velocities: Bool) -> NotebookIteration {
    let factor = scale.factor
    func share(_ slot: StateSlot) -> Double { slot.isOfSquares ? factor * factor : factor }
    var other = scaled(by: 1 / factor) { $0.isSingleNumber || Self.isError($0) || Self.isGradient($0) }
    for name in architecture.parameterNames where velocities {
      for slot in rule.optimizer.stateSlots {
        guard let state = name.state(slot) else { continue }
        other.arrays[state] = arrays[state]?.scaled(by: 1 / share(slot))
        if let before = parameters[state] {
          _ = other.parameters.replace(state: state, with: before.scaled(by: 1 / share(slot)))
        }
      }
    }
    if rule.optimizer.stateSlots.contains(where: \.isOfSquares) {
      other.rule[.epsilon] /= factor
    } else {
      other.learningRate *= factor
    }
    other.rule.l2 /= factor
    return other
  }

  /// The gradients have another penalty than the rule.
  private func withPenalties(_ check: LineCheck) -> [NotebookIteration] {
    var strengths: [Double] = []
    for layer in 1...architecture.depth where conventions.l2 == nil {
      let name = MatrixName(.weightsGradient, layer: layer)
      guard check.wrong.contains("\(name)"), let mine = arrays[name]?.matrix, let own = check.own[name],
        let weights = parameters[MatrixName(.weights, layer: layer)],
        let more = mine.multiple(of: weights, from: own, precision)
      else { continue }
      let l2 = rule.l2 + more
      let typed = penaltyStrength.map { abs($0.value - l2) <= 1e-4 * abs(l2) } ?? false
      let number = typed ? penaltyStrength?.value ?? l2 : l2
      if number >= 0, !strengths.contains(where: { abs($0 - number) <= 1e-6 * number }) {
        strengths.append(number)
      }
    }
    if conventions.l2 == nil, rule.l2 != 0 { strengths.append(0) }
    if conventions.l2 == nil, let told = penaltyStrength?.value, told > 0, told != rule.l2 {
      strengths.append(told)
    }
    return strengths.map { strength in
      var other = self
      other.rule.l2 = strength
      other.conventions.l2 = strength
      return other
    }
  }

  /// The update takes a share of each weight away beside the gradient's step.
  private func withDecay(_ check: LineCheck) -> [NotebookIteration] {
    guard conventions.decay == nil, rule.l2 == 0, isLearningRateKnown else { return [] }
    for layer in 1...architecture.depth {
      let name = MatrixName(.weights, layer: layer)
      guard check.wrong.contains("\(name) after"), let mine = updated[name]?.matrix,
        let before = parameters[name],
        let own = check.value(of: rule.optimizer.formula(of: name), like: before),
        let share = mine.multiple(of: before, from: own, precision), share < 0
      else { continue }
      let decay = ComparisonJudge.shortest(-share / learningRate, within: 1e-6)
      var other = self
      for layer in 1...architecture.depth {
        let name = MatrixName(.weights, layer: layer)
        guard let before = parameters[name], let mine = updated[name]?.matrix else { continue }
        other.updated[name] = updated[name]?.replacing(
          Matrix(rows: mine.rows, columns: mine.columns) { mine[$0, $1] - share * before[$0, $1] })
      }
      other.conventions.decay = decay
      return [other]
    }
    return []
  }
}
