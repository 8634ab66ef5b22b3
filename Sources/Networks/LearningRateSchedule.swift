import CKernels

/// How the learning rate changes from iteration to iteration.
public enum LearningRateSchedule: Sendable, Equatable {
  /// It stays as it is.
  case constant
  /// After every `every` iterations (at least 1) it is multiplied by `factor` (positive, at most 1).
  case step(every: Int, factor: Double)
  /// It falls to 0 along half a wave of the cosine, which ends with iteration `end` (Loshchilov and Hutter, "SGDR:
  /// stochastic gradient descent with warm restarts", 2017, without the restarts).
  case cosine(end: Int)

  /// The learning rate of iteration `iteration` (0 or more), where `initial` is that of iteration 0.
  public func learningRate(_ initial: Double, at iteration: Int) -> Double {
    switch self {
    case .constant: return initial
    case .step(let every, let factor): return initial * gradb_power(factor, Int64(iteration / max(1, every)))
    case .cosine(let end):
      guard iteration < end else { return 0 }
      return initial * (1 + gradb_cos(.pi * Double(iteration) / Double(end))) / 2
    }
  }
}

extension LearningRateSchedule: CustomStringConvertible {
  /// As `set schedule` takes it: `step 1000 0.5`.
  public var description: String {
    switch self {
    case .constant: "constant"
    case .step(let every, let factor): "step \(every) \(factor)"
    case .cosine: "cosine"
    }
  }
}

extension LearningRateSchedule {
  /// Reads `constant`, `step 1000 0.5` or `cosine`, which ends with iteration `end`; nil where the text is none of them.
  public init?(_ text: String, end: Int) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    switch (words.first, words.count) {
    case ("constant", 1): self = .constant
    case ("cosine", 1): self = .cosine(end: end)
    case ("step", 3):
      guard let every = Int(words[1]), every >= 1, let factor = Double(words[2]), factor > 0, factor <= 1
      else {
        return nil
      }
      self = .step(every: every, factor: factor)
    default: return nil
    }
  }
}
