import Debugging
import Matrices
import Rendering

extension Command {
  static let norm = Command(
    "norm", group: .look, usage: "M",
    summary: "show the length of a matrix as a vector",
    details: "The root of the sum of squares of all its numbers.",
    operands: [.matrix],
    examples: [Example("grad; norm dW1", "how steep the loss is in the first layer")],
    run: { interpreter, arguments in
      let reference = try MatrixReference(arguments.one("a matrix"))
      let matrix = try interpreter.session.matrix(reference.name)
      return CommandResult(
        MatrixNorm(name: "\(reference.name)", norm: matrix.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()))
    })
}

/// The length of a matrix as a vector.
struct MatrixNorm: Finding {
  static let kind = "norm"

  let name: String
  let norm: Double
}
