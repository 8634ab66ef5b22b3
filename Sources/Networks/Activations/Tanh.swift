import CKernels

extension Activation {
  /// The hyperbolic tangent, between −1 and 1.
  public static let tanh = Activation(
    name: "tanh", function: "tanh",
    notes: OperationNotes(
      title: "Activation: A = tanh(Z)",
      meaning: "A neuron passes on a number between -1 and 1 with the sign of its pre-activation.",
      derivation: """
        tanh(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z)) = 2 sigmoid(2z) - 1, element by element. Near 0 it is z \
        itself; far from 0 it is nearly -1 or 1.
        """),
    derivativeNotes: OperationNotes(
      title: "Error at a hidden pre-activation: dZ = dA * (1 - A**2)",
      meaning: "The error passes where the neuron was near 0, and hardly where it was near -1 or 1.",
      derivation: """
        By the quotient rule, ∂a/∂z = ((exp(z) + exp(-z))² − (exp(z) − exp(-z))²) / (exp(z) + exp(-z))² = 1 − a². So \
        ∂l/∂z = ∂l/∂a · (1 − a²), element by element, from a number that the forward stage has computed. The slope is 1 \
        at z = 0 and falls to 0 on both sides.
        """),
    derivative: [.init(reads: .activation, text: { "(1 - \($0)**2)" }, value: { 1 - $0 * $0 })],
    hasKinkAtZero: false, canBeSilent: false,
    meaning: { neuron, z in
      if abs(z) <= 2 {
        return
          "Neuron \(neuron) passes on its pre-activation, bent to stay between -1 and 1."
      }
      if abs(z) > 2 {
        return
          "Neuron \(neuron) is saturated for this sample: far from 0, a change of z hardly changes what it passes on."
      }
      return "The pre-activation is no number, and neither is what the neuron passes on."
    },
    derivativeMeaning: { neuron, slope in
      slope < 0.08
        ? "Neuron \(neuron) was saturated for this sample, so hardly any error passes."
        : "The error passes, times the slope of neuron \(neuron)'s tanh, which is 1 at 0 and falls on both sides."
    },
    apply: { z, a, count in
      a.update(from: z, count: count)
      gradb_tanh(a, count)
    },
    applyDerivative: { _, a, dA, dZ, count in
      for i in 0..<count { dZ[i] = dA[i] * (1 - a[i] * a[i]) }
    },
    otherForms: { z in ["(exp(\(z)) - exp(-\(z))) / (exp(\(z)) + exp(-\(z)))"] },
    otherErrors: { z, a, dA in ["\(dA) * (1 - tanh(\(z))**2)"] })
}
