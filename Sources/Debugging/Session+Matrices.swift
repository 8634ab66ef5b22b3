import Base
import Matrices
import Networks

/// Why a matrix cannot be looked at now.
public enum MatrixUnavailable: Error, Equatable, Sendable {
  /// The network has no such layer.
  case noSuchMatrix(MatrixName, Architecture)
  /// The operation that writes it has not run in this iteration.
  case notComputed(MatrixName, stage: Stage, iteration: Int)
}

extension Session {
  /// A live matrix under its name.
  ///
  /// X and Y are made from the bytes when they are asked for: 8 bytes × pixels × samples of the batch.
  public func matrix(_ name: MatrixName) throws(MatrixUnavailable) -> Matrix {
    guard program.matrixNames.contains(name) else { throw .noSuchMatrix(name, architecture) }
    guard let matrix = numbers.matrix(name) else { throw notComputed(name) }
    return matrix
  }

  /// The numbers that are there now: the optimizer's state that an operation wrote is the next one; until then there is
  /// that of the iteration before.
  var numbers: IterationNumbers {
    IterationNumbers(
      batch: (workspaceBatch ?? batch).batch, workspace: workspace, parameters: parameters,
      nextState: Set(workspace.names.filter { $0.stateSlot != nil }))
  }

  /// The updates that are in the optimizer's moments as they are now: one more where an operation has written one of this
  /// iteration. nil where the optimizer does not count them.
  public var updatesInState: Int? {
    guard program.rule.optimizer.countsUpdates else { return nil }
    let isUnderWay = isMidIteration && workspace.names.contains { $0.stateSlot != nil }
    return parameters.state.updates + (isUnderWay ? 1 : 0)
  }

  /// Which update since the optimizer was set the iteration ends with whose matrices are there, from 1 on; nil where the
  /// optimizer does not count them.
  public var updateNumber: Int? {
    guard program.rule.optimizer.countsUpdates else { return nil }
    let isOver = workspaceIteration.map { $0 < position.iteration } ?? false
    return parameters.state.updates + (isOver ? 0 : 1)
  }

  /// Some rows and columns of a live matrix, in their order, made part by part: X and what the operations wrote are never
  /// copied as a whole. The parts throw `Stopped` where `stop` is given.
  public func parts<Stopped>(
    _ name: MatrixName, rows: [Int], columns: [Int], stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(MatrixUnavailable) -> MatrixParts<Stopped> {
    let make: (ArraySlice<Int>) -> Matrix
    if name.kind == .input, program.matrixNames.contains(name) {
      let batch = numbers.batch
      make = { columns in
        let part = batch.data.inputMatrix(rows: columns.map { batch.rows[$0] })
        return rows.count == part.rows && rows.first == 0 && rows.last == part.rows - 1
          ? part : part.selecting(rows: rows, columns: Array(0..<columns.count))
      }
    } else if workspace.names.contains(name), program.matrixNames.contains(name) {
      let workspace = workspace
      make = { workspace.part(name, rows: rows, columns: $0) ?? Matrix(rows: rows.count, columns: 0) }
    } else {
      let matrix = try matrix(name)
      make = { matrix.selecting(rows: rows, columns: Array($0)) }
    }
    return MatrixParts(rows: rows.count, columns: columns.count) { range throws(Stopped) in
      try stop.check()
      return make(columns[range])
    }
  }

  /// The rows and columns of a live matrix, which is not made for that.
  public func shape(of name: MatrixName) throws(MatrixUnavailable) -> (rows: Int, columns: Int) {
    guard program.matrixNames.contains(name) else { throw .noSuchMatrix(name, architecture) }
    guard name.isGiven || workspace.names.contains(name) else { throw notComputed(name) }
    let shape = architecture.shape(of: name)
    return (shape.rows, shape.columns ?? numbers.batch.count)
  }

  /// The session at the update that comes next, or that has just run; nil where no update is at hand.
  public var atUpdate: Session? {
    var there = self
    if let iteration = workspaceIteration, iteration < position.iteration {
      let update = Position(iteration: iteration, operation: program(at: iteration).operations.count - 1)
      guard there.go(to: update) else { return nil }
    }
    guard there.nextOperation.stage == .update else { return nil }
    there.run(to: there.program.operations.count - 1)
    return there
  }

  /// A parameter, or its velocity, as the operations of the iteration that have not run yet will leave it, whatever was
  /// changed by hand behind them.
  public func written(_ name: MatrixName) -> Matrix? {
    var (parameters, workspace) = (parameters, workspace)
    let run = OperationRun(threads: settings.threads)
    for operation in program.operations[position.operation...] {
      run.run(
        operation, on: batch.batch, parameters: &parameters, learningRate: learningRate, workspace: &workspace
      )
    }
    return parameters[name]
  }

  private func notComputed(_ name: MatrixName) -> MatrixUnavailable {
    let stage = program.index(of: name.description).map { program.operations[$0].stage } ?? .forward
    return .notComputed(name, stage: stage, iteration: position.iteration)
  }

  /// The names of all matrices that exist now, in the order of the program.
  public var liveMatrixNames: [MatrixName] {
    let computed = Set(workspace.names)
    return program.matrixNames.filter {
      $0.isGiven || computed.contains($0)
    }
  }
}
