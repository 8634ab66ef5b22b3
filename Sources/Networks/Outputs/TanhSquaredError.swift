import Matrices

extension OutputLayer {
  /// Numbers between -1 and 1, and half the squares of what they are off by.
  public static let tanhSquaredError = OutputLayer(
    function: "tanh", lossName: "mse", targets: [.oneHot(low: -1), .twoClasses(low: -1)],
    activation: .activation(
      .tanh,
      meaning: { row, words in
        "What the network says of \(row), between -1 and 1\(words.others(", whatever it says of the others"))."
      },
      notes: OperationNotes(
        title: "Output: A = tanh(Z)",
        meaning: "Each of the last layer's numbers becomes one between -1 and 1.",
        derivation: Activation.tanh.notes.derivation)),
    loss: squaredError(), errors: [outputError(), .derivative(of: .tanh)],
    guess: squaredErrorOfGuess(other: -1),
    words: Words(outputs: "numbers between -1 and 1", areShares: false, best: "every output on its target"),
    otherForms: Activation.tanh.otherForms, mistakes: derivativeMistakes(of: .tanh))
}
