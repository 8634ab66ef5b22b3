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
  public internal(set) var batch: IterationBatch
  /// The same samples with a number as the target of each, as the file has them; nil where it has labels of several classes.
  var batchOfNumbers: IterationBatch?
  /// alpha.
  public internal(set) var learningRate: Double
  /// Whether the file tells alpha, or its updates do.
  public internal(set) var isLearningRateKnown = false
  /// What gradient descent does beyond following the gradient.
  public internal(set) var rule: DescentRule
  /// What of the optimizer's state had to be taken for granted, because the file does not tell what was before.
  var guessedState: Set<StateSlot> = []
  /// The arrays to compare: what operations write, and Y where the labels are there too.
  public internal(set) var arrays: [MatrixName: NotebookArray]
  /// The parameters that the update left.
  public internal(set) var updated: [MatrixName: NotebookArray]
  /// The parameters as they were saved, under their plain names.
  var inFile: [MatrixName: NotebookArray] = [:]
  /// The same file with rows and columns of its matrices the other way round, where its shapes allow that.
  var otherLayouts: [NotebookIteration] = []
  /// In which ways the file is written otherwise than gradb throughout; its arrays are here as gradb writes them.
  public internal(set) var conventions = NotebookConventions()
  /// The arrays that a later line changed in place.
  var overwritten: [MatrixName: Overwritten] = [:]
  /// alpha where W and b of the file are those that the update left, so that its step was taken back here; negative where
  /// that went uphill, and nil where they are those before it.
  public internal(set) var stepTaken: Double?
  /// The arrays as the file has them, where they are here as gradb would have written them.
  var asWritten: [MatrixName: NotebookArray] = [:]
  /// Which way round matrices are in the file; here they are as gradb has them.
  public internal(set) var layout = MatrixLayout.columns
  /// The strength of a penalty that the file tells, under its name there; whether anything in it has the penalty, the
  /// gradients tell.
  public internal(set) var penaltyStrength: (name: String, value: Double)?
  /// How exactly the numbers were computed.
  public let precision: NotebookPrecision
  /// What was taken from the file, what for granted, and how arrays were read, in sentences.
  public internal(set) var remarks: [String]
  /// The names of arrays that tell nothing, each with what may have been meant.
  public let unknown: [(name: String, near: [String])]

  /// What the names in lines stand for at the beginning of this iteration, but for X and Y: the optimizer's vectors are those that
  /// the iteration before left.
  var givenNames: [String: Value] {
    let batch = batch.batch
    var names: [String: Value] = [
      "m": .integer(batch.count), "alpha": .number(learningRate), "y": batch.valueOfY,
    ]
    names.merge(rule.numbersByName.mapValues { .number($0) }) { $1 }
    if rule.optimizer.countsUpdates { names["t"] = .integer(parameters.state.updates + 1) }
    for name in architecture.parameterNames {
      for given in [name] + StateSlot.all.compactMap({ name.state($0) }) {
        let value = parameters[given].map { Value.array(ArrayValue($0)) }
        names["\(given)"] = value
        if given != name { names[MistakeTable.before(given)] = value }
      }
    }
    return names
  }

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
