import Networks

extension NotebookIteration {
  /// The same iteration of other networks that its layers and targets may be of: those that differ in one thing first.
  var otherNetworks: [NotebookIteration] {
    let own = architecture
    let isScaled = conventions.scale != nil || conventions.scaleOfLossAlone != nil
    let outputs = OutputLayer.all.filter { output in
      // A scale is that of a loss.
      (!isScaled || output.lossName == own.output.lossName)
        && [batch, batchOfNumbers].contains { batch in
          batch.map { output.fits(outputs: own.outputCount, classes: $0.batch.data.classes) } ?? false
        }
    }
    // A hidden layer without an activation is rather one that was forgotten, where nothing else speaks for it.
    let hasGradients = arrays.keys.contains { $0.isError || $0.parameter != nil }
    let activations =
      own.hiddenLayers.isEmpty ? [own.activation] : Activation.all.filter { hasGradients || $0 != .linear }
    let all = ([own.output] + outputs.filter { $0 != own.output }).flatMap { output in
      ([own.activation] + activations.filter { $0 != own.activation }).compactMap { activation in
        try? Architecture(sizes: own.sizes, activation: activation, output: output)
      }
    }
    func differences(_ other: Architecture) -> Int {
      (other.activation == own.activation ? 0 : 1) + (other.output == own.output ? 0 : 1)
    }
    return (1...2).flatMap { count in all.filter { differences($0) == count } }.map(with)
  }

  /// The same iteration of another network of the same layers.
  func with(_ network: Architecture) -> NotebookIteration {
    guard network != architecture, let parameters = parameters.moved(to: network) else { return self }
    var other = self
    (other.architecture, other.parameters) = (network, parameters)
    if !network.tells(batch.batch.data.classes), let numbers = batchOfNumbers {
      (other.batch, other.batchOfNumbers) = (numbers, batch)
    }
    return other
  }
}
