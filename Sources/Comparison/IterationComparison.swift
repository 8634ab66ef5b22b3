import Base
import Debugging
import Expressions
import Matrices
import Networks

/// An iteration that a person's own code saved, array by array beside the one that gradb runs from the same beginning.
///
/// An array that differs is computed once more from the person's own arrays that its line reads. So what is wrong only
/// because something before it is wrong is told from what is wrong itself, and a second mistake does not hide behind the
/// first.
public struct IterationComparison: Sendable {
  /// How an array stands beside gradb's.
  public enum Verdict: String, Sendable, Encodable {
    /// The same to the last bit.
    case exact
    /// The same to rounding, as `NotebookPrecision` has it.
    case approximate
    /// Different, and right for the wrong arrays that it was computed from.
    case follows
    /// Different because its line is another one that is no worse, such as a logarithm kept from being infinite.
    case chosen
    /// Different because a later line has changed the array itself, of which there is no copy.
    case overwritten
    /// Different from what its line gives.
    case wrong
  }

  /// An array, and what there is to say of it.
  public struct Row: Sendable {
    /// What it is in gradb: `dW1`, `W1 after`.
    public let name: String
    /// The matrix whose element `explain` explains; nil for what the update left.
    public let matrix: MatrixName?
    /// The matrix or the parameter that its line writes.
    public let written: MatrixName
    /// What its line computes it by: `dZ1 @ X.T / m`.
    public let line: Formula
    /// Its layer; 1 for Y, and the last for L.
    public let layer: Int
    /// The array as it was saved.
    public let saved: NotebookArray
    /// How it stands beside gradb's.
    public let verdict: Verdict
    /// How it differs from gradb's; nil where its shape does not fit.
    public let difference: MatrixDifference?
    /// What gradb has.
    public let expected: Matrix
    /// The lines that give just these numbers, where it is wrong or chosen: the likeliest first, and at most one of
    /// another kind; none where none does that is known.
    public let mistakes: [Mistake]

    /// Its line as lists show it: `dW1 = dZ1 @ X.T / m`.
    public var formula: String { "\(name) = \(line.abridged)" }
    /// The likeliest mistake.
    public var mistake: Mistake? { mistakes.first }
  }

  /// The arrays in the order of the program.
  public let rows: [Row]
  /// What updates left that nobody can judge, for alpha is not known, nor does a known mistake fit.
  public let unjudged: [NotebookArray]
  /// What the optimizer keeps and nobody can judge, for the file does not tell what was before, nor does a known mistake fit.
  public let unjudgedState: [NotebookArray]
  /// The session in which gradb ran the iteration, before its update.
  public let session: Session
  /// The iteration that was compared: the file's, with the parameters as they were before the update.
  public let saved: NotebookIteration
  /// In which ways the file is written otherwise than gradb throughout. Its arrays are here as gradb writes them.
  public let conventions: NotebookConventions
  /// alpha where W and b of the file are those that the update left, so that its step was taken back here; negative where
  /// that went uphill, and nil where they are those before it.
  public let stepTaken: Double?

  /// Whether the activation or the output of the network is the file's, and not the session's.
  public let isNetworkOfFile: Bool
  /// Another network that as many arrays of the file would be right in, and what is wrong in that one; nil where there is
  /// none, or nothing is wrong.
  public private(set) var rival: Rival?
  /// The networks that as many arrays would be right in.
  private let rivals: [Architecture]

  /// A network that a file with mistakes may be of as well, and the arrays that are wrong then.
  public struct Rival: Sendable {
    /// The network.
    public let network: Architecture
    /// The wrong arrays, the first one first.
    public let wrong: [Row]
  }

  /// The arrays that are wrong themselves, the first one first.
  public var wrong: [Row] { rows.filter { $0.verdict == .wrong } }

  /// The arrays that differ, and by lines that are no mistakes.
  public var excused: [Row] { rows.filter { $0.verdict == .chosen || $0.verdict == .overwritten } }

  /// Whether the update went uphill, and nothing else makes up for it.
  public var goesUphill: Bool { (stepTaken ?? 0) < 0 && !conventions.signsCancel }

  /// Whether nothing is wrong.
  public var isRight: Bool { wrong.isEmpty && !goesUphill }

  /// The whole number, 2 to 9, that every gradient of the file is too large by; nil for none.
  public var factorOfEveryGradient: Int? {
    let gradients = rows.filter { $0.matrix?.kind == .weightsGradient || $0.matrix?.kind == .biasGradient }
    let factors = gradients.map { row -> Int? in
      guard case .diagnosis(.constantFactor(let factor))? = row.mistake?.kind, factor > 1.5, factor < 9.5,
        abs(factor - factor.rounded()) < 1e-4
      else { return nil }
      return Int(factor.rounded())
    }
    return factors.count > 1 && Set(factors).count == 1 ? factors[0] : nil
  }

  /// Runs the iteration in a copy of `session` and compares every array with it.
  ///
  /// Planted bugs of `session` have no part in it. O(samples × parameters), several times over for an array that differs.
  ///
  /// - Throws: `Stopped` where `stop`, which is asked for every array, too, was given.
  public init<Stopped>(
    _ saved: NotebookIteration, like session: Session, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) {
    self = try Self.explained(try Self(saved, as: nil, like: session, stop: stop), saved, like: session, stop)
  }

  /// A comparison with its rival; of the two, the one that says why something is wrong where the other does not.
  private static func explained<Stopped>(
    _ own: IterationComparison, _ saved: NotebookIteration, like session: Session, _ stop: StopSignal<Stopped>
  ) throws(Stopped) -> IterationComparison {
    var rival: IterationComparison?
    for network in own.rivals.prefix(mostRivals) where !own.wrong.isEmpty {
      let other = try Self(saved, as: network, like: session, stop: stop)
      guard !other.wrong.isEmpty else { continue }
      if other.isExplained { return own.isExplained ? own.with(other) : other.with(own) }
      rival = rival ?? other
    }
    return rival.map(own.with) ?? own
  }

  /// So many other networks are tried.
  private static let mostRivals = 4

  /// Whether of all that is wrong it is known why.
  private var isExplained: Bool { wrong.allSatisfy { $0.mistake != nil } }

  private func with(_ rival: IterationComparison) -> IterationComparison {
    var own = self
    own.rival = Rival(network: rival.saved.architecture, wrong: rival.wrong)
    return own
  }

  /// The same, `network` being the file's where that is known already.
  private init<Stopped>(
    _ saved: NotebookIteration, as network: Architecture?, like session: Session, stop: StopSignal<Stopped>
  ) throws(Stopped) {
    let mark = StopMark(stop)
    var saved = saved.with(network ?? saved.architecture)
    var judge = try Self.judge(saved, like: session, stop, mark)
    var rivals: [Architecture] = []
    if !judge.isAllRight() {
      let reading = FileReading(saved, keepsNetwork: network != nil, isBrokenOff: { mark.leavesOut() })
      try mark.end()
      rivals = reading.rivals
      if reading.isAnother {
        saved = reading.saved
        judge = try Self.judge(saved, like: session, stop, mark)
      }
    }
    judge.prepare()
    stepTaken = saved.stepTaken
    let run = judge.run
    (self.saved, self.session) = (saved, run)
    var rows: [Row] = []
    var unjudgedState: [NotebookArray] = []
    if let mine = saved.arrays[MatrixName(.oneHot)], let right = try? run.matrix(MatrixName(.oneHot)) {
      let line = run.architecture.targets.formula(outputs: run.architecture.outputCount)
      rows.append(judge.row(mine, MatrixName(.oneHot), line, right))
    }
    for operation in run.program.operations {
      try mark.end()
      guard let name = operation.output, let line = operation.expression, let right = run.workspace[name]
      else {
        continue
      }
      if let mine = saved.arrays[name] {
        let row = judge.row(mine, name, line, right)
        let isGuess = name.stateSlot.map { saved.guessedState.contains($0) } ?? false
        // Only a line tells that it is wrong, and only one that reads nothing of a guess that is not 0.
        let read = row.mistake?.formula?.freeNames.compactMap { MatrixName($0)?.stateSlot }
        let isTold =
          read.map { slots in
            !slots.contains { slot in
              saved.guessedState.contains(slot)
                && (saved.parameters.state[slot]?.contains { $0 != 0 } ?? false)
            }
          } ?? false
        if isGuess, row.verdict == .wrong, !isTold, mine.matrix != nil {
          unjudgedState.append(mine)
        } else {
          rows.append(row)
        }
      } else {
        judge.compute(name, line, right)
      }
    }
    var unjudged: [NotebookArray] = []
    var after = run
    try after.step(stop: stop)
    for name in saved.architecture.parameterNames {
      try mark.end()
      guard let mine = saved.updated[name], let right = after.parameters[name] else { continue }
      let row = judge.row(mine, updated: name, right)
      if saved.isLearningRateKnown || row.verdict != .wrong || row.mistake != nil || mine.matrix == nil {
        rows.append(row)
      } else {
        unjudged.append(mine)
      }
    }
    try mark.end()
    (self.unjudged, self.unjudgedState) = (unjudged, unjudgedState)
    self.rows = rows
    var conventions = saved.conventions
    conventions.stepInVelocities = judge.stepInVelocities
    self.conventions = conventions
    let (own, live) = (saved.architecture, session.architecture)
    isNetworkOfFile =
      own.output != live.output || (own.activation != live.activation && !own.hiddenLayers.isEmpty)
    self.rivals = rivals
  }

  private static func judge<Stopped>(
    _ saved: NotebookIteration, like session: Session, _ stop: StopSignal<Stopped>, _ mark: StopMark<Stopped>
  ) throws(Stopped) -> ComparisonJudge {
    ComparisonJudge(
      saved: saved, run: try saved.run(like: session, stop: stop), isBrokenOff: { mark.leavesOut() })
  }
}
