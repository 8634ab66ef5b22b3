import Debugging
import Networks

extension Command {
  static let until = Command(
    "until", aliases: ["u"], group: .run, usage: "OP",
    summary: "run to just before an operation of this iteration",
    details: """
      Runs operations until OP is the next one. OP is what it writes, such as dW1, or its number in list.
      """,
    operands: [.operation],
    examples: [Example("until dW1", "everything before dW1"), Example("until update", "up to the update")],
    run: { interpreter, arguments in
      let name = try arguments.one("an operation")
      let session = interpreter.session
      if let matrix = MatrixName(name), session.architecture.parameterNames.contains(matrix) {
        throw CommandError.plain(
          "\(name) is a parameter, which no operation but update writes; type until update, or until "
            + "\(matrix.gradient?.description ?? "dW1") for its gradient")
      }
      let place = try interpreter.operationPlace(name)
      guard place > session.position.operation else {
        if place == session.position.operation { return CommandResult(Place.next(session)) }
        throw CommandError.operationIsPast(
          session.program.operations[place].name, iteration: session.position.iteration)
      }
      return try interpreter.stepAndShow { $0.position.operation == place }
    })
}

extension Interpreter {
  /// The place of the operation that a person calls `name`, or gives the number of, in the present program.
  func operationPlace(_ name: String) throws(CommandError) -> Int {
    try operationPlace(name, in: session.program)
  }

  /// The same in the program of another iteration.
  func operationPlace(_ name: String, in program: Program) throws(CommandError) -> Int {
    if let place = program.index(of: name) { return place }
    if let number = Int(name), (1...program.operations.count).contains(number) { return number - 1 }
    throw .unknownOperation(name, program.operations.map(\.name))
  }
}
