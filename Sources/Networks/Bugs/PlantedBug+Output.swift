/// Mistakes in what the backward stage begins with, where a loss leaves the derivative of the output to it.
extension PlantedBug {
  static let crossEntropyGradient = PlantedBug(
    name: "cross-entropy-gradient",
    summary: "the error at the output is cross-entropy's, with the squared error",
    isSeenByGradcheck: true,
    layer: lastLayerOfSquaredSigmoids,
    change: .line(.activationGradient),
    story: { k in
      BugStory(
        suspect: .operation(k.da),
        right: "\(k.da) = \(k.a) - Y", wrong: "\(k.da) = (\(k.a) - Y) / (\(k.a) * (1 - \(k.a)))",
        shows:
          "\(k.da) is at least four times too large, and the loss that falls is not the one that is shown",
        setup: ["forward 0:16", "grad"], best: "check \(k.da) = \(k.a) - Y", clue: "wrong:",
        symptom: "allclose(\(k.da) * \(k.a) * (1 - \(k.a)), \(k.a) - Y)",
        hints: [
          "It trains, and even faster than it should. Is it the loss that goes down?",
          "Two losses are at home in sigmoid outputs. Which one does L say, and which one do the gradients belong to?",
          "Differentiate L by \(k.a) yourself: half a square has a simple derivative. Then look at \(k.da).",
        ],
        explanation:
          "The derivative belongs to the loss: half of (a - y)² has a - y by a, and cross-entropy, -y log a - (1 - y) "
          + "log(1 - a), has (a - y) / (a (1 - a)). Who copies the second under the first minimises cross-entropy and "
          + "watches the squared error. Both fall, so nothing looks wrong; a gradient check fails at once.")
    }, home: sigmoids)

  static let outputDerivativeForgotten = PlantedBug(
    name: "output-derivative-forgotten", summary: "the derivative of the output's sigmoid is left out",
    isSeenByGradcheck: true,
    layer: lastLayerOfSquaredSigmoids,
    change: .line(.preActivationGradient),
    story: { k in
      BugStory(
        suspect: .operation(k.dz),
        right: "\(k.dz) = \(k.da) * \(k.a) * (1 - \(k.a))", wrong: "\(k.dz) = \(k.da)",
        shows: "\(k.dz) is the same as \(k.da), so every gradient is at least four times too large",
        setup: ["forward 0:16", "grad"], best: "gradcheck \(k.b)",
        clue: "the derivative of the sigmoid is forgotten",
        symptom: "allclose(\(k.dz), \(k.da))",
        hints: [
          "It trains well, with every gradient too large. gradcheck tells where the first one is wrong.",
          "An error has to pass whatever stands between \(k.z) and the loss. What stands there?",
          "Compare \(k.dz) with \(k.da): which neurons should be hard to move?",
        ],
        explanation:
          "With the squared error, ∂l/∂z is ∂l/∂a times the slope of the sigmoid, a (1 - a). A - Y alone is the error at z "
          + "with cross-entropy, where that slope cancels, and most lines in books are of that pair. Forgotten, it trains, "
          + "often better: what it follows is cross-entropy's gradient. It is not the gradient of the loss that is shown."
      )
    }, home: sigmoids)

  static let sigmoidSlopeOfA = PlantedBug(
    name: "sigmoid-slope-of-a",
    summary: "the derivative of the sigmoid is taken at A, which is sigmoid(Z) already",
    isSeenByGradcheck: true,
    layer: { architecture in
      lastLayerOfSquaredSigmoids(architecture)
        ?? (architecture.depth > 1 && architecture.activation == .sigmoid ? architecture.depth - 1 : nil)
    },
    change: .line(.preActivationGradient),
    story: { k in
      BugStory(
        suspect: .operation(k.dz),
        right: "\(k.dz) = \(k.da) * sigmoid_prime(\(k.z))",
        wrong: "\(k.dz) = \(k.da) * sigmoid_prime(\(k.a))",
        shows: "\(k.dz) is \(k.da) times nearly the same number everywhere, 0.20 to 0.25",
        setup: ["forward 0:16", "grad"], best: "gradcheck \(k.b)", clue: "already",
        symptom: "allclose(\(k.dz), \(k.da) * sigmoid(\(k.a)) * (1 - sigmoid(\(k.a))))",
        hints: [
          "It trains, but saturated neurons move as easily as others.",
          "Divide \(k.dz) by \(k.da): between which numbers should the slope of a sigmoid lie, and where does it lie?",
          "A function that applies the sigmoid itself has been given something that went through it before.",
        ],
        explanation:
          "def sigmoid_prime(z): return sigmoid(z) * (1 - sigmoid(z)) wants z. Given a = sigmoid(z) it takes the sigmoid of "
          + "the sigmoid: a lies between 0 and 1, so the slope there lies between 0.20 and 0.25 whatever the neuron does. "
          + "Nearly the right sign and size for undecided neurons, and up to any factor too large for sure ones. With a at "
          + "hand the slope is a * (1 - a), and no function is needed.")
    }, home: sigmoids)

  private static let sigmoids = Home(activation: .sigmoid, output: .sigmoidSquaredError)

  /// The last layer where it is made of sigmoids with the squared error.
  private static let lastLayerOfSquaredSigmoids: @Sendable (Architecture) -> Int? = { architecture in
    architecture.output == .sigmoidSquaredError ? architecture.depth : nil
  }
}
