import CKernels

extension Activation {
  /// The logistic function, 1 / (1 + exp(−z)), between 0 and 1.
  public static let sigmoid = Activation(
    name: "sigmoid", function: "sigmoid",
    notes: OperationNotes(
      title: "Activation: A = sigmoid(Z)",
      meaning: "A neuron passes on a number between 0 and 1: nearly 0 far below 0, nearly 1 far above.",
      derivation: """
        sigmoid(z) = 1 / (1 + exp(-z)), element by element. Where z is negative, gradb computes exp(z) / (1 + exp(z)), \
        which is the same number: so no exp is larger than 1, and nothing overflows even where z is -10,000.
        """),
    derivativeNotes: OperationNotes(
      title: "Error at a hidden pre-activation: dZ = dA * A * (1 - A)",
      meaning: "The error passes where the neuron was undecided, and hardly where it was sure.",
      derivation: """
        Differentiate a = 1 / (1 + exp(-z)): ∂a/∂z = exp(-z) / (1 + exp(-z))² = a · (1 − a), because 1 − a is \
        exp(-z) / (1 + exp(-z)). So ∂l/∂z = ∂l/∂a · a · (1 − a), element by element, from numbers that the forward \
        stage has computed. The slope is at most 1/4, at z = 0. Every layer makes the error at least four times smaller, \
        before its weights: that is how gradients vanish in deep networks of sigmoids.
        """),
    derivative: [
      .init(reads: .activation, value: { $0 }),
      .init(reads: .activation, text: { "(1 - \($0))" }, value: { 1 - $0 }),
    ],
    hasKinkAtZero: false, canBeSilent: false,
    meaning: { neuron, z in
      if abs(z) <= 4 {
        return
          "Neuron \(neuron) passes on how far its pre-activation lies above 0, as a number between 0 and 1."
      }
      if abs(z) > 4 {
        return
          "Neuron \(neuron) is saturated for this sample: far from 0, a change of z hardly changes what it passes on."
      }
      return "The pre-activation is no number, and neither is what the neuron passes on."
    },
    derivativeMeaning: { neuron, slope in
      slope < 0.02
        ? "Neuron \(neuron) was saturated for this sample, so hardly any error passes."
        : "The error passes, times the slope of the sigmoid of neuron \(neuron), which is at most 1/4."
    },
    apply: { z, a, count in
      for i in 0..<count { a[i] = -abs(z[i]) }
      gradb_exp(a, count)
      for i in 0..<count { a[i] = (z[i] < 0 ? a[i] : 1) / (1 + a[i]) }
    },
    applyDerivative: { _, a, dA, dZ, count in
      for i in 0..<count { dZ[i] = dA[i] * a[i] * (1 - a[i]) }
    },
    otherForms: { z in ["1 / (1 + exp(-\(z)))"] },
    otherErrors: { z, a, dA in ["\(dA) * sigmoid(\(z)) * (1 - sigmoid(\(z)))"] })
}
