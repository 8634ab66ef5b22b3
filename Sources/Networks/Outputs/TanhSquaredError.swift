import Matrices

extension OutputLayer {
  /// Numbers between -1 and 1, and half the squares of what they are off by.
  public static let tanhSquaredError = OutputLayer(
    function: "tanh", lossName: "mse", targets: { "2 * \($0) - 1" },
    fits: outputForEachClass, target: { row, label in row == label ? 1 : -1 },
    activation: .activation(
      .tanh,
      meaning: { "What the network says of class \($0), between -1 and 1, whatever it says of the others." },
      notes: OperationNotes(
        title: "Output: A = tanh(Z)",
        meaning: "Each of the last layer's numbers becomes one between -1 and 1.",
        derivation: Activation.tanh.notes.derivation)),
    loss: squaredError(other: -1), errors: [outputError(other: -1), .derivative(of: .tanh)],
    decide: Matrix.mostProbable, guess: squaredErrorOfGuess(other: -1),
    words: .oneHot("numbers between -1 and 1", other: "-1", best: "every output on its target"),
    otherForms: Activation.tanh.otherForms, mistakes: derivativeMistakes(of: .tanh))
}
