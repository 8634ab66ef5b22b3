import CKernels
import Platform

extension Activation {
  /// GELU with a tanh in the place of the error function, as it is written where there is no erf.
  public static let geluByTanh = Activation(
    name: "gelu-tanh", function: "gelu_tanh",
    notes: OperationNotes(
      title: "Activation: A = gelu_tanh(Z)",
      meaning:
        "A neuron passes on what is well above 0, next to nothing of what is well below, and bends between.",
      derivation: """
        gelu_tanh(z) = z (1 + tanh(√(2/π) (z + 0.044715 z³))) / 2, element by element: gelu without the error function, \
        which it stays within 0.0005 of (Hendrycks and Gimpel, "Gaussian error linear units", 2016). Notebooks write it \
        because NumPy has no erf.
        """),
    derivativeNotes: OperationNotes(
      title: "Error at a hidden pre-activation: dZ = dA * gelu_tanh'(Z)",
      meaning: "The error passes where the neuron's z was well above 0, and hardly where it was well below.",
      derivation: """
        With t = tanh(u) and u = √(2/π) (z + 0.044715 z³), a = z (1 + t) / 2. The slope of tanh is 1 − t², and that of u is \
        √(2/π) (1 + 0.134145 z²), where 0.134145 is 3 · 0.044715. So by the product rule and the chain rule \
        ∂a/∂z = (1 + t) / 2 + z (1 − t²) √(2/π) (1 + 0.134145 z²) / 2.
        """),
    derivative: [
      .init(
        reads: .preActivation,
        text: { z in
          let t = "tanh(sqrt(2 / np.pi) * (\(z) + 0.044715 * \(z)**3))"
          return
            "((1 + \(t)) / 2 + \(z) * (1 - \(t)**2) * sqrt(2 / np.pi) * (1 + 0.134145 * \(z)**2) / 2)"
        },
        value: { geluSlopeByTanh($0) })
    ],
    hasKinkAtZero: false, canBeSilent: false, meaning: bentAtZero, derivativeMeaning: slopeOfBend,
    apply: { z, a, count in
      for i in 0..<count { a[i] = tanhArgument(z[i]) }
      gradb_tanh(a, count)
      for i in 0..<count { a[i] = z[i] * (1 + a[i]) / 2 }
    },
    applyDerivative: { z, _, dA, dZ, count in
      for i in 0..<count { dZ[i] = dA[i] * geluSlopeByTanh(z[i]) }
    },
    otherForms: { z in ["0.5 * \(z) * (1 + tanh(sqrt(2 / np.pi) * (\(z) + 0.044715 * \(z)**3)))"] },
    familyName: "gelu")

  private static func tanhArgument(_ z: Double) -> Double {
    (2 / Double.pi).squareRoot() * (z + 0.044715 * (z * z * z))
  }

  private static func geluSlopeByTanh(_ z: Double) -> Double {
    var t = tanhArgument(z)
    gradb_tanh(&t, 1)
    // Where tanh has reached its end, z² may be too large for a number, and 0 times it is none.
    if t * t == 1 { return (1 + t) / 2 }
    return (1 + t) / 2 + z * (1 - t * t) * (2 / Double.pi).squareRoot() * (1 + 0.134145 * (z * z)) / 2
  }
}
