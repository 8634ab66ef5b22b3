import Base

/// Runs a program's operations over a whole batch, one behind the other, keeping every matrix: where one of them cannot
/// be run block by block.
struct WholeBatchRun {
  private let operations: ArraySlice<any Operation>
  private let run: OperationRun

  /// A run of a program's operations up to the end of `last`, which is `.forward` or `.backward`.
  init(_ program: Program, through last: Stage, threads: Int?) {
    operations = program.operations[..<program.range(of: last).upperBound]
    run = OperationRun(threads: threads)
  }

  /// The matrices of an iteration on `batch`.
  ///
  /// - Throws: `Stopped` where `stop`, which is asked before every block of every operation, was given.
  func workspace<Stopped>(
    on batch: Batch, _ parameters: Parameters, learningRate: Double,
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Workspace {
    var (workspace, unchanged) = (Workspace(), parameters)
    for operation in operations {
      try run.run(
        operation, on: batch, parameters: &unchanged, learningRate: learningRate, workspace: &workspace,
        stop: stop)
    }
    return workspace
  }
}

extension Program {
  /// Whether an operation up to the end of `last` has to see all samples of a batch at once, so that the program cannot
  /// run block by block.
  func needsWholeBatch(through last: Stage) -> Bool {
    operations[..<range(of: last).upperBound].contains { $0 is MistakenLine }
  }
}
