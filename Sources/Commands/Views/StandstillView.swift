import Debugging
import Pictures

/// Says of a training that came to nothing what it looks like. Silent wherever the network may still be learning.
enum StandstillView {
  /// What guessing among ten classes costs, ln 10; and a little less, as a network at a standstill knows which class is
  /// the most frequent.
  private static let guess = 2.303
  private static let hardlyBetter = 2.25
  /// Worse than any guess.
  private static let worse = 2.4
  /// The iterations that a training has before it is judged, and in which the loss should fall.
  private static let patience = 10

  static func text(_ session: Session) -> StyledText {
    guard session.position.iteration >= patience, let loss = session.evaluate(.train)?.crossEntropy,
      loss.isFinite,
      loss >= hardlyBetter
    else { return StyledText() }
    let alpha = "alpha \(NumberText.scalar(session.settings.alpha))"
    let words = "the loss is \(loss > worse ? "worse" : "no better") than a guess among ten (\(guess)): "
    let standstill = session.standstill
    let remedy =
      session.settings.initialization == .zeros
      ? "neurons that begin alike stay alike; set another init, then type start"
      : loss > worse || standstill.dead != nil
        ? "\(alpha) may be too large; set a smaller one, then type start"
        : "the gradients may be too small (forward 0:16; grad; p np.max(abs(dW1)) shows them); another init, activation or "
          + "alpha may help"
    if let dead = standstill.dead {
      return StyledText(
        "\(words)\(dead.silent) of \(dead.count) neurons of \(dead.name) are silent for every sample; \(remedy)",
        .caution)
    }
    if let only = standstill.onlyClass, !isFalling(session) {
      return StyledText("\(words)every training sample is taken for a \(only); \(remedy)", .caution)
    }
    return loss > worse && !isFalling(session) ? StyledText(words + remedy, .caution) : StyledText()
  }

  /// Whether the loss fell by a hundredth or more in the last iterations; then patience may be all that lacks.
  private static func isFalling(_ session: Session) -> Bool {
    let losses = session.losses.suffix(patience)
    guard let first = losses.first, let last = losses.last else { return false }
    return last < first * 0.99
  }
}
