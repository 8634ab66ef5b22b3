import CKernels
import Platform

extension Activation {
  /// The Gaussian error linear unit: z times the share of a normal distribution that lies below z.
  public static let gelu = Activation(
    name: "gelu", function: "gelu",
    notes: OperationNotes(
      title: "Activation: A = gelu(Z)",
      meaning:
        "A neuron passes on what is well above 0, next to nothing of what is well below, and bends between.",
      derivation: """
        gelu(z) = z Φ(z), element by element, where Φ(z) = (1 + erf(z / √2)) / 2 is the share of a standard normal \
        distribution that lies below z (Hendrycks and Gimpel, "Gaussian error linear units", 2016). It is relu with a \
        round corner: far above 0 it is z, far below it is 0, and a little below 0 it is negative, down to -0.17.
        """),
    derivativeNotes: OperationNotes(
      title: "Error at a hidden pre-activation: dZ = dA * (Φ(Z) + Z * φ(Z))",
      meaning: "The error passes where the neuron's z was well above 0, and hardly where it was well below.",
      derivation: """
        By the product rule, ∂a/∂z = Φ(z) + z φ(z), where φ(z) = exp(-z²/2) / √(2π) is the slope of Φ, the bell of the \
        normal distribution. So ∂l/∂z = ∂l/∂a · (Φ(z) + z φ(z)), element by element. The slope is 1/2 at z = 0, and a \
        little more than 1 around z = 1.4.
        """),
    derivative: [
      .init(
        reads: .preActivation,
        text: { "((1 + erf(\($0) / sqrt(2))) / 2 + \($0) * exp(-\($0)**2 / 2) / sqrt(2 * np.pi))" },
        value: { geluSlope($0) })
    ],
    hasKinkAtZero: false, canBeSilent: false, meaning: bentAtZero, derivativeMeaning: slopeOfBend,
    apply: { z, a, count in
      for i in 0..<count { a[i] = z[i] / 2.squareRoot() }
      gradb_erf(a, count)
      for i in 0..<count { a[i] = z[i] * (1 + a[i]) / 2 }
    },
    applyDerivative: { z, _, dA, dZ, count in
      for i in 0..<count { dZ[i] = dA[i] * geluSlope(z[i]) }
    },
    otherForms: { z in ["0.5 * \(z) * (1 + erf(\(z) / sqrt(2)))"] }, familyName: "gelu")

  /// Φ(z) + z φ(z).
  private static func geluSlope(_ z: Double) -> Double {
    var (share, bell) = (z / 2.squareRoot(), -(z * z) / 2)
    gradb_erf(&share, 1)
    gradb_exp(&bell, 1)
    return (1 + share) / 2 + z * bell / (2 * Double.pi).squareRoot()
  }

  /// What a neuron did whose activation is a relu with a round corner.
  static let bentAtZero: @Sendable (Int, Double) -> String = { neuron, z in
    if z > 2 {
      return "Neuron \(neuron) is well above 0 for this sample: its pre-activation passes nearly unchanged."
    }
    if z < -3 { return "Neuron \(neuron) is well below 0 for this sample: next to nothing passes." }
    if abs(z) <= 3 {
      return "Neuron \(neuron) passes on a part of its pre-activation, the larger the further above 0."
    }
    return "The pre-activation is no number, and neither is what the neuron passes on."
  }

  /// What the slope of a relu with a round corner did to the error.
  static let slopeOfBend: @Sendable (Int, Double) -> String = { neuron, slope in
    abs(slope) < 0.02
      ? "The pre-activation of neuron \(neuron) was well below 0, or where the bend is flat, so hardly any error passes."
      : "The error passes, times the slope of neuron \(neuron)'s bend: 1/2 at 0, nearly 1 well above it."
  }
}
