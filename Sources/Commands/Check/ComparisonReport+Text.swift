import Comparison
import Rendering

extension ComparisonReport {
  /// A table of the arrays, what is wrong with those that are, and the verdict.
  func text(in display: Display) -> StyledText {
    func paragraph(_ text: StyledText) -> StyledText { text.paragraph(columns: display.columns) }
    let count = samples == 1 ? "1 sample" : "\(NumberText.count(samples)) samples"
    var text = StyledText("\(file): an iteration of \(architecture) on \(count)\n", .heading)
      .fitted(columns: display.columns)
    text.append(paragraph(StyledText(remarks.joined(separator: "; "), .faint)))
    text.append(table(in: display))
    if let stepTaken { text.append(paragraph(StyledText(stepTaken.words))) }
    for excuse in excuses {
      text.append(
        paragraph(StyledText(excuse.arrays.joined(separator: ", "), .name) + ": \(excuse.reason)"))
    }
    for (place, array) in wrong.enumerated() { text.append(array.text(isFirst: place == 0, in: display)) }
    if let rival { text.append(paragraph(rival.text)) }
    if !withoutNumbers.isEmpty {
      let names = withoutNumbers.prefix(Self.mostNames).joined(separator: ", ")
      text.append(
        paragraph(StyledText("not compared, as they hold no numbers that gradb reads: \(names)", .faint)))
    }
    if !unknown.isEmpty {
      let names = unknown.prefix(Self.mostNames).joined(separator: ", ")
      let more = unknown.count > Self.mostNames ? " and \(unknown.count - Self.mostNames) more" : ""
      text.append(
        paragraph(StyledText("not compared: \(names)\(more); --as NAME=dW1 tells what NAME is", .faint)))
    }
    return text + paragraph(verdict)
  }

  /// More names than this are counted only.
  private static let mostNames = 12

  private func table(in display: Display) -> StyledText {
    var table = Table([
      .init("array"), .init("shape"), .init(""), .init("largest difference", .right), .init("at"),
    ])
    for row in rows {
      var cells = [
        StyledText(row.name, .name),
        StyledText(NumberText.shape(row.shape[0], row.shape[1], unicode: display.unicode)),
        word(row.verdict),
      ]
      if let ownShape = row.ownShape {
        cells += [StyledText(), StyledText("yours is \(ownShape)")]
      } else if let largest = row.largestDifference, let element = row.element {
        cells += [StyledText(NumberText.exponential(largest)), StyledText(element)]
      }
      table.add(cells)
    }
    return table.text(in: display)
  }

  private func word(_ verdict: IterationComparison.Verdict) -> StyledText {
    switch verdict {
    case .exact: StyledText("exact", .good)
    case .approximate: StyledText("approximate", .good)
    case .follows: StyledText("follows", .caution)
    case .chosen: StyledText("by choice", .good)
    case .overwritten: StyledText("overwritten", .caution)
    case .wrong: StyledText("WRONG", .bad)
    }
  }

  private var verdict: StyledText {
    func count(_ verdict: IterationComparison.Verdict) -> Int { rows.count { $0.verdict == verdict } }
    let (all, wrong, follows) = (rows.count, count(.wrong), count(.follows))
    let read = unknown.isEmpty && unjudged.isEmpty && unjudgedState.isEmpty ? "" : " that were read"
    guard !isRight else {
      let others = [
        (count(.chosen), "by choice"),
        (count(.overwritten), "because a later line overwrote it"),
        (follows, "because of that"),
      ].filter { $0.0 > 0 }
      let agreeing = all - others.reduce(0) { $0 + $1.0 }
      let differing = others.map { "\($0) \($0 == 1 ? "differs" : "differ") \($1)" }.joined(separator: ", ")
      let text =
        agreeing < all
        ? "\(agreeing) of \(all) arrays\(read) agree, and \(differing)"
        : all == 1
          ? "the one array\(read.replacing("were", with: "was")) agrees" : "all \(all) arrays\(read) agree"
      return StyledText("right: ", .good) + text + notJudged
    }
    if wrong == 0 { return StyledText("wrong: ", .bad) + "the update; all \(all) arrays agree" }
    let more =
      follows == 0
      ? ""
      : "; \(follows) more \(follows == 1 ? "differs" : "differ") because of that, and would be right without it"
    return StyledText("wrong: ", .bad) + "\(wrong) of \(all) arrays\(more)"
  }

  /// What the verdict does not speak of.
  private var notJudged: String {
    var text = ""
    let unread = unknown.count
    if unread > 0 {
      text += "; \(unread) \(unread == 1 ? "was" : "were") not read"
      text += hasGradients ? "" : ", and no gradient was"
    }
    if !unjudged.isEmpty {
      text += "; \(CommandError.listed(unjudged, "and")) cannot be judged without alpha"
    }
    if !unjudgedState.isEmpty {
      text +=
        "; \(CommandError.listed(unjudgedState, "and")) cannot be judged without those before the iteration, as vW1_old"
    }
    return text
  }
}

extension RivalReading {
  fileprivate var text: StyledText {
    StyledText("or the network is another one: ", .bad) + "with \(network) as many arrays are right, and "
      + StyledText(array, .name) + " is the first wrong one" + (words.map { ": \($0)" } ?? "")
  }
}

extension ComparisonReport.StepTaken {
  fileprivate var words: String {
    let uphill =
      goesUphill ? " It went uphill: alpha times the gradient has to be subtracted, and was added." : ""
    return
      "W and b in the file are those after the update, with alpha = \(NumberText.scalar(alpha)); what is above was "
      + "computed before it, and is compared with the step taken back.\(uphill) To have the update compared too, save "
      + "W1_old=W1.copy() and so on before it; without .copy(), W1 -= ... changes both."
  }
}

extension WrongArray {
  /// The right line, the mistakes that fit, and of the first wrong array where a number comes from.
  fileprivate func text(isFirst: Bool, in display: Display) -> StyledText {
    func paragraph(_ text: StyledText, indent: Int = 0) -> StyledText {
      text.paragraph(columns: display.columns, indent: indent)
    }
    var text = paragraph(heading(isFirst: isFirst))
    for (number, fit) in fits.enumerated() {
      text.append(paragraph(StyledText("\(number == 0 ? "what fits" : "fits as well"): \(fit.words)")))
      if let line = fit.line {
        text.append(paragraph(StyledText("yours may be: ") + StyledText(line, .name)))
      }
    }
    if fits.isEmpty { text.append(paragraph(StyledText("what fits: \(nothingFits(in: display))"))) }
    if let explanation { text.append(paragraph(StyledText(explanation, .faint), indent: 2)) }
    if let worst { text.append(worst.text(in: display)) }
    guard arrays.count > 1 else { return text }
    let alike = arrays.dropFirst().joined(separator: ", ")
    return text + paragraph(StyledText("wrong in the same way: ", .bad) + StyledText(alike, .name))
  }

  private func heading(isFirst: Bool) -> StyledText {
    var text = StyledText(isFirst ? "\nfirst wrong: " : "\nwrong by itself: ", .bad)
    text.append(line, .name)
    let all = NumberText.count(count)
    switch differing {
    case nil: text.append("   (yours has shape \(ownShape ?? "?"))")
    case count where count == 1: break
    case count: text.append("   (all \(all) elements differ)")
    case let some?: text.append("   (\(NumberText.count(some)) of \(all) elements differ)")
    }
    return text
  }

  private func nothingFits(in display: Display) -> String {
    let shape = NumberText.shape(shape[0], shape[1], unicode: display.unicode)
    if differing == nil { return "no common mistake; expected shape \(shape)" }
    return "no common mistake" + (isMatrix ? "; see how gradb computes the worst element" : "")
  }
}

extension WrongArray.Worst {
  /// The two numbers, and how gradb computes its own.
  fileprivate func text(in display: Display) -> StyledText {
    let numbers = Self.apart(yours, gradbs)
    let text = StyledText("at \(element) yours is \(numbers.0), gradb's \(numbers.1)")
      .paragraph(columns: display.columns)
    guard let explanation else { return text }
    let layout = isTransposed ? "in gradb's layout, where each sample is a column:\n" : ""
    return text + "\n" + StyledText(layout, .faint) + explanation.text(in: display)
  }

  /// Two numbers with few digits where those tell them apart, and else with all.
  private static func apart(_ left: Double, _ right: Double) -> (String, String) {
    let short = (NumberText.scalar(left), NumberText.scalar(right))
    return short.0 == short.1 ? (NumberText.exact(left), NumberText.exact(right)) : short
  }
}
