import CKernels
import Expressions

extension Optimizer {
  /// Gradient descent whose steps are divided by the size of recent gradients: RMSProp, Tieleman and Hinton, "Neural
  /// Networks for Machine Learning", lecture 6.5, 2012; epsilon stands outside the root, as PyTorch has it.
  public static let rmsProp = Optimizer(
    name: "rmsprop", title: "RMSProp", settings: [.beta2.usually(0.9), .epsilon], usualAlpha: 0.001,
    slots: [.meanSquare],
    step: { "\($0.parameter) - alpha * \($0.gradient) / (sqrt(\($0.state(.s))) + epsilon)" },
    apply: { parameters, numbers, rule in
      guard let first = parameters.baseAddress else { return }
      gradb_scaled_step(
        first, numbers.gradients, numbers[.s], numbers.count, numbers.learningRate, rule[.epsilon])
    },
    notes: OperationNotes(
      title: "Update: W -= alpha * dW / (sqrt(sW) + epsilon), b likewise",
      meaning: "Every weight and bias takes a step of about alpha, however large its gradients are.",
      derivation: """
        A gradient divided by the root of the mean of its recent squares is about 1 or -1, so that alpha alone decides how \
        far a parameter moves: those with small gradients go as far as those with large ones. epsilon keeps a parameter \
        whose gradients have all been 0, as the weights of a pixel that is always black, from being divided by 0.
        """),
    mistakes: { $0.scaledStep(of: $1) },
    stepsWords: "Each update takes a step against the gradient, divided by the size of recent ones",
    uphillWords: "steps of the size of alpha may be too long where gradients are small")
}

extension Optimizer.Slot {
  /// The mean of a parameter's squared gradients.
  static let meanSquare = Optimizer.Slot(
    slot: .s, word: "mean square", plural: "mean squares",
    formula: { "beta2 * \($0.state(.s)) + (1 - beta2) * \($0.gradient)**2" },
    run: { numbers, rule, output in
      gradb_mean_square(output, numbers[.s], numbers.gradients, numbers.count, rule[.beta2])
    },
    notes: OperationNotes(
      title: "Mean square: sW = beta2 * sW + (1 - beta2) * dW**2, sb likewise",
      meaning: "A parameter keeps a mean of its gradients' squares, in which the older count less and less.",
      derivation: """
        The mean begins at 0. Written out, it is 1 - beta2 times the last square, and beta2 times as much for each one \
        before it: a mean of about the last 1 / (1 - beta2) squares, ten at 0.9. Its root is the size that the gradients \
        had of late, whatever their sign.
        """),
    meaning: "the mean of the gradients' squares",
    absence:
      "while the optimizer keeps none; set optimizer rmsprop or adam gives every parameter a mean square",
    elementMeaning:
      "A share of the mean square that the iteration before left, and of the present gradient's square the rest.",
    mistakes: { $0.meanSquare($1) })
}

extension StateSlot {
  /// The mean of the gradients' squares.
  public static let s = StateSlot(letter: "s", savedName: "squares", isOfSquares: true)
}

extension OptimizerSetting {
  /// The share of a mean of squares that stays.
  public static let beta2 = OptimizerSetting(
    name: "beta2", usual: 0.999, range: 0..<1,
    expected: "a number from 0 to less than 1, such as 0.999", example: 0.8317,
    summary: "the share of its mean of squared gradients that a parameter keeps, for adam and rmsprop",
    meaning: "the share of a mean of squared gradients that is kept")

  /// What keeps a step from being divided by 0.
  public static let epsilon = OptimizerSetting(
    name: "epsilon", usual: 1e-8, range: 0..<1,
    expected: "a number from 0 to less than 1, such as 1e-8", example: 0.0419,
    summary: "what is added to the root that a step is divided by, for adam and rmsprop",
    meaning: "what keeps a step from being divided by 0")
}
