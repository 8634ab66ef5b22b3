import CKernels
import Expressions
import Matrices
import Platform

extension OutputLayer {
  /// Probabilities of the classes, and the mean of −log of the one that was given to the right class.
  public static let softmaxCrossEntropy = OutputLayer(
    function: "softmax", lossName: "cross-entropy",
    targets: [.oneHot()], activation: softmax, loss: crossEntropy,
    errors: [softmaxError], guess: { log(Double($0)) },
    words: Words(
      outputs: "probabilities", best: "certain and right",
      wayAround: { step, name, architecture in
        let z = architecture.logits
        if step.contains("exp("), name.kind == .loss || name == architecture.outputs {
          return "subtracts the largest number of each column of \(z) before exp"
        }
        guard step.contains("log("), name.kind == .loss else { return nil }
        return
          "leaves out the terms where Y is 0, and takes the logarithm of a label's probability that has rounded to 0 from "
          + "\(z)"
      }),
    otherForms: softmaxWrittenOut, mistakes: { $0.softmaxCrossEntropy($1) })

  /// Softmax as notebooks write it, without and with the maximum.
  static let softmaxWrittenOut: @Sendable (_ z: String) -> [String] = { z in
    [
      "exp(\(z)) / sum(exp(\(z)), axis=0)",
      "exp(\(z) - max(\(z), axis=0)) / sum(exp(\(z) - max(\(z), axis=0)), axis=0)",
    ]
  }

  static let softmax = Part(
    kind: .activation, formula: { "softmax(Z\($0))" },
    run: { columns in
      let (z, a, rows) = (columns.z, columns.a, columns.rows)
      for column in 0..<columns.count {
        let start = column * rows
        var largest = z[start]
        for i in start..<start + rows { largest = z[i] > largest ? z[i] : largest }
        for i in start..<start + rows { a[i] = z[i] - largest }
      }
      gradb_exp(a, rows * columns.count)
      for column in 0..<columns.count {
        let start = column * rows
        var sum = 0.0
        for i in start..<start + rows { sum += a[i] }
        for i in start..<start + rows { a[i] /= sum }
      }
    },
    meaning: { place, _ in
      "The probability that the network gives to class \(place.row) for this sample: its share of all classes' exp."
    },
    notes: OperationNotes(
      title: "Probabilities: A = softmax(Z)",
      meaning: "The last layer's numbers become probabilities: positive, and 1 in all for each sample.",
      derivation: """
        For each sample, with its logits z (one for each class),

            a[i] = exp(z[i]) / (exp(z[0]) + … + exp(z[9]))

        Subtracting the same number from every logit changes nothing, because it cancels in the fraction. So the largest \
        is subtracted first: then no exp is larger than 1 and the sum is at least 1, and nothing overflows even where a \
        logit is 10,000.
        """)
  )

  /// The least probability whose logarithm is taken as it stands; smaller ones come near those that lose digits.
  private static let leastProbability = 1e-290

  private static let crossEntropy = Loss(
    formula: { "-sum(Y * log(A\($0))) / m" }, exactly: { "-sum(Y * log_softmax(Z\($0))) / m" },
    add: { columns, sum in
      let (z, a, rows) = (columns.z, columns.a, columns.rows)
      for column in 0..<columns.count {
        let start = column * rows
        let probability = a[start + columns.label(column)]
        if probability >= leastProbability {
          sum[0] -= log(probability)
          continue
        }
        // The largest of each, without a branch: which it is, no processor can guess.
        var (largestZ, largestA) = (z[start], a[start])
        for i in start + 1..<start + rows {
          largestZ = z[i] > largestZ ? z[i] : largestZ
          largestA = a[i] > largestA ? a[i] : largestA
        }
        // log(a[label]) without the logarithm of a probability that has rounded to 0 or lost digits: the largest
        // probability is at least 1 / rows, and log(a[label]) − log(a[top]) = z[label] − z[top].
        sum[0] += largestZ - z[start + columns.label(column)] - log(largestA)
      }
    },
    divisor: { $0 },
    meaning:
      "Each sample costs -log of the probability that its right class got: 0 where that is 1, and more and more the less "
      + "it got.",
    notes: OperationNotes(
      title: "Loss: L = -sum(Y * log(A)) / m",
      meaning:
        "How surprised the network is, on average, by the right answers: 0 where it is certain of each of them.",
      derivation: """
        Y holds a 1 in the row of each sample's label and 0 elsewhere, so the sum picks out one logarithm for each \
        sample: L = (−log p₁ − log p₂ … − log pₘ) / m, where p is the probability that the network gave to the right \
        class. A network that knows nothing gives each of ten classes 1/10, and its loss is −log(1/10) = 2.303.

        Where a[label] is too small for a Double, gradb computes log a[label] as z[label] − z[top] + log a[top], with \
        *top* the class of the largest logit. That is the same number, and finite.

        With L2 regularisation, the penalty is added to it.
        """)
  )

  private static let softmaxError = Part(
    kind: .preActivationGradient, formula: { "A\($0) - Y" },
    run: { $0.subtractTargets(to: $0.dZ) },
    meaning: { place, numbers in
      meaning(
        right: numbers[MatrixName(.oneHot), place.row, place.column] == 1,
        isLabel: numbers.batch.label(place.column) == place.row, place.row)
    },
    notes: OperationNotes(
      title: "Error at the output: dZ = A - Y",
      meaning: "For each class, the probability that was given, minus the one that was right.",
      derivation: """
        Take one sample with label c. Its loss is l = −log a[c] = −z[c] + log(exp(z[0]) + … + exp(z[9])). Differentiate \
        by z[i]: the logarithm gives exp(z[i]) / (exp(z[0]) + …) = a[i], and −z[c] gives −1 where i = c. So

            ∂l/∂z[i] = a[i] − (1 if i = c else 0) = a[i] − y[i]

        Softmax and cross-entropy together have this simple derivative; that is why they are used together. dZ carries \
        no 1/m: it is each sample's own derivative, and the mean is taken in dW and db. Its columns sum to 0, because \
        probabilities sum to 1 and so does Y.
        """)
  )

  private static func meaning(right: Bool, isLabel: Bool, _ row: Int) -> String {
    switch (right, isLabel) {
    case (true, true): "Class \(row) is the label: it got this much less than the 1 that it should have got."
    case (false, false): "Class \(row) is not the label: whatever it got is too much."
    case (true, false):
      "Y has its 1 for class \(row), so that is taken for right, although it is not the label."
    case (false, true): "Class \(row) is the label, but Y has no 1 for it: it is taken for wrong."
    }
  }
}
