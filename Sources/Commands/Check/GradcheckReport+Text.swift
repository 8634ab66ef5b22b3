import Rendering

extension GradcheckReport {
  /// The table, what was left out, the first wrong operation and the verdict.
  func text(in display: Display) -> StyledText {
    var text = StyledText("gradcheck on \(batch), eps = \(NumberText.scalar(epsilon))\n", .heading)
      .fitted(columns: display.columns)
    func append(_ line: StyledText) { text.append(line.paragraph(columns: display.columns)) }
    if let replacingOneSample {
      append(
        StyledText(
          "one sample proves little, so the first \(replacingOneSample) of training stand in for it", .faint))
    }
    text.append(gradients(in: display))
    append(vacuousWords)
    text.append(worst(in: display))
    append(kinkWords)
    append(roundingWords)
    append(culpritWords)
    append(verdictWords)
    return text
  }

  /// A row for each parameter; in a narrow window without the columns that can be missed most easily.
  private func gradients(in display: Display) -> StyledText {
    var headings = ["checked", "ok", "failed", "kink", "vacuous", "median error", "largest error"]
    var table = gradientTable(headings)
    for heading in ["median error", "checked", "kink", "vacuous"] where table.leastWidth > display.columns {
      headings.removeAll { $0 == heading }
      table = gradientTable(headings)
    }
    return table.text(in: display)
  }

  private func gradientTable(_ headings: [String]) -> Table {
    var table = Table([.init("gradient")] + headings.map { .init($0, .right) } + [.init("")])
    func count(_ number: Int, _ style: Style = .plain) -> StyledText {
      StyledText(NumberText.count(number), number == 0 ? .faint : style)
    }
    for tensor in gradients {
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
      table.add([StyledText(tensor.name, .name)] + cells + [word(tensor)])
    }
    return table
  }

  private var vacuousWords: StyledText {
    guard gradients.contains(where: { $0.vacuous > 0 }) else { return StyledText() }
    let example =
      areImages ? "a pixel that is black in every sample" : "a neuron that is silent for every sample"
    return StyledText("vacuous: gradient and slope are both exactly 0, as for \(example)\n", .faint)
  }

  private func error(_ error: Double?) -> StyledText {
    StyledText(error.map { $0 == 0 ? "0" : NumberText.exponential($0) } ?? "-")
  }

  /// In a word, how good the largest error is.
  private func word(_ tensor: Gradient) -> StyledText {
    guard tensor.failed == 0 else {
      return (tensor.largestError ?? .infinity) <= 1e-2
        ? StyledText("suspicious", .bad) : StyledText("wrong", .bad)
    }
    guard let largest = tensor.largestError else {
      return StyledText(tensor.ok > 0 ? "fine" : "nothing compared", tensor.ok > 0 ? .good : .caution)
    }
    return StyledText(largest <= 1e-7 ? "excellent" : "fine", .good)
  }

  private func worst(in display: Display) -> StyledText {
    guard !worst.isEmpty else { return StyledText() }
    var headings = ["analytic", "numeric", "error", "L(+eps)", "L(-eps)"]
    var table = worstTable(headings)
    for heading in ["L(-eps)", "L(+eps)", "error"] where table.leastWidth > display.columns {
      headings.removeAll { $0 == heading }
      table = worstTable(headings)
    }
    return "\n" + table.text(in: display)
  }

  private func worstTable(_ headings: [String]) -> Table {
    var table = Table([.init("worst")] + headings.map { .init($0, .right) })
    for entry in worst {
      let cells = headings.map { heading in
        switch heading {
        case "analytic": NumberText.scalar(entry.analytic)
        case "numeric": NumberText.scalar(entry.numeric)
        case "error": NumberText.exponential(entry.error)
        case "L(+eps)": NumberText.exact(entry.lossAbove)
        default: NumberText.exact(entry.lossBelow)
        }
      }
      table.add(
        [StyledText(entry.element, .name)]
          + cells.map { StyledText($0) })
    }
    return table
  }

  private var kinkWords: StyledText {
    guard let kink else { return StyledText() }
    let others = kink.count > 1 ? ", and \(kink.count - 1) more like it" : ""
    return StyledText(
      "kink: moving \(kink.element) switches neuron \(kink.neuron) of \(kink.matrix) on or off for sample "
        + "\(kink.sample) (z = \(NumberText.scalar(kink.z)))\(others); left out\n", .caution)
  }

  private var roundingWords: StyledText {
    guard lostInRounding > 0 else { return StyledText() }
    return StyledText(
      "rounding: \(NumberText.count(lostInRounding)) \(lostInRounding == 1 ? "slope is" : "slopes are") too small to "
        + "be seen beside a loss of \(NumberText.scalar(loss)), or logits as large; left out\n", .caution)
  }

  private var culpritWords: StyledText {
    guard let firstWrong else { return StyledText() }
    var text = StyledText("\nfirst wrong operation: ", .bad)
    text.append(firstWrong.formula, .name)
    text.append(
      "   (\(NumberText.count(firstWrong.wrong)) of \(NumberText.count(firstWrong.compared)) elements disagree)\n"
    )
    guard let cause = firstWrong.cause else {
      text.append("what fits is told once the task is solved\n", .faint)
      return text
    }
    return text + "what fits: \(cause)\n"
  }

  private var verdictWords: StyledText {
    switch verdict {
    case .passed:
      return StyledText("passed: ", .good)
        + "all \(NumberText.count(compared)) gradients that could be compared agree "
        + "(\(NumberText.count(checked)) checked)\n"
    case .failed:
      return StyledText("failed: ", .bad)
        + "\(NumberText.count(failed)) of \(NumberText.count(compared)) gradients disagree\n"
    case .inconclusive:
      return StyledText("inconclusive: ", .caution)
        + (isLostInRounding
          ? "the numbers are too large for finite differences, in which \(NumberText.scalar(epsilon)) hardly shows; "
            + "check where they are smaller: goto 0, or start\n"
          : "nothing disagrees, but too little could be compared (0 against 0, or kinks); "
            + "try forward 0:64 and gradcheck again\n")
    }
  }
}
