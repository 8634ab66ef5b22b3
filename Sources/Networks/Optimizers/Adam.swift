import CKernels
import Expressions

extension Optimizer {
  /// Adam, with the correction of what its means lack at the beginning, and epsilon outside the root: Kingma and Ba, "Adam:
  /// A Method for Stochastic Optimization", 2015, algorithm 1.
  public static let adam = Optimizer(
    name: "adam", title: "Adam", settings: [.beta1, .beta2, .epsilon], usualAlpha: 0.001,
    slots: [firstMoment, secondMoment],
    step: {
      "\($0.parameter) - alpha * (\($0.state(.v)) / (1 - beta1**t)) / (sqrt(\($0.state(.s)) / (1 - beta2**t)) + epsilon)"
    },
    apply: { parameters, numbers, rule in
      guard let first = parameters.baseAddress else { return }
      func share(_ setting: OptimizerSetting) -> Double { 1 - gradb_power(rule[setting], Int64(numbers.t)) }
      gradb_moments_step(
        first, numbers[.v], share(.beta1), numbers[.s], share(.beta2), numbers.count, numbers.learningRate,
        rule[.epsilon])
    },
    notes: OperationNotes(
      title:
        "Update: W -= alpha * (vW / (1 - beta1**t)) / (sqrt(sW / (1 - beta2**t)) + epsilon), b likewise",
      meaning:
        "Every weight and bias follows the mean of its gradients, divided by their size, with steps of at most about alpha.",
      derivation: """
        The means begin at 0, so the first ones are too small: after t updates the weights of all gradients in them add up \
        to 1 - beta1**t and 1 - beta2**t, and not to 1. Divided by that, they are means. t counts the updates since the \
        optimizer was set. In the first update the step is alpha * dW / (abs(dW) + epsilon), alpha in the direction that \
        the sign says; later it is alpha where the gradients agree, and shorter where they point to and fro. epsilon \
        keeps a parameter whose gradients have all been 0 from being divided by 0.
        """),
    mistakes: { $0.momentsStep(of: $1) },
    stepsWords: "Each update takes a step against the mean of past gradients, divided by their size",
    uphillWords: "steps of the size of alpha may be too long where gradients are small")

  private static let firstMoment = Slot(
    slot: .v, word: "first moment", plural: "first moments",
    formula: { "beta1 * \($0.state(.v)) + (1 - beta1) * \($0.gradient)" },
    run: { numbers, rule, output in
      gradb_mean(output, numbers[.v], numbers.gradients, numbers.count, rule[.beta1])
    },
    notes: OperationNotes(
      title: "First moment: vW = beta1 * vW + (1 - beta1) * dW, vb likewise",
      meaning: "A parameter keeps a mean of its gradients, in which the older count less and less.",
      derivation: """
        A mean as that of momentum, but for the factor 1 - beta1: so it has the size of a gradient, and not of a sum of \
        them. Written out, it is 1 - beta1 times the last gradient, and beta1 times as much for each one before it: a mean \
        of about the last 1 / (1 - beta1) gradients, ten at 0.9.
        """),
    meaning: "the mean of the gradients", absence: absenceOfVelocity,
    elementMeaning:
      "A share of the first moment that the iteration before left, and of the present gradient the rest.",
    mistakes: { $0.firstMoment($1) })

  private static let secondMoment = Slot(
    slot: .s, word: "second moment", plural: "second moments", formula: Slot.meanSquare.formula,
    run: Slot.meanSquare.run,
    notes: OperationNotes(
      title: "Second moment: sW = beta2 * sW + (1 - beta2) * dW**2, sb likewise",
      meaning: "A parameter keeps a mean of its gradients' squares, in which the older count less and less.",
      derivation: """
        RMSProp's mean square, with a longer memory: about a thousand gradients at 0.999. Its root is the size that the \
        gradients had of late, whatever their sign.
        """),
    meaning: Slot.meanSquare.meaning, absence: Slot.meanSquare.absence,
    elementMeaning:
      "A share of the second moment that the iteration before left, and of the present gradient's square the rest.",
    mistakes: { $0.meanSquare($1) })
}

extension OptimizerSetting {
  /// The share of a mean of gradients that stays.
  public static let beta1 = OptimizerSetting(
    name: "beta1", usual: 0.9, range: 0..<1,
    expected: "a number from 0 to less than 1, such as 0.9", example: 0.6731,
    summary: "the share of its mean of gradients that a parameter keeps, for adam",
    meaning: "the share of a mean of gradients that is kept")
}
