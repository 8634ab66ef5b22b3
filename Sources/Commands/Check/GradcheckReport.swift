import Debugging
import Networks
import Rendering

/// A gradient check's findings: a row for each parameter, the worst entries, the first wrong operation and why.
struct GradcheckReport: Finding {
  static let kind = "gradcheck"

  /// The entries of one gradient, counted.
  struct Gradient: Sendable, Encodable {
    let name: String
    let checked: Int
    let ok: Int
    let failed: Int
    let kinks: Int
    let vacuous: Int
    let medianError: Double?
    let largestError: Double?
  }

  /// One element against its finite difference.
  struct Entry: Sendable, Encodable {
    let element: String
    let analytic: Double
    let numeric: Double
    let error: Double
    let lossAbove: Double
    let lossBelow: Double
  }

  /// The first element whose finite difference is none, and the neuron that moving it switches on or off.
  struct Kink: Sendable, Encodable {
    let element: String
    let neuron: Int
    let matrix: String
    let sample: Int
    let z: Double
    /// How many elements are like it, itself among them.
    let count: Int
  }

  /// The first wrong operation.
  struct Culprit: Sendable, Encodable {
    let formula: String
    let wrong: Int
    let compared: Int
    /// The mistake that fits its numbers, in words; nil where somebody is about to find it.
    let cause: String?
  }

  /// The samples in words.
  let batch: String
  /// Whether they are images.
  let areImages: Bool
  /// How many stand in for one sample alone; nil where they do not.
  let replacingOneSample: Int?
  let epsilon: Double
  let loss: Double
  /// How it ended.
  let verdict: GradientReport.Verdict
  let gradients: [Gradient]
  /// The worst of those that failed, the worst first.
  let worst: [Entry]
  let kink: Kink?
  /// The elements whose slopes are too small to be seen beside the loss.
  let lostInRounding: Int
  /// Whether these are more than a check can do without.
  let isLostInRounding: Bool
  let firstWrong: Culprit?

  /// The elements that were checked.
  var checked: Int { gradients.reduce(0) { $0 + $1.checked } }
  /// Those that could be compared.
  var compared: Int { gradients.reduce(0) { $0 + $1.ok + $1.failed } }
  /// Those that disagree.
  var failed: Int { gradients.reduce(0) { $0 + $1.failed } }

  /// What `report` found on a batch, which may stand in for one sample; with `hidesCause`, but for what is wrong.
  init(_ report: GradientReport, on batch: IterationBatch, replacesOneSample: Bool, hidesCause: Bool) {
    areImages = batch.batch.data.samples.image != nil
    self.batch = batch.words
    replacingOneSample = replacesOneSample ? batch.batch.count : nil
    (epsilon, loss) = (report.epsilon, report.loss)
    verdict = report.verdict
    gradients = report.tensors.map {
      Gradient(
        name: "d\($0.name)", checked: $0.checked, ok: $0.ok, failed: $0.failed, kinks: $0.kinks,
        vacuous: $0.vacuous, medianError: $0.medianError, largestError: $0.largestError)
    }
    worst = report.worst().map {
      Entry(
        element: "d\($0.name)[\($0.place.row),\($0.place.column)]", analytic: $0.analytic,
        numeric: $0.numeric,
        error: $0.relativeError, lossAbove: $0.lossAbove, lossBelow: $0.lossBelow)
    }
    let kinks = report.entries.filter { $0.outcome == .kink }
    kink = kinks.first.flatMap { entry in
      entry.kink.map {
        Kink(
          element: "\(entry.name)[\(entry.place.row),\(entry.place.column)]", neuron: $0.place.row,
          matrix: "\($0.name)", sample: $0.place.column, z: $0.z, count: kinks.count)
      }
    }
    lostInRounding = report.tensors.reduce(0) { $0 + $1.lostInRounding }
    isLostInRounding = report.isLostInRounding
    firstWrong = report.culprit.map {
      Culprit(
        formula: $0.formula, wrong: $0.wrong, compared: $0.compared,
        cause: hidesCause ? nil : report.words(on: $0))
    }
  }
}

extension GradientReport {
  fileprivate func words(on culprit: Networks.Culprit) -> String {
    guard let mistake = culprit.mistake else {
      return worst().allSatisfy { $0.numeric == 0 }
        ? "the loss does not change when these parameters move; is the parameter used in the forward stage?"
        : "no common mistake; explain one of the worst elements by hand"
    }
    let inactive =
      mistake.bug == .noReluMask
      ? "\(culprit.wrong) elements are not 0 where the neuron was inactive: " : ""
    return inactive + mistake.words(inLayer: culprit.output.layer)
  }
}
