import Expressions

/// One iteration of gradient descent, line by line, in the order in which it runs.
///
/// Here stands what is computed; the operations in `Operations/` compute it fast, and tell what it means. What an
/// activation, an output layer or an optimizer puts in stands in its own file.
enum Iteration {
  // Forward, through layer k; a column for each sample.
  static func preActivation(_ k: Int) -> Formula { "W\(k) @ \(input(k)) + b\(k)" }
  static func hiddenActivation(_ k: Int, _ activation: Activation) -> Formula {
    Formula(stringLiteral: activation.expression(of: "Z\(k)"))
  }

  // The loss, a mean over the m samples.
  static func penalty(depth: Int) -> Formula {
    depth == 1
      ? "l2 / 2 * sum(W1**2)" : "l2 / 2 * (\((1...depth).map { "sum(W\($0)**2)" }.joined(separator: " + ")))"
  }
  static func loss(_ mean: Formula, penalty: Bool) -> Formula { penalty ? "\(mean) + penalty" : mean }

  // Backward, through layer k: the error, and the gradients of its parameters.
  static func hiddenActivationGradient(_ k: Int) -> Formula { "W\(k + 1).T @ dZ\(k + 1)" }
  static func hiddenGradient(_ k: Int, _ activation: Activation) -> Formula {
    Formula(stringLiteral: activation.errorExpression(layer: k))
  }
  static func weightsGradient(_ k: Int, l2: Bool) -> Formula {
    "dZ\(k) @ \(input(k)).T / m\(l2 ? " + l2 * W\(k)" : "")"
  }
  static func biasGradient(_ k: Int) -> Formula { "sum(dZ\(k), axis=1, keepdims=True) / m" }

  /// What layer k reads.
  private static func input(_ k: Int) -> String { k == 1 ? "X" : "A\(k - 1)" }

  /// The operations of these lines, for every depth by the same pattern.
  static func operations(_ network: Architecture, _ rule: DescentRule) -> [any Operation] {
    let depth = network.depth
    var operations: [any Operation] = []
    for k in network.hiddenLayers {
      operations.append(PreActivation(layer: k, of: network))
      operations.append(HiddenActivation(layer: k, of: network))
    }
    operations.append(PreActivation(layer: depth, of: network))
    operations.append(OutputOperation(network.output.activation, of: network))
    let penalty = rule.l2 == 0 ? nil : Penalty(of: network, l2: rule.l2)
    if let penalty { operations.append(penalty) }
    operations.append(Loss(of: network, penalty: penalty))

    operations += network.output.errors.map { OutputOperation($0, of: network) }
    for k in (1...depth).reversed() {
      if network.hiddenLayers.contains(k) {
        operations.append(HiddenActivationGradient(layer: k, of: network))
        operations.append(HiddenGradient(layer: k, of: network))
      }
      operations.append(WeightsGradient(layer: k, of: network, l2: rule.l2))
      operations.append(BiasGradient(layer: k, of: network))
    }
    // The update: what the optimizer keeps of every parameter, then its step.
    for parameter in network.parameterNames {
      operations += rule.optimizer.slots.compactMap { StateOperation(of: parameter, in: network, $0, rule) }
    }
    operations.append(Update(rule: rule))
    return operations
  }
}
