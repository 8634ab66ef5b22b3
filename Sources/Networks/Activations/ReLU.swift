extension Activation {
  /// The rectified linear unit: z where z > 0, else 0. Its derivative is taken to be 0 at z = 0.
  public static let relu = Activation(
    name: "relu",
    derivativeExpression: { "(\($0) > 0)" },
    hasKinkAtZero: true,
    apply: { z, a, count in
      // Written so that NaN stays NaN, as in np.maximum.
      for i in 0..<count { a[i] = z[i] <= 0 ? 0 : z[i] }
    },
    applyDerivative: { z, dA, dZ, count in
      for i in 0..<count { dZ[i] = dA[i] * (z[i] > 0 ? 1 : 0) }
    })
}
