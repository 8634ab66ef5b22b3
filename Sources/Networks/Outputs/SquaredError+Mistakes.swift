extension OutputLayer {
  /// The mistakes in dA and dZ of an output that is an activation, with the squared error, which have words of their own.
  static func derivativeMistakes(
    of activation: Activation
  ) -> @Sendable (MistakeTable, MatrixName.Kind) -> [Mistake] {
    { table, kind in
      let k = table.architecture.depth
      let (name, a, da) = (activation.name, "A\(k)", "dA\(k)")
      // Only of what lies between 0 and 1 there is a logarithm.
      if kind == .activationGradient, activation == .sigmoid {
        return [
          Mistake(
            "(\(a) - Y) / (\(a) * (1 - \(a)))",
            "it is the derivative of the cross-entropy; that of the squared error is \(a) - Y",
            like: .crossEntropyGradient)
        ]
      }
      guard kind == .preActivationGradient else { return [] }
      // The slope of the activation at A, in the place of that at Z.
      let again = activation.expression(of: a)
      let slope = activation.derivativeExpression(layer: k).replacing(a, with: again)
      return [
        Mistake(
          da,
          "the derivative of the \(name) is forgotten: \(a) - Y alone is the error at Z with cross-entropy, and this is the "
            + "squared error", like: .outputDerivativeForgotten),
        Mistake(
          "\(da) * \(slope)",
          "the derivative of the \(name) is taken at \(a), which is \(name)(Z\(k)) already",
          like: .sigmoidSlopeOfA),
      ]
    }
  }
}
