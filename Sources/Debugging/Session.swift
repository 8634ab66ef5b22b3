import Datasets
import Expressions
import Matrices
import Networks

/// A live network and data set at a position in training: everything that a command can look at or change.
///
/// A session is a value: a copy is a second session that goes its own way.
public struct Session: Sendable {
  /// The samples.
  public internal(set) var data: DataSet
  /// The operations of an iteration.
  public internal(set) var program: Program
  /// Every weight and bias, now.
  public internal(set) var parameters: Parameters
  /// What the person set.
  public internal(set) var settings: Settings
  /// The iteration and the operation that runs next.
  public internal(set) var position = Position(iteration: 0, operation: 0)
  /// The matrices that the current iteration's operations wrote, or the last one's until the next begins.
  public internal(set) var workspace = Workspace()
  /// The iteration that `workspace` is of; nil where it is empty.
  public internal(set) var workspaceIteration: Int?
  /// The samples that the matrices in `workspace` were computed from.
  public internal(set) var workspaceBatch: IterationBatch?
  /// What the person should be told of the last action, beyond its result.
  public internal(set) var notices: [Notice] = []

  /// What stops a run.
  public var stops = StopTable()
  /// The person's own names in expressions.
  public var variables: [String: Value] = [:]
  /// The formulas that gave those their values, where a formula did.
  public var formulas: [String: Formula] = [:]
  var timeline = Timeline()
  /// The samples that the person chose for the current iteration.
  var chosen: SampleSelection?
  /// Whether the current iteration, which is past, was begun again on other samples, and nothing was changed since.
  ///
  /// Such a look aside is no part of history: what lies ahead stays known until an update or an edit.
  public internal(set) var isAside = false
  /// The samples that the batch setting gives to the current iteration, where they are already known.
  var scheduled: IterationBatch?
  /// The order of the last epoch that an iteration ran in.
  var epochOrder: EpochOrder?

  /// A session at iteration 0, its parameters drawn from the settings' seed.
  ///
  /// The network needs an input for each of a sample's, and a last layer that can be asked for what the samples are.
  public init(data: DataSet, architecture: Architecture, settings: Settings = Settings()) {
    precondition(
      architecture.inputCount == data.samples.inputCount && architecture.tells(data.classes),
      "the network fits the data")
    self.data = data
    self.settings = settings
    program = Program(architecture, rule: settings.rule)
    parameters = settings.initialization.parameters(for: architecture, seed: settings.seed)
    arrive()
  }

  /// A session at the beginning of an iteration that starts from `parameters` and reads `batch`.
  package init(parameters: Parameters, batch: IterationBatch, settings: Settings) {
    self.init(data: batch.batch.data, architecture: parameters.architecture, settings: settings)
    self.parameters = parameters
    scheduled = batch
  }

  /// A session over these, with default settings and without a past.
  init(data: DataSet, program: Program, parameters: Parameters) {
    (self.data, self.program, self.parameters) = (data, program, parameters)
    settings = Settings()
  }

  /// The network's layers.
  public var architecture: Architecture { program.architecture }

  /// The learning rate of the current iteration.
  public var learningRate: Double { settings.numbers.learningRate(at: position.iteration) }

  /// The operation that runs next.
  public var nextOperation: any Operation { program.operations[position.operation] }

  /// Whether some but not all operations of the current iteration have run.
  public var isMidIteration: Bool { position.operation > 0 }

  /// Whether the parameters are those that the seed draws for iteration 0. O(parameters).
  public var isAsDrawn: Bool {
    position.iteration == 0 && parameters == drawnParameters
  }

  /// The parameters that the seed draws for iteration 0. O(parameters).
  var drawnParameters: Parameters {
    let drawn = settings.initialization.parameters(for: architecture, seed: settings.seed)
    return bug?.initial(drawn) ?? drawn
  }

  /// The loss of each iteration's batch before its update, up to the current iteration.
  public var losses: ArraySlice<Double> { timeline.losses.prefix(position.iteration) }

  /// The last loss that was computed, or nil before the first; of whatever samples it was.
  public var lastLoss: Double? { workspace.loss ?? losses.last }

  /// The number of the current iteration's epoch, from 0: of the passes through all training samples before it.
  public var epoch: Int {
    position.iteration / iterationsPerEpoch
  }

  /// The iterations in which each training sample is used once: 1 where all of them make one batch.
  public var iterationsPerEpoch: Int {
    IterationBatch.count(size: settings.batch, trainCount: data.trainCount)
  }

  /// The samples of the current iteration. O(samples) for a mini-batch.
  public var batch: IterationBatch {
    if isMidIteration, let workspaceBatch { return workspaceBatch }
    if let chosen { return IterationBatch(chosen, of: data) }
    if let scheduled { return scheduled }
    var order = epochOrder
    return scheduledBatch(&order)
  }

  /// The samples that the batch setting gives to the current iteration.
  func scheduledBatch(_ order: inout EpochOrder?) -> IterationBatch {
    IterationBatch(
      iteration: position.iteration, size: settings.batch, seed: settings.seed, data: data, order: &order)
  }

  /// The first `count` training samples, or all where there are fewer.
  public func firstSamples(_ count: Int) -> IterationBatch {
    IterationBatch(first: min(count, data.trainCount), of: data)
  }
}
