import Datasets
import Matrices
import Networks

/// A live network and data set at a position in training: everything that a command can look at or change.
///
/// A session is a value: a copy is a second session that goes its own way.
public struct Session: Sendable {
  /// The samples.
  public private(set) var data: DataSet
  /// The operations of an iteration.
  public private(set) var program: Program
  /// Every weight and bias, now.
  public private(set) var parameters: Parameters
  /// What the person set.
  public private(set) var settings: Settings
  /// The iteration and the operation that runs next.
  public private(set) var position = Position(iteration: 0, operation: 0)
  /// The matrices that the current iteration's operations wrote, or the last one's until the next begins.
  public private(set) var workspace = Workspace()
  /// The iteration that `workspace` is of; nil where it is empty.
  public private(set) var workspaceIteration: Int?
  /// The loss of each iteration's batch before its update, by iteration.
  public private(set) var losses: [Double] = []
  /// Whether the parameters are those that the seed draws for iteration 0.
  public private(set) var isAsDrawn = true

  private var chosen: SampleSelection?
  private var scheduled: IterationBatch?

  /// A session at iteration 0, its parameters drawn from the settings' seed.
  public init(data: DataSet, architecture: Architecture, settings: Settings = Settings()) {
    self.data = data
    self.settings = settings
    program = Program(architecture)
    parameters = settings.initialization.parameters(for: architecture, seed: settings.seed)
  }

  /// The network's layers.
  public var architecture: Architecture { program.architecture }

  /// The operation that runs next.
  public var nextOperation: any Operation { program.operations[position.operation] }

  /// Whether some but not all operations of the current iteration have run.
  public var isMidIteration: Bool { position.operation > 0 }

  /// The last loss that was computed, or nil before the first.
  public var lastLoss: Double? { workspace.loss ?? losses.last }

  /// The samples of the current iteration. O(samples) for a mini-batch.
  public var batch: IterationBatch {
    if isMidIteration, let workspaceBatch { return workspaceBatch }
    if let chosen { return IterationBatch(chosen, of: data) }
    if let scheduled { return scheduled }
    return IterationBatch(
      iteration: position.iteration, size: settings.batch, seed: settings.seed, data: data)
  }

  /// The samples that the matrices in `workspace` were computed from.
  public private(set) var workspaceBatch: IterationBatch?

  /// The first `count` training samples, or all where there are fewer.
  public func firstSamples(_ count: Int) -> IterationBatch {
    let rows = data.rows(of: .train)
    return IterationBatch(first: min(count, rows.count), of: data)
  }

  // MARK: running

  /// Begins the current iteration again, on `selection` or, where nil, on the samples that the schedule gives it.
  public mutating func restartIteration(on selection: SampleSelection? = nil) {
    chosen = selection
    forgetIteration()
  }

  /// Runs the next operation, and returns what it did.
  @discardableResult
  public mutating func step() -> StepRecord {
    let batch = self.batch
    if !isMidIteration {
      workspace = Workspace()
      workspaceIteration = position.iteration
      workspaceBatch = batch
    }
    let before = position
    let operation = nextOperation
    OperationRun(threads: settings.threads).run(
      operation, on: batch.batch, parameters: &parameters, learningRate: settings.alpha,
      workspace: &workspace)
    position.operation += 1
    if position.operation == program.operations.count {
      finishIteration(loss: workspace.loss ?? .nan)
    }
    return StepRecord(operation: operation, position: before)
  }

  /// Runs operations until the one at `operation` (0…their number) is next; those that ran, in order.
  ///
  /// Their number means the start of the next iteration.
  @discardableResult
  public mutating func run(to operation: Int) -> [StepRecord] {
    var records: [StepRecord] = []
    let iteration = position.iteration
    while position.iteration == iteration && position.operation < operation { records.append(step()) }
    return records
  }

  /// Trains until `iteration`, finishing first the iteration that is under way.
  ///
  /// `observe` is called after every iteration, and stops the training by answering false.
  public mutating func train(to iteration: Int, observe: (Session) -> Bool) {
    guard position.iteration < iteration else { return }
    if isMidIteration || chosen != nil {
      run(to: program.operations.count)
      guard observe(self) else { return }
    }
    let run = TrainingRun(program, threads: settings.threads)
    workspace = Workspace()
    workspaceIteration = nil
    workspaceBatch = nil
    while position.iteration < iteration {
      let batch = self.batch
      let loss = run.iterate(on: batch.batch, parameters: &parameters, learningRate: settings.alpha)
      finishIteration(loss: loss)
      // The whole training set is the same batch every time; a mini-batch is not.
      scheduled = batch.origin == .all ? batch : nil
      guard observe(self) else { return }
    }
  }

  /// Goes back to iteration 0 with the parameters that the seed draws.
  public mutating func start() {
    parameters = settings.initialization.parameters(for: architecture, seed: settings.seed)
    position = Position(iteration: 0, operation: 0)
    losses = []
    isAsDrawn = true
    chosen = nil
    forgetIteration()
  }

  private mutating func finishIteration(loss: Double) {
    losses.append(loss)
    position = Position(iteration: position.iteration + 1, operation: 0)
    chosen = nil
    scheduled = nil
    isAsDrawn = false
  }

  private mutating func forgetIteration() {
    position.operation = 0
    workspace = Workspace()
    workspaceIteration = nil
    workspaceBatch = nil
    scheduled = nil
  }

  // MARK: judging

  /// The loss and the hits of the network, as it is, on one part of the data; nil where the part is empty.
  public func evaluate(_ part: SampleSelection.Part) -> Evaluation? {
    let rows = data.rows(of: part)
    guard !rows.isEmpty else { return nil }
    return evaluate(Batch(data: data, rows: rows))
  }

  /// The loss and the hits of the network, as it is, on a batch.
  public func evaluate(_ batch: Batch) -> Evaluation {
    program.evaluate(parameters, on: batch, threads: settings.threads)
  }

  /// The probabilities of the classes that the network, as it is, gives to selected samples: classes × samples.
  public func probabilities(_ selection: SampleSelection) -> Matrix {
    var other = self
    other.restartIteration(on: selection)
    other.run(to: program.range(of: .forward).upperBound)
    let output = MatrixName(.activation, layer: architecture.depth)
    return other.workspace[output] ?? Matrix(rows: Samples.classCount, columns: 0)
  }

  // MARK: changing

  /// Changes one number of a parameter; answers false where there is no such element.
  public mutating func setParameter(_ name: MatrixName, row: Int, column: Int, to value: Double) -> Bool {
    guard var matrix = parameters[name], (0..<matrix.rows).contains(row),
      (0..<matrix.columns).contains(column)
    else { return false }
    matrix[row, column] = value
    return setParameter(name, to: matrix)
  }

  /// Puts a matrix in the place of a parameter; answers false, changing nothing, where its shape differs.
  public mutating func setParameter(_ name: MatrixName, to matrix: Matrix) -> Bool {
    guard parameters.replace(name, with: matrix) else { return false }
    isAsDrawn = false
    return true
  }

  /// Puts new settings in force. Where the parameters are still those that the seed drew, a new seed or
  /// initialisation draws them again.
  public mutating func change(_ settings: Settings) {
    let old = self.settings
    self.settings = settings
    if settings.batch != old.batch || settings.seed != old.seed, !isMidIteration { scheduled = nil }
    let drawsAgain = settings.seed != old.seed || settings.initialization != old.initialization
    if drawsAgain && isAsDrawn && position.iteration == 0 { start() }
  }

  /// Keeps another number of samples apart for dev; the iteration under way is abandoned.
  public mutating func setDevCount(_ count: Int) {
    data = data.withDevCount(count)
    restartIteration()
  }

  /// Puts another network in the place of this one, at iteration 0.
  public mutating func replaceNetwork(_ architecture: Architecture) {
    program = Program(architecture)
    start()
  }

  /// Puts other samples in the place of these; the iteration under way is abandoned.
  ///
  /// The network stays as it is where it has an input for each pixel, and is built anew, at iteration 0, where not.
  ///
  /// - Throws: `ArchitectureError` where the network with that many inputs would be too large; nothing is changed.
  public mutating func replaceData(_ data: DataSet) throws(ArchitectureError) {
    let inputs = data.samples.shape.pixelCount
    if inputs == architecture.inputCount {
      self.data = data
      restartIteration()
    } else {
      let changed = try Architecture(
        sizes: [inputs] + architecture.sizes.dropFirst(), activation: architecture.activation)
      self.data = data
      replaceNetwork(changed)
    }
  }
}
