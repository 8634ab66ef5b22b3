/// Mistakes in what optimizers make of moments.
extension PlantedBug {
  static let momentNotSquared = PlantedBug(
    name: "moment-not-squared", summary: "the second moment is a mean of gradients, not of their squares",
    isSeenByGradcheck: false,
    layer: { $0.depth },
    change: .line(.weightsState(.s)),
    story: { k in
      let s = "s\(k.w)"
      return BugStory(
        suspect: .operation(s),
        right: "\(s) = beta2 * \(s) + (1 - beta2) * \(k.dw)**2",
        wrong: "\(s) = beta2 * \(s) + (1 - beta2) * \(k.dw)",
        shows: "half of \(s) is below 0, and its root is nan in the first update",
        setup: ["forward 0:16", "until update"], best: "check \(s) = beta2 * \(s) + (1 - beta2) * \(k.dw)**2",
        clue: "wrong:", symptom: "min(\(s)) < 0",
        hints: [
          "After one update there are numbers that are none. In which matrices, and in which not?",
          "The gradients are right, and gradcheck passes. What does the update take a root of?",
          "A mean of squares cannot be negative. Look at the smallest number of each matrix that the optimizer keeps.",
        ],
        explanation:
          "The second moment measures how large a gradient is, whatever its sign: so the gradient is squared before it goes "
          + "into the mean, and the root is taken of the mean. Without the square the moment is negative wherever the "
          + "gradient was, and the root of that is nan, which reaches every number of the network in the next iteration. A "
          + "gradient check cannot see it: it never updates anything.")
    }, home: Home(optimizer: .adam), suits: { $0.optimizer.stateSlots.contains(.s) })

  static let biasCorrectionForgotten = PlantedBug(
    name: "no-bias-correction", summary: "Adam's moments are not divided by 1 - beta**t",
    isSeenByGradcheck: false,
    layer: { $0.depth },
    change: .line(nil),
    story: { k in
      BugStory(
        suspect: .operation(Stage.update.rawValue),
        right: "W -= alpha * (vW / (1 - beta1**t)) / (sqrt(sW / (1 - beta2**t)) + epsilon)",
        wrong: "W -= alpha * vW / (sqrt(sW) + epsilon)",
        shows:
          "the first step is about three times as long as it should be, and the next ones are still longer",
        setup: ["forward 0:16", "until update", "old = \(k.b)", "step"], best: "explain \(k.b)[0]",
        clue: "the update did not subtract alpha times the gradient",
        symptom: "allclose(old - \(k.b), alpha * v\(k.b) / (sqrt(s\(k.b)) + epsilon))",
        hints: [
          "The first iterations are wilder than they should be, and later it calms down. What changes with time?",
          "gradcheck passes: the gradients are right. What is done with them, and with what is kept of them?",
          "In the first update of Adam each parameter moves by alpha, or not at all. How far did \(k.b) move?",
        ],
        explanation:
          "The moments begin at 0, so the first ones are too small: after one update the first is a tenth of the gradient, "
          + "and the second a thousandth of its square. Divided by 1 - beta1**t and 1 - beta2**t they are what they should "
          + "be. Without that, the first step is 0.1 / sqrt(0.001), about three times alpha, and for some hundred updates "
          + "the steps stay too long, because the second moment grows so slowly. A gradient check cannot see it: it never "
          + "updates anything.")
    }, home: Home(optimizer: .adam), suits: { $0.optimizer == .adam })
}
