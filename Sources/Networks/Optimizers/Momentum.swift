extension Optimizer {
  /// Gradient descent with momentum: Polyak's heavy ball, "Some methods of speeding up the convergence of iteration
  /// methods", 1964.
  public static let momentum = Optimizer(
    name: Optimizer.gradientDescent.name, title: Optimizer.gradientDescent.title, hasMomentum: true,
    settings: [.momentum],
    slots: [
      Slot(
        slot: .v, word: "velocity", plural: "velocities",
        formula: { "momentum * \($0.state(.v)) + \($0.gradient)" },
        run: { numbers, rule, output in
          let momentum = rule.momentum
          let (velocities, gradients) = (numbers[.v], numbers.gradients)
          for i in 0..<numbers.count { output[i] = momentum * velocities[i] + gradients[i] }
        },
        notes: velocity, meaning: "what momentum keeps of the gradients",
        absence: absenceOfVelocity,
        elementMeaning:
          "A share of the velocity that iteration before left, and the present gradient on top of it.",
        mistakes: { $0.velocity($1) })
    ],
    step: { "\($0.parameter) - alpha * \($0.state(.v))" },
    apply: { parameters, numbers, _ in descend(parameters, along: numbers[.v], numbers.learningRate) },
    notes: descent,
    stepsWords: "Each update takes a step against the velocity, in which past gradients live on",
    uphillWords: "momentum goes on uphill")

  /// Why there is no velocity, and what makes one.
  static let absenceOfVelocity = "while momentum is 0; set momentum 0.9 gives every parameter a velocity"

  private static let velocity = OperationNotes(
    title: "Velocity: vW = momentum * vW + dW, vb = momentum * vb + db",
    meaning:
      "A parameter keeps a share of its speed, and the gradient changes it: where the momentum setting is not 0.",
    derivation: """
      Plain gradient descent forgets every gradient at once. With momentum, each parameter has a velocity that starts at \
      0, and the update subtracts alpha times the velocity instead of the gradient:

          v = momentum * v + dW
          W = W - alpha * v

      Written out, v is the sum of all gradients so far, the last one in full, the one before times momentum, the one \
      before that times momentum², and so on. Where they agree, the steps grow to 1 / (1 - momentum) times their size, \
      ten times at 0.9; where they point to and fro, as across a narrow valley, they cancel. (This is Polyak's heavy ball \
      as most libraries have it. Some textbooks put alpha into the velocity, which is the same while alpha is constant, \
      or 1 - momentum before the gradient, which asks for a larger alpha.)
      """)
}

extension StateSlot {
  /// The velocity.
  public static let v = StateSlot(letter: "v", savedName: "velocity")
}

extension OptimizerSetting {
  /// The share of a velocity that stays.
  public static let momentum = OptimizerSetting(
    name: "momentum", usual: 0, range: 0..<1,
    expected: "a number from 0 to less than 1, such as 0.9", example: 0.6173,
    summary: "the share of its velocity that a parameter keeps",
    meaning: "the share of a velocity that is kept", isReserved: true)
}

extension DescentRule {
  /// The share of its velocity that a parameter keeps from iteration to iteration; 0 ..< 1.
  public var momentum: Double {
    get { self[.momentum] }
    set { self[.momentum] = newValue }
  }
}
