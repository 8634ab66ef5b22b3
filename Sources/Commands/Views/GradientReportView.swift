import Debugging
import Networks
import Rendering

/// A gradient check's findings: a row for each parameter, the worst entries, the first wrong operation and why.
struct GradientReportView {
  let report: GradientReport
  let batch: IterationBatch
  let display: Display
  /// Whether the batch stands for the one sample that the iteration runs on.
  var replacesOneSample = false
  /// Whether somebody is about to find the mistake, and is not to be told which it is.
  var hidesCause = false

  func text() -> StyledText {
    var text = StyledText(
      "gradcheck on \(batch.words), eps = \(NumberText.scalar(report.epsilon))\n", .heading
    ).fitted(columns: display.columns)
    if replacesOneSample {
      let reason = "one sample proves little, so the first \(batch.batch.count) of training stand in for it"
      text.append(StyledText(reason, .faint).paragraph(columns: display.columns))
    }
    text.append(tensors())
    text.append(vacuous())
    text.append(worst())
    text.append(kinks().paragraph(columns: display.columns))
    text.append(lostInRounding().paragraph(columns: display.columns))
    text.append(culprit().paragraph(columns: display.columns))
    text.append(verdict().paragraph(columns: display.columns))
    return text
  }

  /// A row for each parameter; in a narrow window without the columns that can be missed most easily.
  private func tensors() -> StyledText {
    var headings = ["checked", "ok", "failed", "kink", "vacuous", "median error", "largest error"]
    var table = tensors(headings)
    for heading in ["median error", "checked", "kink", "vacuous"] where table.leastWidth > display.columns {
      headings.removeAll { $0 == heading }
      table = tensors(headings)
    }
    return table.text(in: display)
  }

  private func tensors(_ headings: [String]) -> Table {
    var table = Table([.init("gradient")] + headings.map { .init($0, .right) } + [.init("")])
    func count(_ number: Int, _ style: Style = .plain) -> StyledText {
      StyledText(NumberText.count(number), number == 0 ? .faint : style)
    }
    for tensor in report.tensors {
      let cells = headings.map { heading in
        switch heading {
        case "checked": count(tensor.checked)
        case "ok": count(tensor.ok)
        case "failed": count(tensor.failed, .bad)
        case "kink": count(tensor.kinks, .caution)
        case "vacuous": count(tensor.vacuous)
        case "median error": error(tensor.medianError)
        default: error(tensor.largestError)
        }
      }
      table.add([StyledText("d\(tensor.name)", .name)] + cells + [word(tensor)])
    }
    return table
  }

  private func vacuous() -> StyledText {
    guard report.tensors.contains(where: { $0.vacuous > 0 }) else { return StyledText() }
    let text = StyledText(
      "vacuous: gradient and slope are both exactly 0, as for a pixel that is black in every sample\n", .faint
    )
    return text.paragraph(columns: display.columns)
  }

  private func error(_ error: Double?) -> StyledText {
    StyledText(error.map { $0 == 0 ? "0" : NumberText.exponential($0) } ?? "-")
  }

  /// In a word, how good the largest error is.
  private func word(_ tensor: TensorCheck) -> StyledText {
    guard tensor.failed == 0 else {
      return (tensor.largestError ?? .infinity) <= 1e-2
        ? StyledText("suspicious", .bad) : StyledText("wrong", .bad)
    }
    guard let largest = tensor.largestError else {
      return StyledText(tensor.ok > 0 ? "fine" : "nothing compared", tensor.ok > 0 ? .good : .caution)
    }
    return StyledText(largest <= 1e-7 ? "excellent" : "fine", .good)
  }

  private func worst() -> StyledText {
    guard !report.worst().isEmpty else { return StyledText() }
    var headings = ["analytic", "numeric", "error", "L(+eps)", "L(-eps)"]
    var table = worst(headings)
    for heading in ["L(-eps)", "L(+eps)", "error"] where table.leastWidth > display.columns {
      headings.removeAll { $0 == heading }
      table = worst(headings)
    }
    return "\n" + table.text(in: display)
  }

  private func worst(_ headings: [String]) -> Table {
    var table = Table([.init("worst")] + headings.map { .init($0, .right) })
    for entry in report.worst() {
      let cells = headings.map { heading in
        switch heading {
        case "analytic": NumberText.scalar(entry.analytic)
        case "numeric": NumberText.scalar(entry.numeric)
        case "error": NumberText.exponential(entry.relativeError)
        case "L(+eps)": NumberText.exact(entry.lossAbove)
        default: NumberText.exact(entry.lossBelow)
        }
      }
      table.add(
        [StyledText("d\(entry.name)[\(entry.place.row),\(entry.place.column)]", .name)]
          + cells.map { StyledText($0) })
    }
    return table
  }

  private func kinks() -> StyledText {
    let entries = report.entries.filter { $0.outcome == .kink }
    guard let first = entries.first, let kink = first.kink else { return StyledText() }
    let others = entries.count > 1 ? ", and \(entries.count - 1) more like it" : ""
    return StyledText(
      "kink: moving \(first.name)[\(first.place.row),\(first.place.column)] switches neuron \(kink.place.row) of "
        + "\(kink.name) on or off for sample \(kink.place.column) (z = \(NumberText.scalar(kink.z)))\(others); left out\n",
      .caution)
  }

  private func lostInRounding() -> StyledText {
    let count = report.tensors.reduce(0) { $0 + $1.lostInRounding }
    guard count > 0 else { return StyledText() }
    return StyledText(
      "rounding: \(NumberText.count(count)) \(count == 1 ? "slope is" : "slopes are") too small to be seen beside a loss "
        + "of \(NumberText.scalar(report.loss)), or logits as large; left out\n", .caution)
  }

  private func culprit() -> StyledText {
    guard let culprit = report.culprit else { return StyledText() }
    var text = StyledText("\nfirst wrong operation: ", .bad)
    text.append(culprit.formula, .name)
    text.append(
      "   (\(NumberText.count(culprit.wrong)) of \(NumberText.count(culprit.compared)) elements disagree)\n")
    if hidesCause {
      text.append("what fits is told once the task is solved\n", .faint)
      return text
    }
    text.append("what fits: \(words(culprit))\n")
    return text
  }

  private func words(_ culprit: Culprit) -> String {
    guard let mistake = culprit.mistake else {
      return report.worst().allSatisfy { $0.numeric == 0 }
        ? "the loss does not change when these parameters move; is the parameter used in the forward stage?"
        : "no common mistake; explain one of the worst elements by hand"
    }
    let inactive =
      mistake.bug == .noReluMask
      ? "\(culprit.wrong) elements are not 0 where the neuron was inactive: " : ""
    return inactive + mistake.words(inLayer: culprit.output.layer)
  }

  private func verdict() -> StyledText {
    let entries = report.entries.count
    let compared = report.tensors.reduce(0) { $0 + $1.ok + $1.failed }
    let failed = report.tensors.reduce(0) { $0 + $1.failed }
    switch report.verdict {
    case .passed:
      return StyledText("passed: ", .good)
        + "all \(NumberText.count(compared)) gradients that could be compared agree "
        + "(\(NumberText.count(entries)) checked)\n"
    case .failed:
      return StyledText("failed: ", .bad)
        + "\(NumberText.count(failed)) of \(NumberText.count(compared)) gradients disagree\n"
    case .inconclusive:
      return StyledText("inconclusive: ", .caution)
        + (report.isLostInRounding
          ? "the numbers are too large for finite differences, in which \(NumberText.scalar(report.epsilon)) hardly shows; "
            + "check where they are smaller: goto 0, or start\n"
          : "nothing disagrees, but too little could be compared (0 against 0, or kinks); "
            + "try forward 0:64 and gradcheck again\n")
    }
  }
}

extension Mistake {
  /// The mistake in words, as it is said in a layout; `layer` is that of the wrong operation, which writes `output`.
  func words(inLayer layer: Int, in layout: MatrixLayout = .columns, of output: MatrixName? = nil) -> String {
    switch kind {
    case .diagnosis(let diagnosis): layout.prose(diagnosis.words(inLayer: layer))
    case .words(let words): words.text(in: layout, of: output)
    case .penalty(let factor): "it is larger by \(factor) times the squares of the weights"
    case .earlierPasses(let times):
      "every gradient is \(times) times too large: those of an earlier pass are still in it "
        + "(optimizer.zero_grad(), or dW = 0 at the beginning, is missing)"
    }
  }
}

extension Diagnosis {
  /// The mistake in words; `layer` is that of the wrong operation.
  func words(inLayer layer: Int) -> String {
    switch self {
    case .missingDivision(let m):
      "every element is \(m) times too large: the division by m = \(m) is missing"
    case .repeatedDivision(let m):
      "every element is \(m) times too small: it is divided by m = \(m) twice"
    case .flippedSign: "every element has the opposite sign"
    case .wrongAxis:
      "every element is the same number: the sum runs over everything, or over the wrong axis; there should be one sum "
        + "for each neuron (axis=1)"
    case .transposedWeights(let name): "\(name) is used as it stands where \(name).T belongs, or the reverse"
    case .transposed: "the matrix is transposed"
    case .strayRegularization(let factor):
      "every element is off by \(NumberText.scalar(factor)) times its parameter: a regularisation term that the loss "
        + "does not have"
    case .constantFactor(let factor): "every element is off by the factor \(factor.rounded(toDigits: 6))"
    }
  }
}

extension Double {
  /// The number at so many significant digits.
  fileprivate func rounded(toDigits digits: Int) -> String {
    guard self != 0, isFinite else { return "\(self)" }
    return NumberText.significant(self, digits: digits)
  }
}
