/// Mistakes in the forward stage.
extension PlantedBug {
  static let biasForgotten = PlantedBug(
    name: "bias-forgotten", summary: "the bias is not added in the last layer",
    isSeenByGradcheck: true,
    layer: { $0.depth },
    change: .line(.preActivation),
    story: { k in
      BugStory(
        suspect: .operation(k.z),
        right: "\(k.z) = \(k.w) @ \(k.input) + \(k.b)", wrong: "\(k.z) = \(k.w) @ \(k.input)",
        shows: "moving \(k.b) does not change the loss, whatever \(k.db) says",
        setup: ["forward 0:16"], best: "explain \(k.z)[0,0]", clue: "does not compute its formula",
        symptom: "allclose(\(k.z), \(k.w) @ \(k.input))",
        hints: [
          "gradcheck finds gradients that disagree with the loss. But which of the two is wrong?",
          "A finite difference of exactly 0 means that the loss does not depend on the parameter at all.",
          "Who should read \(k.b)? explain one number of it: explain \(k.z)[0,0].",
        ],
        explanation:
          "The forward stage never reads \(k.b), so the loss does not depend on it. The backward stage computes \(k.db) as "
          + "if it did, and the update moves \(k.b) for nothing. gradcheck names \(k.db), the first gradient that does not "
          + "fit the loss; but the gradient is right, and the forward stage is not. With --init he the biases "
          + "begin at 0, and the mistake shows only after the first update.")
    })

  static let softmaxAxis = PlantedBug(
    name: "softmax-axis", summary: "softmax divides by the sum over the samples, not the classes",
    isSeenByGradcheck: true,
    layer: lastLayerOfSoftmax,
    change: .line(.activation),
    story: { k in
      BugStory(
        suspect: .operation(k.a),
        right: "\(k.a) = np.exp(\(k.z)) / np.sum(np.exp(\(k.z)), axis=0)",
        wrong: "\(k.a) = np.exp(\(k.z)) / np.sum(np.exp(\(k.z)), axis=1, keepdims=True)",
        shows: "the probabilities of a sample do not add up to 1, and those of a single sample are all 1",
        setup: ["forward 0:16"], best: "explain \(k.a)[0,0]", clue: "does not compute its formula",
        symptom: "max(abs(sum(\(k.a), axis=1) - 1)) < 1e-9",
        hints: [
          "Run a single sample, forward 17, and look at its probabilities.",
          "What should the probabilities of one sample add up to? And what do they?",
          "Samples are columns, classes are rows. Which axis of exp(\(k.z)) should be summed?",
        ],
        explanation:
          "axis=0 adds up a column: the classes of one sample. axis=1 adds up a row: one class over all samples. So the "
          + "probability that a sample gets depends on the other samples of the batch, and a single sample is "
          + "certain of every class. gradcheck names \(k.dz), because \(k.a) - Y is not the derivative of this "
          + "softmax; but \(k.dz) is right, and what it was derived from is not.")
    })

  /// The last layer of a network with a softmax: what other outputs make of a sample need not add up to 1.
  static let lastLayerOfSoftmax: @Sendable (Architecture) -> Int? = {
    $0.output == .softmaxCrossEntropy ? $0.depth : nil
  }
}
