/// Mistakes in the backward stage.
extension PlantedBug {
  static let missingM = PlantedBug(
    name: "missing-m", summary: "a weight gradient is a sum over the samples, not their mean",
    isSeenByGradcheck: true,
    layer: { $0.depth },
    change: .line(.weightsGradient),
    story: { k in
      BugStory(
        suspect: .operation(k.dw),
        right: "\(k.dw) = 1 / m * \(k.dz) @ \(k.input).T", wrong: "\(k.dw) = \(k.dz) @ \(k.input).T",
        shows: "\(k.dw) is m times too large, so \(k.w) takes steps that are m times too long",
        setup: ["forward 0:16", "grad"], best: "gradcheck \(k.w)", clue: "the division by m = 16 is missing",
        symptom: "allclose(\(k.dw), \(k.dz) @ \(k.input).T)",
        hints: [
          "Train for a while. With a large batch the loss jumps about, with a single sample all is well.",
          "Which numbers of the backward stage should not grow with the number of samples?",
          "The loss is a mean over the samples. gradcheck \(k.w) compares the sizes.",
        ],
        explanation:
          "The loss is the mean over m samples, so its derivatives are means too. Without 1/m, \(k.dw) is the sum over the "
          + "samples, thousands of times too large on the whole training set, and \(k.w) is thrown about. With m = 1 "
          + "the mistake is invisible, which is why gradcheck wants more than one sample.")
    })

  static let dbSum = PlantedBug(
    name: "db-sum", summary: "a bias gradient is summed over everything, without an axis",
    isSeenByGradcheck: true,
    layer: lastLayerOfSoftmax,
    change: .line(.biasGradient),
    story: { k in
      BugStory(
        suspect: .operation(k.db),
        right: "\(k.db) = 1 / m * np.sum(\(k.dz), axis=1, keepdims=True)",
        wrong: "\(k.db) = 1 / m * np.sum(\(k.dz))",
        shows: "\(k.db) is 0 to rounding, so \(k.b) never learns",
        setup: ["forward 0:16", "grad"], best: "gradcheck \(k.b)", clue: "should be one sum for each neuron",
        symptom: "max(abs(\(k.db))) < 1e-12",
        hints: [
          "The network trains, and nearly as well as it should. But does everything in it learn?",
          "Compare the gradients of the biases, layer by layer: show each of them.",
          "What does each column of \(k.dz) add up to? And so what does all of it?",
        ],
        explanation:
          "np.sum without an axis adds up everything, so \(k.db) is one number for all neurons. Each column of \(k.dz) is "
          + "\(k.a) - Y: probabilities, which add up to 1, minus a 1. So it adds up to 0, and so does the whole: \(k.b) "
          + "never moves, and nothing else looks wrong. Each neuron has a bias of its own, and a sum of its own, over the "
          + "samples: axis=1. The line is found in many published notebooks.")
    })

  static let staleWeights = PlantedBug(
    name: "stale-w2", summary: "weights are updated before the layer below has used them",
    isSeenByGradcheck: true,
    layer: { $0.depth > 1 ? $0.depth - 1 : nil },
    change: .line(.activationGradient),
    story: { k in
      let above = k.above
      return BugStory(
        suspect: .operation(k.da),
        right: "\(k.da) = \(above.w).T @ \(above.dz); \(above.w) -= alpha * \(above.dw)",
        wrong: "\(above.w) -= alpha * \(above.dw); \(k.da) = \(above.w).T @ \(above.dz)",
        shows: "\(k.da) is a little off, by alpha times \(above.dw).T @ \(above.dz)",
        setup: ["forward 0:16", "grad"], best: "explain \(k.da)[0,0]", clue: "does not compute its formula",
        symptom: "allclose(\(k.da), (\(above.w) - alpha * \(above.dw)).T @ \(above.dz))",
        hints: [
          "It trains well. Only gradcheck, or a sharp look at single numbers, finds anything.",
          "set alpha changes what is wrong. Which gradient has any business with alpha?",
          "On its way down the error passes the weights of layer \(above.layer). Are they still those of the forward stage? "
            + "explain \(k.da)[0,0] tells.",
        ],
        explanation:
          "All gradients belong to the same parameters, those of the forward stage. Where a loop computes \(above.dw) and "
          + "updates \(above.w) at once, \(k.da) is computed with weights that no forward stage has used. The error is of the "
          + "size of alpha, so training looks right. Compute every gradient first, then update everything.")
    })

  static let notTransposed = PlantedBug(
    name: "w2-not-transposed", summary: "an error goes back through W where W.T belongs",
    isSeenByGradcheck: true,
    layer: lastLayerAsWideAsTheNext,
    change: .line(.activationGradient),
    story: { k in
      let above = k.above
      return BugStory(
        suspect: .operation(k.da),
        right: "\(k.da) = \(above.w).T @ \(above.dz)", wrong: "\(k.da) = \(above.w) @ \(above.dz)",
        shows: "\(k.da) has the right shape and the wrong numbers, and all below it with it",
        setup: ["forward 0:16", "grad"], best: "gradcheck \(k.b)",
        clue: "\(above.w) is used as it stands where \(above.w).T belongs",
        symptom: "allclose(\(k.da), \(above.w) @ \(above.dz))",
        hints: [
          "The gradients of the upper layers are right, those further down are not.",
          "gradcheck names the first operation that is wrong. All behind it only hand the error on.",
          "\(above.w) is square. Its shape cannot tell whether it was used the right way round.",
        ],
        explanation:
          "\(above.w)[i,j] leads from neuron j to neuron i; on the way back the error goes from i to j, so row and column "
          + "change places. \(above.w) is square here, so no shape gives the mistake away. With layers of different sizes "
          + "NumPy would refuse it, which is a reason to debug with sizes that differ.")
    })

  /// The derivative of relu is left out.
  public static let noReluMask = PlantedBug(
    name: "no-relu-mask", summary: "the error passes through silent neurons: no derivative of relu",
    isSeenByGradcheck: true,
    layer: { $0.depth > 1 && $0.activation == .relu ? $0.depth - 1 : nil },
    change: .line(.preActivationGradient),
    story: { k in
      BugStory(
        suspect: .operation(k.dz),
        right: "\(k.dz) = \(k.da) * (\(k.z) > 0)", wrong: "\(k.dz) = \(k.da)",
        shows:
          "\(k.dz) is not 0 where \(k.z) is negative: silent neurons learn from samples that they did not see",
        setup: ["forward 0:16", "grad"], best: "gradcheck \(k.b)", clue: "the mask (\(k.z) > 0), is missing",
        symptom: "max(abs(\(k.dz) * (\(k.z) <= 0))) > 0",
        hints: [
          "The gradients of the last layer are right, those below it are not.",
          "A silent neuron adds nothing to the loss. So what should its error be?",
          "Compare \(k.dz) with \(k.z) where \(k.z) is negative: print \(k.dz)[\(k.z) <= 0] shows those errors alone.",
        ],
        explanation:
          "relu has slope 0 where its input is negative, so a silent neuron must not be blamed: the error is multiplied by "
          + "the mask (\(k.z) > 0). Without it, weights of neurons that had no part in a mistake are changed for it. It "
          + "trains all the same, only worse.")
    })

  static let maskFromOtherLayer = PlantedBug(
    name: "mask-from-other-layer", summary: "the derivative of relu is taken at another layer's Z",
    isSeenByGradcheck: true,
    layer: { $0.activation == .relu ? lastLayerAsWideAsTheNext($0) : nil },
    change: .line(.preActivationGradient),
    story: { k in
      BugStory(
        suspect: .operation(k.dz),
        right: "\(k.dz) = \(k.da) * (\(k.z) > 0)", wrong: "\(k.dz) = \(k.da) * (\(k.above.z) > 0)",
        shows: "\(k.dz) is 0 where the neurons of the next layer were silent, not its own",
        setup: ["forward 0:16", "grad"], best: "check \(k.dz) = \(k.da) * (\(k.z) > 0)", clue: "wrong:",
        symptom: "max(abs(\(k.dz) - \(k.da) * (\(k.above.z) > 0))) == 0",
        hints: [
          "The gradients of the last layer are right, those below it are not.",
          "There is a mask, so some errors are 0. Are they the right ones?",
          "Compare the zeros of \(k.dz) with the signs of \(k.z), and with those of other matrices of its shape.",
        ],
        explanation:
          "The mask says which neurons of this layer were active, so it is made from \(k.z). \(k.above.z) has the same shape "
          + "here, so the wrong one goes unnoticed: the error passes by chance, here through a silent neuron, there not "
          + "through an active one. With the last layer's probabilities, \(k.above.a) > 0, it would pass "
          + "everywhere, for they are never 0.")
    })

  /// The last hidden layer with as many neurons as the one above it: only there do their matrices have the same shape.
  private static let lastLayerAsWideAsTheNext: @Sendable (Architecture) -> Int? = { architecture in
    (1..<max(1, architecture.depth)).last { architecture.neurons($0) == architecture.neurons($0 + 1) }
  }
}
