import Networks

/// Files whose hidden activation is another formula of the session's, such as GELU by tanh.
extension ComparisonJudge {
  /// The activation of the file's hidden layers, where it is not the session's but of its family.
  func activationOfFile() -> Activation? {
    let (own, others) = (saved.architecture.activation, saved.architecture.activation.family)
    guard !others.isEmpty else { return nil }
    for layer in saved.architecture.hiddenLayers {
      guard let mine = saved.arrays[MatrixName(.activation, layer: layer)]?.matrix else { continue }
      let z = "\(MatrixName(.preActivation, layer: layer))"
      if fits(mine, own.expression(of: z)) { return nil }
      if let other = others.first(where: { fits(mine, $0.expression(of: z)) }) { return other }
    }
    return nil
  }
}

extension NotebookIteration {
  /// The same iteration of a network with another hidden activation.
  func with(_ activation: Activation) -> NotebookIteration {
    var other = self
    guard
      let network = try? Architecture(
        sizes: architecture.sizes, activation: activation, output: architecture.output),
      let parameters = parameters.moved(to: network)
    else { return self }
    (other.architecture, other.parameters) = (network, parameters)
    return other
  }
}
