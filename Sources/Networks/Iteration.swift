import Expressions

/// One iteration of gradient descent, line by line, in the order in which it runs.
///
/// Here stands what is computed; the operations in `Operations/` compute it fast, and tell what it means.
enum Iteration {
  // Forward, through layer k; a column for each sample.
  static func preActivation(_ k: Int) -> Formula { "W\(k) @ \(input(k)) + b\(k)" }
  static func hiddenActivation(_ k: Int, _ activation: Activation) -> Formula {
    "\(activation.function)(Z\(k))"
  }
  static func outputActivation(_ k: Int) -> Formula { "softmax(Z\(k))" }

  // The loss, a mean over the m samples.
  static func penalty(depth: Int) -> Formula {
    depth == 1
      ? "l2 / 2 * sum(W1**2)" : "l2 / 2 * (\((1...depth).map { "sum(W\($0)**2)" }.joined(separator: " + ")))"
  }
  static func loss(_ k: Int, penalty: Bool) -> Formula {
    "-sum(Y * log(A\(k))) / m\(penalty ? " + penalty" : "")"
  }
  /// The same number, finite where a probability has rounded to 0.
  static func lossOfLogits(_ k: Int, penalty: Bool) -> Formula {
    "-sum(Y * log_softmax(Z\(k))) / m\(penalty ? " + penalty" : "")"
  }

  // Backward, through layer k: the error, and the gradients of its parameters.
  static func outputGradient(_ k: Int) -> Formula { "A\(k) - Y" }
  static func hiddenActivationGradient(_ k: Int) -> Formula { "W\(k + 1).T @ dZ\(k + 1)" }
  static func hiddenGradient(_ k: Int, _ activation: Activation) -> Formula {
    "dA\(k) * \(activation.derivativeExpression(layer: k))"
  }
  static func weightsGradient(_ k: Int, l2: Bool) -> Formula {
    "dZ\(k) @ \(input(k)).T / m\(l2 ? " + l2 * W\(k)" : "")"
  }
  static func biasGradient(_ k: Int) -> Formula { "sum(dZ\(k), axis=1, keepdims=True) / m" }

  // The update, of every parameter.
  static func velocity(_ velocity: MatrixName, _ gradient: MatrixName) -> Formula {
    "momentum * \(velocity) + \(gradient)"
  }
  static func update(velocities: Bool) -> String {
    velocities ? "W -= alpha * vW, b -= alpha * vb" : "W -= alpha * dW, b -= alpha * db"
  }

  /// What layer k reads.
  private static func input(_ k: Int) -> String { k == 1 ? "X" : "A\(k - 1)" }

  /// The operations of these lines, for every depth by the same pattern.
  static func operations(_ network: Architecture, _ rule: DescentRule) -> [any Operation] {
    let depth = network.depth
    var operations: [any Operation] = []
    for k in 1..<depth {
      operations.append(PreActivation(layer: k, of: network))
      operations.append(HiddenActivation(layer: k, of: network))
    }
    operations.append(PreActivation(layer: depth, of: network))
    operations.append(Softmax(of: network))
    let penalty = rule.l2 == 0 ? nil : Penalty(of: network, l2: rule.l2)
    if let penalty { operations.append(penalty) }
    operations.append(CrossEntropy(of: network, penalty: penalty))

    operations.append(OutputGradient(of: network))
    for k in (1...depth).reversed() {
      if k < depth {
        operations.append(HiddenActivationGradient(layer: k, of: network))
        operations.append(HiddenGradient(layer: k, of: network))
      }
      operations.append(WeightsGradient(layer: k, of: network, l2: rule.l2))
      operations.append(BiasGradient(layer: k, of: network))
    }
    if rule.momentum != 0 {
      operations += network.parameterNames.compactMap { Velocity(of: $0, momentum: rule.momentum) }
    }
    operations.append(Update(hasVelocities: rule.momentum != 0))
    return operations
  }
}
