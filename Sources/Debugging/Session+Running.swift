import Base
import Datasets
import Matrices
import Networks

extension Session {
  /// Begins the current iteration again, on `selection` or, where nil, on the samples that the schedule gives it.
  ///
  /// What was run of it is abandoned; no parameter changes. In the past it is a look aside, which forgets nothing, unless
  /// something was changed in the middle of the iteration.
  public mutating func restartIteration(on selection: SampleSelection? = nil) {
    let frontier = timeline.frontier
    let isLast = frontier.iteration == position.iteration
    guard isLast || timeline.hasEdits(within: position.iteration) else {
      forgetIteration()
      chosen = selection
      isAside = selection != timeline.selection(of: position.iteration)
      if isAside { notices.append(.looksAside(frontier: frontier)) }
      return
    }
    timeline.dropFuture(after: position)
    timeline.collapse(position.iteration)
    forgetIteration()
    chosen = selection
    if let selection { timeline.record(.selection(selection), at: position) }
    if !isLast { notices.append(.droppedFuture(after: position, frontier: frontier)) }
  }

  /// Makes a look aside the way that history went: what lay ahead is forgotten.
  mutating func commitAside() {
    guard isAside else { return }
    isAside = false
    let start = Position(iteration: position.iteration, operation: 0)
    notices.removeAll { $0 == .looksAside(frontier: timeline.frontier) }
    notices.append(.droppedFuture(after: start, frontier: timeline.frontier))
    timeline.dropFuture(after: start)
    timeline.collapse(position.iteration)
    if let chosen { timeline.record(.selection(chosen), at: start) }
    timeline.reach(position)
  }

  /// Runs the next operation, and returns what it did.
  ///
  /// - Throws: `Stopped` where `stop` was given before the operation was done; nothing of it has happened.
  @discardableResult
  public mutating func step<Stopped>(
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> StepRecord {
    let batch = nextBatch()
    var written = isMidIteration ? workspace : Workspace()
    let before = position
    let operation = nextOperation
    try OperationRun(threads: settings.threads).run(
      operation, on: batch.batch, parameters: &parameters, learningRate: learningRate, workspace: &written,
      stop: stop)
    if operation.stage == .update { commitAside() }
    if !isMidIteration {
      workspaceIteration = position.iteration
      workspaceBatch = batch
    }
    workspace = written
    position.operation += 1
    if position.operation == program.operations.count {
      beginNextIteration(loss: workspace.loss ?? .nan)
    } else {
      arrive()
    }
    return StepRecord(operation: operation, position: before)
  }

  /// Runs operations until the one at `operation` (0…their number) is next; those that ran, in order.
  ///
  /// Their number means the start of the next iteration.
  ///
  /// - Throws: `Stopped` where `stop` was given before that; no operation has run.
  @discardableResult
  public mutating func run<Stopped>(
    to operation: Int, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> [StepRecord] {
    var records: [StepRecord] = []
    let before = self
    while position.iteration == before.position.iteration && position.operation < operation {
      do throws(Stopped) {
        records.append(try step(stop: stop))
      } catch {
        self = before
        throw error
      }
    }
    return records
  }

  /// Trains until `iteration`, finishing first the iteration that is under way.
  ///
  /// `observe` is called after every iteration, and stops the training by answering false.
  ///
  /// - Throws: `Stopped` where `stop` was given; the iterations before have happened, and nothing of the one that it was in.
  public mutating func train<Stopped>(
    to iteration: Int, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    observe: (Session) -> Bool = { _ in true }
  ) throws(Stopped) {
    var run: TrainingRun?
    while position.iteration < iteration {
      if isMidIteration || timeline.hasEdits(within: position.iteration) {
        try self.run(to: program.operations.count, stop: stop)
      } else {
        let current = trainingRun(run)
        run = current
        try iterate(current, stop: stop)
      }
      guard observe(self) else { return }
    }
  }

  /// A run of the program as it is: `known`, unless the program has another rule or another bug since.
  func trainingRun(_ known: TrainingRun?) -> TrainingRun {
    if let known, known.program.bug == bug, known.program.rule == program.rule { return known }
    return TrainingRun(program, threads: settings.threads)
  }

  /// Runs a whole iteration, keeping no matrix; `look` sees what the update reads.
  ///
  /// - Throws: `Stopped` where `stop` was given before the update; nothing of the iteration has happened.
  mutating func iterate<Stopped>(
    _ run: TrainingRun, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    look: (OptimizerNumbers) -> Void = { _ in }
  ) throws(Stopped) {
    let batch = nextBatch()
    let loss = try run.iterate(
      on: batch.batch, parameters: &parameters, learningRate: learningRate, stop: stop, look: look)
    commitAside()
    workspace = Workspace()
    workspaceIteration = nil
    workspaceBatch = nil
    beginNextIteration(loss: loss, batch: batch)
  }

  /// The samples of the current iteration; the order of a new epoch is kept for the iterations after it.
  private mutating func nextBatch() -> IterationBatch {
    isMidIteration || chosen != nil || scheduled != nil ? batch : scheduledBatch(&epochOrder)
  }

  /// Goes back to iteration 0 with the parameters that the seed draws. The past is forgotten.
  public mutating func start() {
    // Whoever stands at the end of what is known sees what is given up; whoever went back may have forgotten it.
    if position < timeline.frontier { notices.append(.startedOver(frontier: timeline.frontier)) }
    begin()
  }

  /// Draws the parameters and forgets the past, without a word.
  mutating func begin() {
    parameters = drawnParameters
    position = Position(iteration: 0, operation: 0)
    forgetIteration()
    timeline = Timeline()
    arrive()
    armStops()
  }

  private mutating func beginNextIteration(loss: Double, batch: IterationBatch? = nil) {
    if position.iteration == timeline.losses.count { timeline.losses.append(loss) }
    position = Position(iteration: position.iteration + 1, operation: 0)
    chosen = nil
    // The whole training set is the same batch every time; a mini-batch is not.
    scheduled = batch?.origin == .all ? batch : nil
    arrive()
  }

  /// What has to be done wherever the session comes to: remember the place, and repeat the edits that were made there.
  mutating func arrive() {
    if position.operation == 0, position.iteration.isMultiple(of: Snapshot.spacing) {
      timeline.snapshots.append(
        Snapshot(
          iteration: position.iteration, parameters: parameters, settings: settings, data: data,
          program: program),
        limit: settings.memory << 20)
    }
    if position <= timeline.frontier {
      for edit in timeline.edits(at: position) { apply(edit) }
    } else {
      timeline.reach(position)
    }
  }

  /// Goes to the beginning of the current iteration, with nothing computed and no samples chosen.
  mutating func forgetIteration() {
    position.operation = 0
    chosen = nil
    isAside = false
    workspace = Workspace()
    workspaceIteration = nil
    workspaceBatch = nil
    scheduled = nil
  }
}
