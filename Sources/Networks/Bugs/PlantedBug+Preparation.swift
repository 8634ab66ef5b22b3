import Datasets

/// Mistakes made before the first iteration: in the data, or in the first parameters.
extension PlantedBug {
  static let pixelsNotScaled = PlantedBug(
    name: "pixels-not-scaled", summary: "pixels are used as they are, 0 to 255, not divided by 255",
    isSeenByGradcheck: false,
    layer: { _ in 1 },
    change: .preparation(
      {
        var preparation = Preparation()
        preparation.divisor = 1
        return preparation
      }()),
    story: { _ in
      BugStory(
        suspect: .pixels,
        right: "X = data[1:].T / 255", wrong: "X = data[1:].T",
        shows:
          "Z1 is hundreds of times too large, softmax is certain of everything, and the first loss is huge",
        setup: ["forward 0:16"], best: "print X.max()", clue: "= 255", symptom: "max(X) > 1",
        hints: [
          "Look at the first loss. A network that knows nothing should have about 2.3.",
          "Every operation does what its formula says. So what about the numbers that they begin with?",
          "Which range should the pixels in X have? print X.max() tells which they have.",
        ],
        explanation:
          "A pixel is a byte, 0 to 255, and has to be divided by 255 before the network reads it. Left as it is, Z1 is "
          + "255 times too large, and so is dW1: softmax saturates, the loss is that of somebody certain and wrong, and "
          + "the first steps with alpha = 0.1 kill most relu neurons. A gradient check sees nothing: the derivatives "
          + "are right for this X.")
    }, needs: ("images of bytes", { $0.divisor != nil }))

  static let labelsShuffled = PlantedBug(
    name: "labels-shuffled", summary: "labels are shuffled against their images",
    isSeenByGradcheck: false,
    layer: { _ in 1 },
    change: .preparation(
      {
        var preparation = Preparation()
        preparation.labelSeed = 1
        return preparation
      }()),
    story: { _ in
      BugStory(
        suspect: .labels,
        right: "data = data[order]; y = data[:, 0]; X = data[:, 1:].T / 255",
        wrong: "np.random.shuffle(X.T); np.random.shuffle(y)",
        shows: "accuracy stays near a tenth: images and labels no longer belong together",
        setup: ["forward 0:2000"], best: "sample 0:6", clue: nil,
        symptom: "mean(std(X @ Y.T / sum(Y, axis=1), axis=1)) < 0.035",
        hints: [
          "Train for a while: the loss falls a little, and accuracy stays near 10 %, as if there were nothing to learn.",
          "Every operation does what its formula says. So what about what the network is asked to learn?",
          "Look at a few images with your own eyes, and at what is written below them: sample 0:6.",
        ],
        explanation:
          "Images and labels were shuffled separately, so a label says nothing about its image. The loss falls to "
          + "log(10) = 2.303 or so, where every class gets its share, and accuracy stays near a tenth. Nothing "
          + "in the mathematics is wrong, and a gradient check passes. Whoever looks at six samples sees it at once: "
          + "look at your data first.")
    }, needs: tenKindsOfImages)

  static let oneHotOffByOne = PlantedBug(
    name: "one-hot-off-by-one", summary: "Y has its 1 in the row above the label's",
    isSeenByGradcheck: false,
    layer: { _ in 1 },
    change: .preparation(
      {
        var preparation = Preparation()
        preparation.rowsTooHigh = 1
        return preparation
      }()),
    story: { _ in
      BugStory(
        suspect: .labels,
        right: "Y[y, np.arange(m)] = 1", wrong: "Y[y - 1, np.arange(m)] = 1",
        shows: "the loss falls as it should, and accuracy falls too, towards 0",
        setup: ["forward 0:16"], best: "check Y = one_hot(y)", clue: "wrong:",
        symptom: "any(argmax(Y, axis=0) != y)",
        hints: [
          "Train for a while, and compare the loss with the accuracy: one is good, and the other is worse than a guess.",
          "The network learns very well. What is it that it learns?",
          "Compare y, the labels, with Y: in which row of a column should the 1 be?",
        ],
        explanation:
          "Labels go from 0 to 9, and so do the rows of Y; the - 1 is from a language that counts from 1. In NumPy, row -1 "
          + "is the last, so a 0 becomes class 9 and there is no error. The network learns to call a 3 a 2: the loss falls "
          + "just as fast, and hardly a prediction is the label. A gradient check passes, because forward and backward "
          + "use the same Y.")
    }, needs: tenKindsOfImages)

  static let initAllEqual = PlantedBug(
    name: "init-all-equal", summary: "every weight and bias begins with the same number",
    isSeenByGradcheck: false,
    layer: { $0.depth > 1 ? 1 : nil },
    change: .initialValue(0.01),
    story: { _ in
      BugStory(
        suspect: .initialization,
        right: "W1 = np.random.rand(10, 784) - 0.5", wrong: "W1 = np.full((10, 784), 0.01)",
        shows: "all neurons of the hidden layer compute the same, and stay the same for ever",
        setup: ["train 3", "forward 0:16"], best: "print all(W1[0] == W1[1])", clue: "= True",
        symptom: "max(abs(W1 - W1[0])) == 0",
        hints: [
          "Train for a while: it learns something, but much less than so many neurons should.",
          "Compare the hidden neurons with each other: show A1, or show W1[0] and show W1[1].",
          "Where should the difference between two neurons come from? Look at iteration 0: start, then show W1.",
        ],
        explanation:
          "Neurons that begin alike get the same gradient, take the same step, and stay alike: a layer of ten is worth "
          + "no more than one. Random numbers are there to break this symmetry. All zeros would be worse still: with relu, "
          + "nothing but the last bias would ever change. A gradient check passes, because every derivative is right."
      )
    })
}
