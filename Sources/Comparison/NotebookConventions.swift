import Networks

/// Ways of writing the backward stage that are as right as gradb's, and that a file keeps throughout.
public struct NotebookConventions: Sendable, Equatable {
  /// Whether dZ and dA are divided by m, and dW and db not again, as PyTorch has them.
  public var errorsAreDivided = false
  /// Whether the last dZ is Y - A, so that every gradient has the opposite sign, and the update adds it.
  public var signsCancel = false
  /// alpha where a velocity is momentum * v - alpha * dW, and the update adds it.
  public var stepInVelocities: Double?

  /// The loss as the file scales it, and with it every gradient in it; nil where it is gradb's.
  public var scale: OutputLayer.LossScale?
  /// The loss as the file scales it, where the gradients are those of gradb's loss; nil where it is gradb's.
  public var scaleOfLossAlone: OutputLayer.LossScale?
  /// The hidden activation of the file, where it is another formula of the session's; nil where it is the session's.
  public var activation: Activation?

  /// What an array of the file, of `m` samples, has to be multiplied by to be gradb's.
  func scale(of name: MatrixName, m: Int) -> Double {
    let isGradient = name.kind == .weightsGradient || name.kind == .biasGradient
    guard isGradient || name.isError else { return 1 }
    return (errorsAreDivided && !isGradient ? Double(m) : 1) * (signsCancel ? -1 : 1)
  }
}
