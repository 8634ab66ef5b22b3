extension Optimizer {
  /// Plain gradient descent.
  public static let gradientDescent = Optimizer(
    name: "sgd", title: "SGD", settings: [], slots: [],
    step: { "\($0.parameter) - alpha * \($0.gradient)" },
    apply: { parameters, numbers, _ in descend(parameters, along: numbers.gradients, numbers.learningRate) },
    notes: descent, stepsWords: "Each update takes a small step against the gradient", uphillWords: nil)

  /// θ −= alpha · direction.
  static func descend(
    _ parameters: UnsafeMutableBufferPointer<Double>, along direction: UnsafePointer<Double>, _ alpha: Double
  ) {
    for i in parameters.indices { parameters[i] -= alpha * direction[i] }
  }

  /// What is said of a step against a direction.
  static let descent = OperationNotes(
    title: "Update: W -= alpha * dW, b -= alpha * db",
    meaning: "Every weight and bias takes a small step in the direction in which the loss falls.",
    derivation: """
      Near the present parameters θ, the loss changes by about dθ · (change of θ). Among all changes of the same \
      length, −dθ makes it fall most, so gradient descent takes θ − alpha · dθ. alpha is the learning rate: too small, \
      and it takes for ever; too large, and the straight line that the gradient promises is left behind, and the loss \
      rises. All parameters are updated together, after every gradient has been computed. With momentum it is the \
      velocities, vW and vb, that are multiplied by alpha and subtracted.
      """)
}
