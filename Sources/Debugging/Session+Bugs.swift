import Base
import Datasets
import Matrices
import Networks

extension Session {
  /// The bug that is planted, or nil.
  public var bug: PlantedBug? { program.bug }

  /// Plants a bug, in the place of one that is planted already; the current iteration begins again.
  ///
  /// A bug of the initialisation gives all parameters their first values. A planted bug stays until it is removed, or the
  /// session goes back before this, or to a network that has no place for it; `start` and `load` keep it.
  ///
  /// - Returns: false, with the session as it was, where the network has no place for it, or the data lack what it needs.
  public mutating func plant(_ bug: PlantedBug) -> Bool {
    guard bug.story(in: architecture, program.rule) != nil, bug.lack(in: data) == nil else { return false }
    restartIteration(on: chosen)
    make(.bug(bug))
    return true
  }

  /// Takes the planted bug out; the current iteration begins again.
  ///
  /// The parameters stay, unless nothing has changed them since they were drawn. They and all that was learned may still
  /// show what the bug did; `start` begins without it.
  public mutating func removeBug() {
    guard bug != nil else { return }
    restartIteration(on: chosen)
    make(.bug(nil))
  }

  /// Has everything done as with a bug, or as it should be.
  mutating func put(_ bug: PlantedBug?) {
    let isAsDrawn = self.isAsDrawn
    program = Program(architecture, rule: program.rule, bug: bug)
    data = data.prepared(bug?.preparation ?? Preparation())
    scheduled = nil
    if isAsDrawn || bug?.isOfInitialization == true { parameters = drawnParameters }
  }

  /// A bug that fits the network, drawn by a seed: the same one for the same seed and network; three times of four one
  /// that no lesson shows.
  ///
  /// None of the initialisation where training has begun: it would change the parameters for all to see.
  public func drawnBug(seed: UInt64) -> PlantedBug? {
    var generator = SeededGenerator(seed: seed, stream: RandomStream.bug)
    let candidates = PlantedBug.all.filter { bug in
      bug.story(in: architecture, program.rule) != nil && bug.lack(in: data) == nil
        && (!bug.isOfInitialization || isAsDrawn)
    }
    let unknown = candidates.filter { !$0.isInCourse }
    let drawn = unknown.isEmpty || generator.below(4) == 0 ? candidates : unknown
    return drawn.isEmpty ? nil : drawn[generator.below(drawn.count)]
  }

  /// Whether an operation does what the right one of its name would do with the same numbers, on a batch.
  ///
  /// The operations before it run as they are, with the bug that is planted.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func followsItsFormula<Stopped>(
    operation place: Int, on batch: Batch, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Bool {
    let run = OperationRun(threads: settings.threads)
    var (workspace, parameters) = (Workspace(), parameters)
    for operation in program.operations[..<place] {
      try run.run(
        operation, on: batch, parameters: &parameters, learningRate: learningRate, workspace: &workspace,
        stop: stop)
    }
    // Bits, because nan is not equal to itself.
    func outcome(_ operation: any Networks.Operation) throws(Stopped) -> [UInt64] {
      var (after, changed) = (workspace, parameters)
      try run.run(
        operation, on: batch, parameters: &changed, learningRate: learningRate, workspace: &after, stop: stop)
      let written = operation.output.flatMap { after[$0] }?.elements ?? changed.values
      return written.map(\.bitPattern)
    }
    return try outcome(program.operations[place])
      == outcome(Program(architecture, rule: program.rule).operations[place])
  }
}
