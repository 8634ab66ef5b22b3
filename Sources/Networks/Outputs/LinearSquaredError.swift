import Matrices

extension OutputLayer {
  /// The last layer's numbers as they are, and half the squares of what they are off by.
  public static let linearSquaredError = OutputLayer(
    function: "linear", lossName: "mse", targets: [.oneHot(), .number],
    activation: .activation(
      .linear, meaning: { row, _ in "What the network says of \(row): any number." },
      notes: OperationNotes(
        title: "Output: A = Z", meaning: "The last layer's numbers are the outputs as they are.",
        derivation: "There is no function: a = z, with the derivative 1.")),
    loss: squaredError(), errors: [linearError], guess: squaredErrorOfGuess(),
    words: Words(outputs: "any numbers", areShares: false, best: "every output on its target"))
}
