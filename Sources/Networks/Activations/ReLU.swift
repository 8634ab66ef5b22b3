extension Activation {
  /// The rectified linear unit: z where z > 0, else 0. Its derivative is taken to be 0 at z = 0.
  public static let relu = Activation(
    name: "relu", function: "relu",
    notes: OperationNotes(
      title: "Activation: A = relu(Z)",
      meaning: "A neuron passes on what is positive, and is silent otherwise.",
      derivation: """
        relu(z) = max(z, 0), element by element, so A has Z's shape. Without it two layers would be no more than one: \
        W2 @ (W1 @ X) = (W2 @ W1) @ X. A neuron whose z is negative for a sample is *inactive* for it: it adds nothing \
        to the next layer, and on the way back it learns nothing from that sample.
        """),
    derivativeNotes: OperationNotes(
      title: "Error at a hidden pre-activation: dZ = dA * (Z > 0)",
      meaning: "The error passes where the neuron was active, and stops where it was not.",
      derivation: """
        a = relu(z) has slope 1 where z > 0 and 0 where z < 0. So ∂l/∂z = ∂l/∂a · 1 where the neuron was active, and 0 \
        where it was not, element by element: the *mask* (Z > 0). At z = 0 the slope jumps; gradb takes 0 there, as \
        notebooks do. A finite difference across the jump agrees with neither side: the gradient check calls it a kink \
        and leaves it out.
        """),
    derivative: [.init(reads: .preActivation, text: { "(\($0) > 0)" }, value: { $0 > 0 ? 1 : 0 })],
    hasKinkAtZero: true, canBeSilent: true,
    meaning: { neuron, z in
      if z > 0 { return "Neuron \(neuron) is active for this sample: what is positive passes unchanged." }
      if z <= 0 { return "Neuron \(neuron) is silent for this sample: what is not positive is stopped." }
      return "The pre-activation is no number, and neither is what the neuron passes on."
    },
    derivativeMeaning: { neuron, slope in
      slope == 0
        ? "Neuron \(neuron) was silent for this sample, so the error stops: it learns nothing from the sample."
        : "Neuron \(neuron) was active for this sample, so the error passes unchanged."
    },
    apply: { z, a, count in
      // Written so that NaN stays NaN, as in np.maximum.
      for i in 0..<count { a[i] = z[i] <= 0 ? 0 : z[i] }
    },
    applyDerivative: { z, _, dA, dZ, count in
      for i in 0..<count { dZ[i] = dA[i] * (z[i] > 0 ? 1 : 0) }
    },
    otherForms: { z in ["maximum(\(z), 0)", "\(z) * (\(z) > 0)", "where(\(z) > 0, \(z), 0)"] },
    otherErrors: { z, a, dA in ["where(\(z) > 0, \(dA), 0)"] })
}
