import Expressions
import Networks

/// Explains the numbers that an iteration's operations wrote, each by the numbers that its operation read.
public struct IterationExplainer: Sendable {
  /// The samples of the iteration.
  public let batch: IterationBatch
  private let program: Program
  private let workspace: Workspace
  /// The parameters as they were when each operation ran; one for all where none changed in between.
  private let parameters: [Parameters]
  private let learningRate: Double

  init(_ session: Session, program: Program? = nil, parameters: [Parameters]) {
    batch = session.workspaceBatch ?? session.batch
    self.program = program ?? session.program
    workspace = session.workspace
    self.parameters = parameters
    learningRate = session.settings.numbers.learningRate(
      at: session.workspaceIteration ?? session.position.iteration)
  }

  /// What the operation at `index` of the program read.
  private func numbers(readBy index: Int) -> IterationNumbers {
    IterationNumbers(
      batch: batch.batch, workspace: workspace, parameters: parameters[min(index, parameters.count - 1)],
      // The update reads the optimizer's state of this iteration; the operations that write it, the one before.
      seesNextState: program.operations[index].output == nil)
  }

  /// What names mean in the formula of the operation that writes a matrix; `others` are the names beside them.
  public func scope(of name: MatrixName, others: (any NameScope)? = nil) -> OperationScope {
    // What no operation writes by itself is the update's.
    let index = program.index(of: "\(name)") ?? program.operations.count - 1
    return OperationScope(
      numbers(readBy: index), learningRate: learningRate, rule: program.rule, others: others)
  }

  /// The explanation of a number; nil where no operation wrote it.
  ///
  /// An operation that tells no formula, as one that was put in another's place, is held to the formula of the one
  /// whose name it has.
  public func explanation(of element: MatrixElement) -> Explanation? {
    let (name, place) = (element.name, element.place)
    guard let stored = workspace.element(name, row: place.row, column: place.column),
      let index = program.index(of: name.description)
    else { return nil }
    let numbers = numbers(readBy: index)
    let operation = program.operations[index]
    guard
      let formula = operation.elementFormula(at: place, in: numbers)
        ?? Self.right(operation, in: program)?.elementFormula(at: place, in: numbers)
    else { return nil }
    return Explanation(
      element: element, operation: operation, operationNumber: index + 1, formula: formula, stored: stored)
  }

  /// The operation that has this one's name in the program as it should be.
  private static func right(_ operation: any Operation, in program: Program) -> (any Operation)? {
    let program = Program(program.architecture, rule: program.rule)
    return program.index(of: operation.name).map { program.operations[$0] }
  }
}

extension Session {
  /// Explains the numbers of the iteration whose matrices are there.
  ///
  /// Where parameters were changed since they were computed, by the update or by hand, the beginning of that iteration
  /// is visited in a copy of the session, so that each operation is explained by what it read. `progress` hears the
  /// share of the way that is done, 0…1.
  ///
  /// - Returns: nil where `progress` answered false.
  public func explainer(progress: (Double) -> Bool = { _ in true }) -> IterationExplainer? {
    guard let iteration = workspaceIteration else {
      return IterationExplainer(self, parameters: [parameters])
    }
    let isOver = iteration < position.iteration
    let wasEdited = timeline.hasEdits(within: iteration)
    guard isOver || wasEdited else { return IterationExplainer(self, parameters: [parameters]) }
    var past = self
    guard past.go(to: Position(iteration: iteration, operation: 0), progress: progress) else { return nil }
    var read = [past.parameters]
    if wasEdited {
      let end = isOver ? past.program.operations.count - 1 : max(1, position.operation) - 1
      for _ in 0..<end {
        past.step()
        read.append(past.parameters)
      }
    }
    return IterationExplainer(self, program: past.program, parameters: read)
  }
}
