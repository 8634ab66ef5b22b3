extension Activation {
  /// The slope of the leaky relu where z is not positive (Maas, Hannun and Ng, "Rectifier nonlinearities improve neural
  /// network acoustic models", 2013).
  static let leak = 0.01

  /// The leaky rectified linear unit: z where z > 0, else z / 100. Its derivative is taken to be 0.01 at z = 0.
  public static let leakyReLU = Activation(
    name: "leaky-relu", function: "leaky_relu",
    notes: OperationNotes(
      title: "Activation: A = leaky_relu(Z)",
      meaning: "A neuron passes on what is positive, and a hundredth of what is not.",
      derivation: """
        leaky_relu(z) = z where z > 0, and 0.01 z elsewhere, element by element. It is relu without the silence: a \
        neuron whose z is negative for every sample still passes on a little, and so it can learn its way back.
        """),
    derivativeNotes: OperationNotes(
      title: "Error at a hidden pre-activation: dZ = dA * where(Z > 0, 1, 0.01)",
      meaning: "The error passes where the neuron's z was positive; elsewhere a hundredth of it does.",
      derivation: """
        a = leaky_relu(z) has slope 1 where z > 0 and 0.01 where z < 0. At z = 0 the slope jumps, as that of relu; gradb \
        takes 0.01 there. A finite difference across the jump agrees with neither side: the gradient check calls it a \
        kink and leaves it out.
        """),
    derivative: [
      .init(
        reads: .preActivation, text: { "where(\($0) > 0, 1, \(leak))" }, value: { $0 > 0 ? 1 : leak })
    ],
    hasKinkAtZero: true, canBeSilent: false,
    meaning: { neuron, z in
      if z > 0 { return "Neuron \(neuron) passes on what is positive unchanged." }
      if z <= 0 { return "What is not positive leaks through neuron \(neuron): a hundredth of it passes." }
      return "The pre-activation is no number, and neither is what the neuron passes on."
    },
    derivativeMeaning: { neuron, slope in
      slope == 1
        ? "The pre-activation of neuron \(neuron) was positive for this sample, so the error passes unchanged."
        : "The pre-activation of neuron \(neuron) was not positive for this sample: a hundredth of the error passes."
    },
    apply: { z, a, count in
      for i in 0..<count { a[i] = z[i] > 0 ? z[i] : leak * z[i] }
    },
    applyDerivative: { z, _, dA, dZ, count in
      for i in 0..<count { dZ[i] = dA[i] * (z[i] > 0 ? 1 : leak) }
    },
    otherForms: { z in ["where(\(z) > 0, \(z), \(leak) * \(z))", "maximum(\(z), \(leak) * \(z))"] },
    otherErrors: { z, a, dA in ["where(\(z) > 0, \(dA), \(leak) * \(dA))"] })
}
