import CKernels
import Expressions

extension Optimizer {
  /// RMSProp with momentum, which keeps a share of the scaled gradients, as PyTorch has it.
  public static let rmsPropWithMomentum = Optimizer(
    name: Optimizer.rmsProp.name, title: Optimizer.rmsProp.title, hasMomentum: true,
    settings: Optimizer.rmsProp.settings + [.momentum],
    usualAlpha: Optimizer.rmsProp.usualAlpha,
    slots: [
      .meanSquare,
      Slot(
        slot: .v, word: "velocity", plural: "velocities",
        formula: {
          "momentum * \($0.state(.v)) + \($0.gradient) / (sqrt(\($0.state(.s))) + epsilon)"
        },
        run: { numbers, rule, output in
          gradb_scaled_velocity(
            output, numbers[.v], numbers.gradients, numbers[.s], numbers.count, rule.momentum, rule[.epsilon])
        },
        notes: velocity,
        meaning: "what momentum keeps of the gradients, each divided by the size of recent ones",
        absence: absenceOfVelocity,
        elementMeaning:
          "A share of the velocity that the iteration before left, and the present gradient, divided by the size of recent "
          + "ones, on top of it.",
        mistakes: { $0.scaledVelocity($1) }),
    ],
    step: { "\($0.parameter) - alpha * \($0.state(.v))" },
    apply: { parameters, numbers, _ in descend(parameters, along: numbers[.v], numbers.learningRate) },
    notes: Optimizer.momentum.notes,
    stepsWords: "Each update takes a step against the velocity, in which past scaled gradients live on",
    uphillWords: Optimizer.momentum.uphillWords)

  private static let velocity = OperationNotes(
    title: "Velocity: vW = momentum * vW + dW / (sqrt(sW) + epsilon), vb likewise",
    meaning:
      "A parameter keeps a share of its speed, and the gradient, divided by the size of recent ones, changes it.",
    derivation: """
      RMSProp's step is divided by the mean square, and momentum adds up what was divided: so the velocity is a sum of \
      numbers of about 1 or -1, and the steps grow to about alpha / (1 - momentum) where they agree. The mean square is \
      the one that this iteration's gradient is in already.
      """)
}
