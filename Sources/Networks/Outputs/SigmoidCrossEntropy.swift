import Expressions
import Matrices
import Platform

extension OutputLayer {
  /// A probability for each class by itself, and the mean of what all these yes-or-no answers cost.
  public static let sigmoidCrossEntropy = OutputLayer(
    function: "sigmoid", lossName: "cross-entropy", targets: [.oneHot(), .twoClasses()],
    activation: .activation(
      .sigmoid,
      meaning: { row, words in
        "The probability that the network gives to \(row)\(words.others(", whatever the others get"))."
      },
      notes: OperationNotes(
        title: "Probabilities: A = sigmoid(Z)",
        meaning: "Each of the last layer's numbers becomes a probability by itself.",
        derivation:
          "a = 1 / (1 + exp(-z)), element by element: the answer to \"is it this class?\", for each class.")),
    loss: binaryCrossEntropy, errors: [sigmoidError],
    guess: { classes in
      let k = Double(classes)
      return log(k) - (k > 1 ? (k - 1) * log(1 - 1 / k) : 0)
    },
    words: Words(
      outputs: "probabilities", best: "certain and right",
      wayAround: { step, name, architecture in
        step.contains("log(") && name.kind == .loss
          ? "computes the logarithms of probabilities that have rounded to 0 or 1 from \(architecture.logits)"
          : nil
      }), otherForms: Activation.sigmoid.otherForms)

  private static let binaryCrossEntropy = Loss(
    formula: { "-sum(Y * log(A\($0)) + (1 - Y) * log(1 - A\($0))) / m" },
    exactly: { "sum(logaddexp(0, Z\($0)) - Y * Z\($0)) / m" },
    add: { columns, sum in
      let (z, rows) = (columns.z, columns.rows)
      for column in 0..<columns.count {
        for row in 0..<rows {
          let number = z[column * rows + row]
          sum[0] +=
            max(number, 0) - (columns.target(row, column) == 1 ? number : 0) + log1p(exp(-abs(number)))
        }
      }
    },
    divisor: { $0 },
    otherScales: { outputs, k in
      [.init(factor: 1 / Double(outputs), formula: "-mean(Y * log(A\(k)) + (1 - Y) * log(1 - A\(k)))")]
    },
    meaning: "Each class of a sample costs -log of the probability that the right answer, yes or no, got.",
    notes: OperationNotes(
      title: "Loss: L = -sum(Y * log(A) + (1 - Y) * log(1 - A)) / m",
      meaning:
        "How surprised the network is, on average, by the right answers to all its yes-or-no questions.",
      derivation: """
        Where y is 1 the answer yes had probability a, where it is 0 the answer no had 1 - a. -log of either, with \
        a = 1 / (1 + exp(-z)), is log(1 + exp(z)) - y z, which logaddexp(0, z) - y z computes without an overflow.
        """))

  private static let sigmoidError = Part(
    kind: .preActivationGradient, formula: { "A\($0) - Y" },
    run: { $0.subtractTargets(to: $0.dZ) },
    meaning: { place, numbers in
      let row = numbers.architecture.targets.words.row(place.row)
      return "The probability that \(row) got, minus the right answer, 1 or 0."
    },
    notes: OperationNotes(
      title: "Error at the output: dZ = A - Y",
      meaning: "For each class, the probability that was given, minus the right answer.",
      derivation: """
        l = -y log a - (1 - y) log(1 - a) has the derivative (a - y) / (a (1 - a)) by a, and a has a (1 - a) by z: the \
        product is a - y.
        """))
}
