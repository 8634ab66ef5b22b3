import Base
import Debugging
import Datasets
import Expressions
import Matrices
import Networks

/// An iteration that a person's own code ran and saved: what it began with, and the arrays that it computed.
public struct NotebookIteration: Sendable {
  /// The network, by the shapes of the saved parameters, or that of the session.
  public internal(set) var architecture: Architecture
  /// The parameters before the update.
  public internal(set) var parameters: Parameters
  /// The samples.
  public let batch: IterationBatch
  /// alpha.
  public internal(set) var learningRate: Double
  /// Whether the file tells alpha, or its updates do.
  public internal(set) var isLearningRateKnown = false
  /// What gradient descent does beyond following the gradient.
  public internal(set) var rule: DescentRule
  /// The arrays to compare: what operations write, and Y where the labels are there too.
  public internal(set) var arrays: [MatrixName: NotebookArray]
  /// The parameters that the update left.
  public let updated: [MatrixName: NotebookArray]
  /// Which way round matrices are in the file; here they are as gradb has them.
  public internal(set) var layout = MatrixLayout.columns
  /// The strength of a penalty that the file tells, under its name there; whether anything in it has the penalty, the
  /// gradients tell.
  var penaltyStrength: (name: String, value: Double)?
  /// How exactly the numbers were computed.
  public let precision: NotebookPrecision
  /// What was taken from the file, what for granted, and how arrays were read, in sentences.
  public internal(set) var remarks: [String]
  /// The names of arrays that tell nothing, each with what may have been meant.
  public let unknown: [(name: String, near: [String])]

  /// A session at the beginning of this iteration, which settings of `session` beside those of the numbers go on in.
  public func session(like session: Session) -> Session {
    var settings = session.settings
    settings.alpha = learningRate
    settings.schedule = .constant
    settings.rule = rule
    settings.batch = .all
    var own = Session(parameters: parameters, batch: batch, settings: settings)
    own.stops = session.stops
    own.variables = session.variables
    return own
  }

  /// A session that has run this iteration up to its update.
  func run<Stopped>(like session: Session, stop: StopSignal<Stopped>) throws(Stopped) -> Session {
    var run = self.session(like: session)
    try run.run(to: run.program.operations.count - 1, stop: stop)
    return run
  }

  /// The same session with the parameters as an edit of its own, so that time travel keeps them, and the saved arrays
  /// as the person's names `my_Z1`, `my_dW1`, ….
  public func kept(like session: Session) -> Session {
    var kept = self.session(like: session)
    var matrices: [MatrixName: Matrix] = [:]
    for name in architecture.parameterNames { matrices[name] = parameters[name] }
    _ = kept.setParameters(matrices)
    for (name, array) in arrays {
      if let matrix = array.matrix { kept.variables["my_\(name)"] = .array(ArrayValue(matrix)) }
    }
    return kept
  }
}
