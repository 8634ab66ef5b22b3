extension Activation {
  /// What a neuron does with a pre-activation `z`, in words.
  func meaning(ofActivation z: Double, neuron: Int) -> String {
    guard hasKinkAtZero else { return "Neuron \(neuron) passes on \(name) of its pre-activation." }
    if z > 0 { return "Neuron \(neuron) is active for this sample: what is positive passes unchanged." }
    if z <= 0 { return "Neuron \(neuron) is silent for this sample: what is not positive is stopped." }
    return "The pre-activation is no number, and neither is what the neuron passes on."
  }
}
