import Expressions

extension OutputLayer.Part {
  /// A = f(Z), as the neurons of hidden layers compute it.
  ///
  /// What an element is says `meaning` from what its row stands for.
  static func activation(
    _ activation: Activation,
    meaning: @escaping @Sendable (_ row: String, _ words: OutputTargets.Words) -> String,
    notes: OperationNotes
  ) -> OutputLayer.Part {
    OutputLayer.Part(
      kind: .activation, formula: { Iteration.hiddenActivation($0, activation) },
      run: { activation.apply($0.z, $0.a, $0.rows * $0.count) },
      meaning: { place, numbers in
        let words = numbers.architecture.targets.words
        return meaning(words.row(place.row), words)
      }, notes: notes)
  }

  /// dZ = dA * f′(Z), which people forget who know the error of another output by heart.
  static func derivative(of activation: Activation) -> OutputLayer.Part {
    OutputLayer.Part(
      kind: .preActivationGradient, formula: { Iteration.hiddenGradient($0, activation) },
      run: { activation.applyDerivative($0.z, $0.a, $0.dA, $0.dZ, $0.rows * $0.count) },
      meaning: { place, _ in
        "What output \(place.row) was off by, times the slope of its \(activation.name)."
      },
      notes: OperationNotes(
        title: activation.derivativeNotes.title.replacing("a hidden", with: "the output's"),
        meaning: "The error of each output, times the slope of what the output did with its number.",
        derivation: activation.derivativeNotes.derivation))
  }
}
