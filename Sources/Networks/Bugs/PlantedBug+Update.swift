/// Mistakes in the update.
extension PlantedBug {
  /// The update goes uphill.
  public static let updateSign = PlantedBug(
    name: "update-sign", summary: "the update goes with the gradient, not against it",
    isSeenByGradcheck: false,
    layer: { $0.depth },
    change: .line(nil),
    story: { k in
      BugStory(
        suspect: .operation(Stage.update.rawValue),
        right: "W -= alpha * dW", wrong: "W += alpha * dW",
        shows: "the loss rises with every iteration",
        setup: ["forward 0:16", "grad", "old = \(k.b)"], best: "step", clue: "it rose",
        symptom: "allclose(\(k.b) - old, alpha * \(k.db))",
        hints: [
          "Train for a few iterations, and watch the loss.",
          "gradcheck passes: the gradients are right. What is done with them?",
          "Take one step, and compare the change of a weight with its gradient: do they have the same sign?",
        ],
        explanation:
          "The gradient points to where the loss rises. Gradient descent goes the other way: minus alpha times the "
          + "gradient. With a plus it climbs, and the loss rises until something overflows. A gradient check "
          + "cannot see it: it never updates anything.")
    })

  static let alphaTwice = PlantedBug(
    name: "alpha-twice", summary: "the learning rate is multiplied in twice",
    isSeenByGradcheck: false,
    layer: { $0.depth },
    change: .line(nil),
    story: { k in
      BugStory(
        suspect: .operation(Stage.update.rawValue),
        right: "W -= alpha * dW", wrong: "dW *= alpha; W -= alpha * dW",
        shows: "with alpha = 0.1 every step is ten times too short",
        setup: ["forward 0:16", "grad", "old = \(k.b)", "step"], best: "explain \(k.b)[0]",
        clue: "the update did not subtract alpha times the gradient",
        symptom: "allclose(old - \(k.b), alpha ** 2 * \(k.db))",
        hints: [
          "It learns, but so slowly. How does the speed depend on alpha?",
          "gradcheck passes: the gradients are right. What is done with them?",
          "Take one step, and compare the change of a weight with alpha times its gradient: explain \(k.b)[0] does.",
        ],
        explanation:
          "One line scales the gradient with alpha, and the update does so again: the steps are alpha squared times the "
          + "gradient, 0.01 instead of 0.1. It looks like a learning rate that is too small, and a larger alpha seems "
          + "to cure it. With alpha = 1 nothing is wrong. A gradient check cannot see it: it never updates anything."
      )
    })

  static let biasesNeverUpdated = PlantedBug(
    name: "biases-never-updated", summary: "the update forgets the biases",
    isSeenByGradcheck: false,
    layer: { $0.depth },
    change: .line(nil),
    story: { k in
      BugStory(
        suspect: .operation(Stage.update.rawValue),
        right: "W -= alpha * dW; b -= alpha * db", wrong: "W -= alpha * dW",
        shows: "every b stays as it was drawn, although db is not 0",
        setup: ["forward 0:16", "grad", "old = \(k.b)", "step"], best: "explain \(k.b)[0]",
        clue: "it changed nothing",
        symptom: "max(abs(\(k.b) - old)) == 0",
        hints: [
          "The network trains, and nearly as well as it should. But does everything in it learn?",
          "gradcheck passes: the gradients are right. What is done with them?",
          "What step says after an update: how many of the parameters changed? Which did not?",
        ],
        explanation:
          "The biases have gradients, but no line that applies them, so they stay as they were drawn. In a network "
          + "of this size the weights can make up for most of it, and the accuracy hardly tells. A gradient check "
          + "cannot see it: it never updates anything.")
    })
}
