import Networks

/// Ways of writing an iteration that are as right as gradb's, and that a file keeps throughout.
public struct NotebookConventions: Sendable, Hashable {
  /// Whether dZ and dA are divided by m, and dW and db not again, as PyTorch has them.
  public var errorsAreDivided = false
  /// Whether the derivative of a hidden layer is that at Z, whatever A holds: where A is right, it is the same.
  public var derivativesAreFromZ = false
  /// Whether dW and db are sums over the samples, which the update divides by m.
  public var gradientsAreSums = false
  /// Whether the last dZ is Y - A, so that every gradient has the opposite sign, and the update adds it.
  public var signsCancel = false
  /// Whether nothing in the file tells that the update adds.
  public var signIsOpen = false
  /// alpha where a velocity is momentum * v - alpha * dW, and the update adds it.
  public var stepInVelocities: Double?

  /// The loss as the file scales it, and with it every gradient in it; nil where it is gradb's.
  public var scale: OutputLayer.LossScale?
  /// The loss as the file scales it, where the gradients are those of gradb's loss; nil where it is gradb's.
  public var scaleOfLossAlone: OutputLayer.LossScale?
  /// The l2 of the file's gradients, where it is not the session's.
  public var l2: Double?
  /// The share of each weight, times alpha, that the update takes away beside the gradient's step.
  public var decay: Double?
}
