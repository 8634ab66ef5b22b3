import Base
import Expressions
import Networks

/// Explains the numbers that an iteration's operations wrote, each by the numbers that its operation read.
public struct IterationExplainer: Sendable {
  /// The samples of the iteration.
  public let batch: IterationBatch
  private let program: Program
  /// The program as it should be, whose formulas the operations are held to.
  private let right: Program
  private let workspace: Workspace
  /// The parameters as they were when each operation ran; one for all where none changed in between.
  private let parameters: [Parameters]
  private let learningRate: Double

  init(_ session: Session, program: Program? = nil, parameters: [Parameters]) {
    batch = session.workspaceBatch ?? session.batch
    self.program = program ?? session.program
    right = Program(self.program.architecture, rule: self.program.rule)
    workspace = session.workspace
    self.parameters = parameters
    learningRate = session.settings.numbers.learningRate(
      at: session.workspaceIteration ?? session.position.iteration)
  }

  /// What the operation at `index` of the program read.
  private func numbers(readBy index: Int) -> IterationNumbers {
    IterationNumbers(
      batch: batch.batch, workspace: workspace, parameters: parameters[min(index, parameters.count - 1)],
      // An operation reads of the optimizer's state what those before it wrote, and else what the iteration before left.
      nextState: Set(program.operations[..<index].compactMap(\.output).filter { $0.stateSlot != nil }))
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
  /// An operation is held to the formula of the one whose name it has.
  public func explanation(of element: MatrixElement) -> Explanation? {
    let (name, place) = (element.name, element.place)
    guard let stored = workspace.element(name, row: place.row, column: place.column),
      let index = program.index(of: name.description)
    else { return nil }
    let operation = program.operations[index]
    let scope = scope(of: name)
    guard let right = right.index(of: name.description).map({ right.operations[$0] }),
      var formula = right.expression?.element(row: place.row, column: place.column, in: scope)
    else { return nil }
    var isOfOtherFormula = false
    if !formula.total.isFinite, stored.isFinite,
      let other = right.exactly?.element(row: place.row, column: place.column, in: scope),
      other.total.isFinite
    {
      (formula, isOfOtherFormula) = (other, true)
    }
    let source = Explanation.Source(
      element: element, operation: operation, operationNumber: index + 1,
      meaning: right.meaning(at: place, in: scope.numbers))
    return Explanation(
      symbols: "\(element)", source: source, formula: formula, stored: stored,
      isOfOtherFormula: isOfOtherFormula)
  }

  /// The explanation of a factor: of the number that it reads, or of the part of the formula that it is; nil where it is
  /// given.
  public func explanation(of factor: Factor) -> Explanation? {
    if let element = factor.matrixElement { return explanation(of: element) }
    return factor.made.map {
      Explanation(symbols: factor.symbols, formula: $0, stored: factor.value)
    }
  }
}

extension Session {
  /// What names mean now, one element at a time; `others` are the names beside those of the iteration.
  public func elements(others: (any NameScope)? = nil) -> OperationScope {
    OperationScope(numbers, learningRate: learningRate, rule: settings.rule, others: others)
  }

  /// Explains the numbers of the iteration whose matrices are there.
  ///
  /// Where parameters were changed since they were computed, by the update or by hand, the beginning of that iteration
  /// is visited in a copy of the session, so that each operation is explained by what it read. `progress` hears the
  /// share of the way that is done, 0…1.
  ///
  /// - Returns: nil where the beginning of that iteration is not known any more.
  /// - Throws: `Stopped` where `stop` was given.
  public func explainer<Stopped>(
    stop: StopSignal<Stopped> = StopSignal<Never>.never, progress: (Double) -> Void = { _ in }
  ) throws(Stopped) -> IterationExplainer? {
    guard let iteration = workspaceIteration else {
      return IterationExplainer(self, parameters: [parameters])
    }
    let isOver = iteration < position.iteration
    let wasEdited = timeline.hasEdits(within: iteration)
    guard isOver || wasEdited else { return IterationExplainer(self, parameters: [parameters]) }
    var past = self
    let start = Position(iteration: iteration, operation: 0)
    guard try past.go(to: start, stop: stop, progress: progress) else { return nil }
    var read = [past.parameters]
    if wasEdited {
      let end = isOver ? past.program.operations.count - 1 : max(1, position.operation) - 1
      for _ in 0..<end {
        try past.step(stop: stop)
        read.append(past.parameters)
      }
    }
    return IterationExplainer(self, program: past.program, parameters: read)
  }
}
