import Matrices

extension OutputLayer {
  /// Numbers between 0 and 1, and half the squares of what they are off by: the network of Nielsen's book.
  public static let sigmoidSquaredError = OutputLayer(
    function: "sigmoid", lossName: "mse", targets: [.oneHot(), .twoClasses()],
    activation: .activation(
      .sigmoid,
      meaning: { row, words in
        "What the network says of \(row), between 0 and 1\(words.others(", whatever it says of the others"))."
      },
      notes: OperationNotes(
        title: "Output: A = sigmoid(Z)",
        meaning: "Each of the last layer's numbers becomes one between 0 and 1.",
        derivation: Activation.sigmoid.notes.derivation)),
    loss: squaredError(), errors: [outputError(), .derivative(of: .sigmoid)],
    guess: squaredErrorOfGuess(),
    words: Words(outputs: "numbers between 0 and 1", best: "every output on its target"),
    otherForms: Activation.sigmoid.otherForms, mistakes: derivativeMistakes(of: .sigmoid))
}
