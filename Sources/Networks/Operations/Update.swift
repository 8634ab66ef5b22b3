import Expressions

/// W −= alpha · dW and b −= alpha · db, in every layer; with momentum, vW and vb stand in the gradients' place.
struct Update: ParameterOperation {
  var hasVelocities = false

  var output: MatrixName? { nil }
  var stage: Stage { .update }
  var layer: Int { 0 }
  /// None: it is a line for each parameter.
  var expression: Formula? { nil }
  var rightSide: String { Iteration.update(velocities: hasVelocities) }

  func apply(
    to parameters: UnsafeMutableBufferPointer<Double>, gradients: UnsafeBufferPointer<Double>,
    learningRate: Double
  ) {
    for i in parameters.indices { parameters[i] -= learningRate * gradients[i] }
  }

  let notes = OperationNotes(
    title: "Update: W -= alpha * dW, b -= alpha * db",
    meaning: "Every weight and bias takes a small step in the direction in which the loss falls.",
    derivation: """
      Near the present parameters θ, the loss changes by about dθ · (change of θ). Among all changes of the same \
      length, −dθ makes it fall most, so gradient descent takes θ − alpha · dθ. alpha is the learning rate: too small, \
      and it takes for ever; too large, and the straight line that the gradient promises is left behind, and the loss \
      rises. All parameters are updated together, after every gradient has been computed. With momentum it is the velocities, vW and vb, that are multiplied by alpha and subtracted.
      """)
}
