import Networks

/// What a person can set for a session.
public struct Settings: Sendable, Equatable {
  /// How many samples an iteration runs on.
  public enum BatchSize: Sendable, Equatable {
    /// All training samples.
    case all
    /// So many at a time (at least 1), in an order drawn anew for every epoch.
    case samples(Int)
  }

  /// When training tells how far it is.
  public enum ReportInterval: Sendable, Equatable {
    /// Every so many iterations (at least 1).
    case iterations(Int)
    /// Whenever each training sample was used once more.
    case epoch
  }

  /// The settings that decide the numbers of training: part of history, and put back with it.
  public struct Numbers: Sendable, Equatable {
    /// The learning rate with which the schedule begins; any finite number.
    public var alpha = 0.1
    /// How the learning rate changes from iteration to iteration.
    public var schedule = LearningRateSchedule.constant
    /// Regularisation and the optimizer's settings.
    public var rule = DescentRule()
    /// The seed of the parameters, of the samples' order when a file is loaded, and of the mini-batches.
    public var seed: UInt64 = 0
    /// The samples of an iteration.
    public var batch = BatchSize.all
    /// How parameters are drawn.
    public var initialization = Initialization.uniform

    /// The learning rate of an iteration.
    public func learningRate(at iteration: Int) -> Double { schedule.learningRate(alpha, at: iteration) }
  }

  /// The settings that decide the numbers of training.
  public var numbers = Numbers()
  /// The iteration at which `train` and `continue` stop, and at which a cosine schedule ends; at least 0.
  public var iterations = 500 {
    didSet { if case .cosine = numbers.schedule { numbers.schedule = .cosine(end: iterations) } }
  }
  /// When `train` prints a line.
  public var report = ReportInterval.iterations(50)
  /// The number of threads; as many as there are processors where nil. It changes no number.
  public var threads: Int?
  /// The mebibytes that snapshots of the past may take; at least 1.
  public var memory = 256

  /// The norm of a layer's dW above which `catch explode` stops; positive.
  public var explode = 100.0
  /// The norm of a layer's dW below which `catch vanish` stops; positive.
  public var vanish = 1e-8

  /// The settings of the exercise: alpha 0.1, all samples, 500 iterations.
  public init() {}

  /// The learning rate with which the schedule begins; any finite number.
  public var alpha: Double {
    get { numbers.alpha }
    set { numbers.alpha = newValue }
  }

  /// The seed of the parameters, of the samples' order when a file is loaded, and of the mini-batches.
  public var seed: UInt64 {
    get { numbers.seed }
    set { numbers.seed = newValue }
  }

  /// The samples of an iteration.
  public var batch: BatchSize {
    get { numbers.batch }
    set { numbers.batch = newValue }
  }

  /// How the learning rate changes from iteration to iteration.
  public var schedule: LearningRateSchedule {
    get { numbers.schedule }
    set { numbers.schedule = newValue }
  }

  /// Regularisation and the optimizer's settings.
  public var rule: DescentRule {
    get { numbers.rule }
    set { numbers.rule = newValue }
  }

  /// How parameters are drawn.
  public var initialization: Initialization {
    get { numbers.initialization }
    set { numbers.initialization = newValue }
  }
}
