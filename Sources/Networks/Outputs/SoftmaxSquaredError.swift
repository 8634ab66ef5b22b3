import Matrices

extension OutputLayer {
  /// Probabilities of the classes, and half the squares of what they are off by.
  public static let softmaxSquaredError = OutputLayer(
    function: "softmax", lossName: "mse", targets: [.oneHot()], activation: softmax, loss: squaredError(),
    errors: [outputError(), softmaxDerivative], guess: squaredErrorOfGuess(),
    words: Words(outputs: "probabilities", best: "certain and right"), otherForms: softmaxWrittenOut)

  private static let softmaxDerivative = Part(
    kind: .preActivationGradient,
    formula: { "A\($0) * (dA\($0) - sum(dA\($0) * A\($0), axis=0))" },
    run: { columns in
      let (a, dA, dZ, rows) = (columns.a, columns.dA, columns.dZ, columns.rows)
      for column in 0..<columns.count {
        let places = column * rows..<(column + 1) * rows
        var mean = 0.0
        for i in places { mean += dA[i] * a[i] }
        for i in places { dZ[i] = a[i] * (dA[i] - mean) }
      }
    },
    meaning: { place, _ in
      "How much worse output \(place.row) is than the mean of all, each weighted by its probability, times its own."
    },
    notes: OperationNotes(
      title: "Error at the output's pre-activation: dZ = A * (dA - sum(dA * A, axis=0))",
      meaning: "What each class is off by, less the mean of all classes, times its probability.",
      derivation: """
        A logit moves every probability: ∂a[j]/∂z[i] = a[j] ((1 if i = j else 0) - a[i]). So ∂l/∂z[i] is the sum over j \
        of ∂l/∂a[j] a[j] ((1 if i = j else 0) - a[i]) = a[i] (∂l/∂a[i] - Σ ∂l/∂a[j] a[j]): the diagonal of that matrix \
        of derivatives alone, a (1 - a), would leave out what a logit does to the other classes.
        """))
}
