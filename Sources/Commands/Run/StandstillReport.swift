import Base
import Debugging
import Rendering

/// What a training that came to nothing looks like.
struct StandstillReport: Sendable, Encodable {
  /// The loss of a guess.
  let guess: Double
  /// The guess in words.
  let guessWords: String
  /// Whether the loss is worse than that, and not only no better.
  let isWorse: Bool
  /// What is wrong, and what to do.
  let reason: String
}

/// Finds out what a training that came to nothing looks like. Nothing is found wherever the network may still be learning.
///
/// What it says of alpha was tried: the last iterations ran again with another one.
struct StandstillDiagnosis {
  let session: Session
  /// Ends what runs again; then nothing is said.
  let stop: StopSignal<BrokenOff>

  private var guess: GuessWords { GuessWords(session) }
  /// A little less than a guess costs, as a network at a standstill knows which class is the most frequent.
  private var hardlyBetter: Double { share(0.977) }
  /// Worse than any guess.
  private var worse: Double { share(1.042) }
  private func share(_ part: Double) -> Double { (guess.loss * part * 100).rounded() / 100 }
  /// The iterations that a training has before it is judged, and in which the loss should fall.
  private static let patience = 10

  func report() -> StandstillReport? { try? finding() }

  private func finding() throws -> StandstillReport? {
    guard session.position.iteration >= Self.patience,
      let loss = try session.evaluate(.train, stop: stop)?.dataLoss,
      loss.isFinite, loss >= hardlyBetter
    else { return nil }
    let standstill = try session.standstill(stop: stop)
    guard let reason = try deadNeurons(standstill) ?? neuronsAlike(standstill) ?? noProgress(standstill, loss)
    else { return nil }
    return StandstillReport(
      guess: guess.loss, guessWords: guess.name, isWorse: loss > worse, reason: reason)
  }

  private static let begunAlike = "neurons that begin alike stay alike; set another init, then type start"

  /// What to do about an `alpha` that is or `may be` too large, or is none that a loss falls with.
  static func tooLarge(_ alpha: Double, _ verb: String = "may be") -> String {
    let remark = SettingRemark.alpha(alpha)
    return remark.isEmpty
      ? "alpha \(NumberText.scalar(alpha)) \(verb) too large; set a smaller one, then type start"
      : "alpha is \(NumberText.scalar(alpha)), and \(remark); set one above 0, then type start"
  }

  /// That neurons are silent for ever, and what silenced them; nil where hardly any are.
  private func deadNeurons(_ standstill: Standstill) throws -> String? {
    guard let dead = standstill.dead else { return nil }
    let words = "\(dead.silent) of \(dead.count) neurons of \(dead.name) are silent for every sample; "
    if standstill.hasNeuronsAlike { return words + Self.begunAlike }
    let start = [Position(iteration: session.lastChange, operation: 0)]
    let first = try session.visiting(start, stop: stop) { try $0.standstill(stop: stop).dead }?.first
    guard let first else { return nil }
    return words
      + (first == nil
        ? Self.tooLarge(session.settings.alpha)
        : silentFromTheBeginning)
  }

  private var silentFromTheBeginning: String {
    session.lastChange == 0
      ? "they were at iteration 0 already, so the weights silence them, and not alpha; set another init or seed, then type start"
      : "they were at iteration \(session.lastChange) already, when something was changed, and such neurons hardly ever wake; "
        + "type start"
  }

  /// That the neurons of a layer can never differ; nil where they may.
  private func neuronsAlike(_ standstill: Standstill) -> String? {
    standstill.hasNeuronsAlike ? takenForOne(standstill) + Self.begunAlike : nil
  }

  private func takenForOne(_ standstill: Standstill) -> String {
    standstill.onlyClass.map { "every training sample is taken for a \($0); " } ?? ""
  }

  /// That the loss does not fall, and what would help; nil where it falls, or may fall yet.
  private func noProgress(_ standstill: Standstill, _ loss: Double) throws -> String? {
    guard standstill.onlyClass != nil || loss > worse,
      let trial = try session.learningRateTrial(over: Self.patience, stop: stop),
      !Self.isLower(trial.after, than: trial.before)
        || trial.asksForSmaller && Self.isLower(trial.withSmaller, than: trial.after)
    else { return nil }
    return takenForOne(standstill) + remedy(trial, loss)
  }

  /// Whether a loss is lower than `other` by a hundredth or more.
  private static func isLower(_ loss: Double, than other: Double) -> Bool { loss < other * 0.99 }

  private func remedy(_ trial: LearningRateTrial, _ loss: Double) -> String {
    let alpha = session.settings.alpha
    if trial.asksForSmaller || alpha <= 0 { return Self.tooLarge(alpha) }
    // Near a guess, where there is little to fall, any rate makes some difference.
    if trial.asksForLarger, loss > worse || Self.isLower(trial.withLarger, than: trial.after) {
      return "alpha \(NumberText.scalar(alpha)) may be too small; with a larger one it falls faster"
    }
    return trial.withSmaller > trial.before
      ? "it rises with a smaller alpha, too; gradcheck shows whether the gradients are right"
      : "the gradients may be too small (forward 0:16; grad; p np.max(abs(dW1)) shows them); another init, activation or "
        + "alpha may help\(session.settings.rule.l2 > 0 ? ", or a smaller l2" : "")"
  }
}
