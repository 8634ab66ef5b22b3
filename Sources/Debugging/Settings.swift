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

  /// The learning rate; any finite number.
  public var alpha = 0.1
  /// The seed of the parameters, of the samples' order when a file is loaded, and of the mini-batches.
  public var seed: UInt64 = 0
  /// The samples of an iteration.
  public var batch = BatchSize.all
  /// The iteration at which `train` and `continue` stop; at least 0.
  public var iterations = 500
  /// The iterations between two lines of `train`; at least 1.
  public var report = 50
  /// How parameters are drawn.
  public var initialization = Initialization.uniform
  /// The number of threads; as many as there are processors where nil. It changes no number.
  public var threads: Int?

  /// The settings of the exercise: alpha 0.1, all samples, 500 iterations.
  public init() {}
}
