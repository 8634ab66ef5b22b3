extension Activation {
  /// None: the neuron passes on its pre-activation.
  public static let linear = Activation(
    name: "linear", function: "",
    notes: OperationNotes(
      title: "Activation: A = Z", meaning: "A neuron passes on its pre-activation as it is.",
      derivation: """
        There is no activation. Layers without one are no more than one layer: W2 (W1 x + b1) + b2 is (W2 W1) x + \
        (W2 b1 + b2), a product of x and an added column again. So a hidden layer without an activation adds nothing that \
        a network could not say without it, however many there are.
        """),
    derivativeNotes: OperationNotes(
      title: "Error at a hidden pre-activation: dZ = dA", meaning: "The error passes as it is.",
      derivation: "a = z has the derivative 1, so ∂l/∂z = ∂l/∂a."),
    derivative: [], hasKinkAtZero: false, canBeSilent: false,
    meaning: { neuron, _ in "Neuron \(neuron) passes on its pre-activation as it is." },
    derivativeMeaning: { neuron, _ in "The error of neuron \(neuron) passes as it is." },
    apply: { z, a, count in a.update(from: z, count: count) },
    applyDerivative: { _, _, dA, dZ, count in dZ.update(from: dA, count: count) })
}
