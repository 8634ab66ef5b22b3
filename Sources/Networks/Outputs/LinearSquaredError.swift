import Matrices

extension OutputLayer {
  /// The last layer's numbers as they are, and half the squares of what they are off by.
  public static let linearSquaredError = OutputLayer(
    function: "linear", lossName: "mse", targets: oneHot, fits: outputForEachClass,
    target: { row, label in row == label ? 1 : 0 },
    activation: .activation(
      .linear, meaning: { "What the network says of class \($0): any number." },
      notes: OperationNotes(
        title: "Output: A = Z", meaning: "The last layer's numbers are the outputs as they are.",
        derivation: "There is no function: a = z, with the derivative 1.")),
    loss: squaredError(), errors: [linearError], decide: Matrix.mostProbable, guess: squaredErrorOfGuess(),
    words: .oneHot("any numbers", best: "every output on its target"))
}
