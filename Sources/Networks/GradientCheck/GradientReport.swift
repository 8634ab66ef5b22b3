import Matrices

/// What a gradient check found.
public struct GradientReport: Sendable {
  /// How a check ended.
  public enum Verdict: String, Sendable, Encodable {
    /// Every entry agrees.
    case passed
    /// At least one entry does not.
    case failed
    /// None disagrees, but too little could be compared: a tensor wholly of 0 against 0, too many kinks, or too large a
    /// loss.
    case inconclusive
  }

  /// How far each parameter was moved.
  public let epsilon: Double
  /// The samples that the loss was taken over.
  public let batchSize: Int
  /// The loss of the batch.
  public let loss: Double
  /// One line for each parameter, in the order in which they were checked.
  public let tensors: [TensorCheck]
  /// Every entry that was checked.
  public let entries: [GradientEntry]
  /// The first operation that is wrong, where one is.
  public let culprit: Culprit?

  /// The share of kinks, and of what rounding hides, above which a check proves too little.
  static let largestUndecidedShare = 0.05

  /// How the check ended.
  public var verdict: Verdict {
    if tensors.contains(where: { $0.failed > 0 }) { return .failed }
    let undecided = tensors.reduce(0) { $0 + $1.kinks + $1.lostInRounding }
    let isVacuous = tensors.contains { $0.ok == 0 }
    return isVacuous || Double(undecided) > Self.largestUndecidedShare * Double(entries.count)
      ? .inconclusive : .passed
  }

  /// Whether rounding hides more entries than a check can do without.
  public var isLostInRounding: Bool {
    let lost = tensors.reduce(0) { $0 + $1.lostInRounding }
    return Double(lost) > Self.largestUndecidedShare * Double(entries.count)
  }

  /// The entries with the largest relative errors among those that failed, worst first.
  public func worst(_ count: Int = 5) -> [GradientEntry] {
    let failed = entries.filter { $0.outcome == .failed }
    // NaN is worse than any number.
    return Array(
      failed.sorted {
        ($0.relativeError.isNaN ? .infinity : $0.relativeError)
          > ($1.relativeError.isNaN ? .infinity : $1.relativeError)
      }.prefix(count))
  }
}

/// One parameter's gradient against its finite difference.
public struct GradientEntry: Sendable {
  /// What the comparison says.
  public enum Outcome: Sendable, Equatable {
    /// They agree.
    case ok
    /// They disagree.
    case failed
    /// A pre-activation passes 0 however small ε is, so the difference is no derivative.
    case kink
    /// Both are exactly 0: nothing was compared.
    case vacuous
    /// They differ by no more than rounding of a large loss makes of its differences.
    case lostInRounding
  }

  /// The parameter that the entry is of.
  public let name: MatrixName
  /// Where it stands in it.
  public let place: MatrixPlace
  /// The gradient that the program computed.
  public let analytic: Double
  /// The central difference.
  public let numeric: Double
  /// The loss with the parameter moved up.
  public let lossAbove: Double
  /// The loss with the parameter moved down.
  public let lossBelow: Double
  /// How far it was moved.
  public let epsilon: Double
  /// The neuron that changed sides, where `outcome` is `kink`.
  public let kink: Kink?
  /// How far rounding alone may move `numeric`; infinite where the parameter is so large that ε did not move it.
  let rounding: Double

  init(
    name: MatrixName, place: MatrixPlace, analytic: Double, difference: LossDifference, epsilon: Double,
    rounding: LossRounding
  ) {
    self.name = name
    self.place = place
    self.analytic = analytic
    numeric = difference.slope
    lossAbove = difference.lossAbove
    lossBelow = difference.lossBelow
    self.epsilon = epsilon
    kink = difference.kink
    self.rounding = difference.step == 0 ? .infinity : rounding.slopeError(epsilon: epsilon)
  }

  /// |a − n| / max(|a|, |n|); 0 where both are 0.
  public var relativeError: Double { relativeDifference(analytic, numeric) }

  /// What the comparison says.
  public var outcome: Outcome {
    if kink != nil { return .kink }
    if analytic == 0 && numeric == 0 { return .vacuous }
    // Rounding of the loss grows as 1 / ε.
    let scale = max(1, GradientCheck.referenceEpsilon / epsilon)
    if agree(analytic, numeric, scale: scale) { return .ok }
    return rounding == .infinity || abs(analytic - numeric) <= rounding ? .lostInRounding : .failed
  }
}

/// |a − n| / max(|a|, |n|); 0 where both are 0.
func relativeDifference(_ a: Double, _ n: Double) -> Double {
  a == n ? 0 : abs(a - n) / max(abs(a), abs(n))
}

/// Whether two derivatives agree within the tolerances times `scale`; NaN agrees with nothing.
func agree(_ a: Double, _ n: Double, scale: Double) -> Bool {
  abs(a - n) <= GradientCheck.absoluteTolerance * scale
    || relativeDifference(a, n) <= GradientCheck.relativeTolerance * scale
}

/// The entries of one parameter, counted.
public struct TensorCheck: Sendable, Equatable {
  /// The parameter.
  public let name: MatrixName
  /// All its entries.
  public let checked: Int
  /// Those that agree.
  public let ok: Int
  /// Those that do not.
  public let failed: Int
  /// Those that a kink leaves undecided.
  public let kinks: Int
  /// Those where 0 was compared with 0.
  public let vacuous: Int
  /// Those that rounding leaves undecided.
  public let lostInRounding: Int
  /// The median relative error of the entries that were compared; nil where there is none.
  public let medianError: Double?
  /// The largest relative error of the entries that were compared and differ by more than the absolute tolerance.
  public let largestError: Double?

  init(name: MatrixName, entries: some Collection<GradientEntry>) {
    self.name = name
    checked = entries.count
    let outcomes = entries.map(\.outcome)
    func count(_ outcome: GradientEntry.Outcome) -> Int { outcomes.count { $0 == outcome } }
    ok = count(.ok)
    failed = count(.failed)
    kinks = count(.kink)
    vacuous = count(.vacuous)
    lostInRounding = count(.lostInRounding)
    let compared = entries.filter { $0.outcome == .ok || $0.outcome == .failed }
    let errors = compared.map(\.relativeError).sorted()
    medianError = errors.isEmpty ? nil : errors[errors.count / 2]
    let significant = compared.filter {
      !(abs($0.analytic - $0.numeric) <= GradientCheck.absoluteTolerance)
        || $0.relativeError <= GradientCheck.relativeTolerance
    }
    largestError = significant.map(\.relativeError).max()
  }
}
