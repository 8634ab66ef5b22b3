import ArrayFiles
import Base
import Debugging
import Expressions
import Matrices
import Networks
import Rendering

extension Interpreter {
  /// Writes one iteration as a program in NumPy to `path`, and the arrays that it reads beside it.
  func exportProgram(to path: String, samplesAreRows: Bool) throws -> CommandResult {
    let program = NumPyProgram(session.program, samplesAreRows: samplesAreRows)
    let arraysPath = String(path.dropLast(".py".count)) + "-arrays.npz"
    let arrays = program.inputs.compactMap { array($0, samplesAreRows: samplesAreRows) }
    let text = program.text(
      arrays: arraysPath.lastPathPart, learningRate: session.learningRate,
      t: session.parameters.state.updates + 1)
    // The setup of a lesson runs again and again, and writes the same each time.
    let target = try permissions.pathToWrite(path) {
      (try? InputFile.bytes($0, limit: text.utf8.count)) == Array(text.utf8)
    }
    let arraysTarget = try permissions.pathToWrite(arraysPath) {
      (try? ArrayFile.read($0, as: .npz)) == arrays
    }
    if let arraysTarget { try ArrayFile.write(arrays, to: arraysTarget, as: .npz) }
    if let target { try AtomicFile.write(text, to: target) }
    return CommandResult(
      StyledText("wrote one iteration as a program to \(path), and what it reads to \(arraysPath); ")
        + StyledText("python3 \(path)", .name) + StyledText(" runs it\n"))
  }

  /// What the program reads under a name: the samples of the iteration, and the parameters before it.
  private func array(_ name: String, samplesAreRows: Bool) -> NamedArray? {
    let batch = session.batch.batch
    guard let matrixName = MatrixName(name) else {
      return NamedArray(name: name, array: NumericArray(shape: [batch.count], elements: batch.y))
    }
    let numbers = IterationNumbers(batch: batch, workspace: Workspace(), parameters: session.parameters)
    return numbers.matrix(matrixName).map {
      NamedArray(name: name, array: NumericArray(samplesAreRows ? $0.transposed : $0))
    }
  }
}
