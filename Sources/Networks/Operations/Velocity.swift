import Expressions
import Matrices

/// v = momentum * v + d, with d the gradient of a W or b.
struct Velocity: VelocityOperation {
  let parameter: MatrixName
  private let momentum: Double
  private let velocity: MatrixName
  private let gradient: MatrixName

  /// The operation for a parameter; nil where `parameter` is none.
  init?(of parameter: MatrixName, momentum: Double) {
    guard let velocity = parameter.velocity, let gradient = parameter.gradient else { return nil }
    (self.parameter, self.momentum) = (parameter, momentum)
    (self.velocity, self.gradient) = (velocity, gradient)
  }

  var output: MatrixName? { velocity }
  var stage: Stage { .update }
  var layer: Int { parameter.layer }
  var expression: Formula? { Iteration.velocity(velocity, gradient) }

  func run(
    velocities: UnsafePointer<Double>, gradients: UnsafePointer<Double>, count: Int,
    to output: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<count { output[i] = momentum * velocities[i] + gradients[i] }
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    "A share of the velocity that iteration before left, and the present gradient on top of it."
  }

  let notes = OperationNotes(
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
