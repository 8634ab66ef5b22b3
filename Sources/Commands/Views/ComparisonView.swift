import Debugging
import Matrices
import Networks
import Pictures

/// A person's own iteration beside gradb's: a line for each array, then what is wrong with the first wrong one.
struct ComparisonView {
  let saved: SavedIteration
  let comparison: IterationComparison
  /// The arrays of the file that hold something else than numbers.
  let withoutNumbers: [NpzFile.OtherArray]
  let display: Display

  func text(_ path: String) -> StyledText {
    var text = heading(path)
    text.append(table())
    for row in comparison.chosen {
      guard let choice = row.mistake else { continue }
      text.append(
        (StyledText("\(row.name): ", .name) + words(choice, row)).paragraph(columns: display.columns))
    }
    for (index, row) in comparison.wrong.enumerated() { text.append(story(row, isFirst: index == 0)) }
    text.append(unknown())
    return text + verdict().paragraph(columns: display.columns)
  }

  private func heading(_ path: String) -> StyledText {
    let count = saved.batch.batch.count
    let samples = count == 1 ? "1 sample" : "\(NumberText.count(count)) samples"
    var text = StyledText("\(path): an iteration of \(saved.architecture) on \(samples)\n", .heading)
      .fitted(columns: display.columns)
    var remarks = saved.remarks
    switch saved.precision {
    case .double: break
    case .single:
      remarks.append(
        "the numbers are float32: up to 0.00001 of an array's largest, or of an update's step, is rounding")
    case .half:
      remarks.append(
        "the numbers are float16: up to 0.01 of an array's largest, or of an update's step, is rounding")
    }
    if comparison.errorsAreDivided {
      remarks.append(
        "dZ and dA are divided by m = \(count) in the file, and dW and db not again; gradb divides dW and db, so the file's "
          + "dZ and dA are compared times m")
    }
    if !remarks.isEmpty {
      text.append(StyledText(remarks.joined(separator: "; "), .faint).paragraph(columns: display.columns))
    }
    return text
  }

  private func table() -> StyledText {
    var table = Table([
      .init("array"), .init("shape"), .init(""), .init("largest difference", .right), .init("at"),
    ])
    for row in comparison.rows {
      var cells = [
        StyledText(row.name, .name),
        StyledText(NumberText.shape(row.expected.rows, row.expected.columns, unicode: display.unicode)),
        word(row.verdict),
      ]
      if let difference = row.difference {
        if !difference.isExact {
          cells += [
            StyledText(NumberText.exponential(difference.largest)),
            StyledText(element(row, difference.place)),
          ]
        }
      } else {
        cells += [StyledText(), StyledText("yours is \(row.saved.shapeText)")]
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
    case .wrong: StyledText("WRONG", .bad)
    }
  }

  /// The element of a row, as a person types it.
  private func element(_ row: IterationComparison.Row, _ place: MatrixPlace) -> String {
    if let name = row.matrix { return "\(MatrixElement(name, place))" }
    return row.expected.columns == 1 ? "[\(place.row)]" : "[\(place.row),\(place.column)]"
  }

  /// What is wrong with an array: its line, the mistake that fits, and for the first one where a number comes from.
  private func story(_ row: IterationComparison.Row, isFirst: Bool) -> StyledText {
    var text = StyledText(isFirst ? "\nfirst wrong: " : "\nwrong by itself: ", .bad)
    text.append(row.formula, .name)
    if let difference = row.difference {
      let all = row.expected.elements.count
      text.append(
        difference.wrong == all
          ? all == 1 ? "" : "   (all \(NumberText.count(all)) elements differ)"
          : "   (\(NumberText.count(difference.wrong)) of \(NumberText.count(all)) elements differ)")
    } else {
      text.append("   (yours has shape \(row.saved.shapeText))")
    }
    text = text.paragraph(columns: display.columns)
    for (number, mistake) in row.mistakes.enumerated() {
      text.append(
        StyledText("\(number == 0 ? "what fits" : "fits as well"): \(words(mistake, row))")
          .paragraph(columns: display.columns))
      let line = "\(row.name) = \(mistake.line)"
      guard !mistake.line.isEmpty, line != row.formula else { continue }
      text.append(
        (StyledText("yours may be: ") + StyledText(line, .name)).paragraph(columns: display.columns))
    }
    if row.mistakes.isEmpty {
      text.append(StyledText("what fits: \(nothingFits(row))").paragraph(columns: display.columns))
    }
    if isFirst, let bug = row.mistake?.bug {
      let explanation = bug.story(inLayer: row.layer).explanation
      text.append(StyledText(explanation, .faint).paragraph(columns: display.columns, indent: 2))
    }
    guard isFirst, let difference = row.difference, let mine = row.saved.matrix else { return text }
    let place = difference.place
    let numbers = Self.apart(mine[place.row, place.column], row.expected[place.row, place.column])
    text.append(
      StyledText(
        "at \(row.matrix == nil ? row.name : "")\(element(row, place)) yours is \(numbers.0), gradb's \(numbers.1)"
      ).paragraph(columns: display.columns))
    return text + explanation(row, place)
  }

  /// Two numbers with few digits where those tell them apart, and else with all.
  private static func apart(_ left: Double, _ right: Double) -> (String, String) {
    let short = (NumberText.scalar(left), NumberText.scalar(right))
    return short.0 == short.1 ? (NumberText.exact(left), NumberText.exact(right)) : short
  }

  private func words(_ mistake: Mistake, _ row: IterationComparison.Row) -> String {
    switch mistake.kind {
    case .diagnosis(.strayRegularization(let factor)) where saved.rule.l2 == 0 && factor > 0:
      Diagnosis.strayRegularization(factor: factor).words(inLayer: row.layer)
        + "; if it is meant, set l2 \(NumberText.scalar(factor)) first"
    case .diagnosis(.constantFactor(let factor)):
      Diagnosis.constantFactor(factor).words(inLayer: row.layer)
        + (divisor(factor, row).map {
          ": as if it were divided by \(NumberText.count($0)), and not by m = \(saved.batch.batch.count)"
        } ?? "")
    case .diagnosis(let diagnosis): diagnosis.words(inLayer: row.layer)
    case .words(let words): words
    }
  }

  /// The whole number by which a mean over the samples was divided in the place of m, where it is off by `factor`.
  private func divisor(_ factor: Double, _ row: IterationComparison.Row) -> Int? {
    let divisor = Double(saved.batch.batch.count) / factor
    guard row.formula.hasSuffix("/ m"), divisor > 0.5, divisor < 1e7,
      abs(divisor - divisor.rounded()) < 1e-6 * divisor
    else { return nil }
    return Int(divisor.rounded())
  }

  private func nothingFits(_ row: IterationComparison.Row) -> String {
    let shape = NumberText.shape(row.expected.rows, row.expected.columns, unicode: display.unicode)
    if row.difference == nil { return "no common mistake; expected shape \(shape)" }
    return "no common mistake" + (row.matrix == nil ? "" : "; see how gradb computes the worst element")
  }

  /// How gradb computes an element.
  private func explanation(_ row: IterationComparison.Row, _ place: MatrixPlace) -> StyledText {
    let session = comparison.session
    guard let name = row.matrix,
      let explanation = session.explainer()?.explanation(of: MatrixElement(name, place))
    else { return StyledText() }
    let words = ExplanationWords(session: session, batch: saved.batch)
    return "\n"
      + ExplanationView(session: session, words: words, display: display).text(explanation, terms: 5)
  }

  private func unknown() -> StyledText {
    var text = StyledText()
    if !withoutNumbers.isEmpty {
      let names = withoutNumbers.map { "\($0.name) (type \($0.type))" }.prefix(12).joined(separator: ", ")
      text.append(
        StyledText("not compared, as they hold no numbers that gradb reads: \(names)", .faint)
          .paragraph(columns: display.columns))
    }
    guard !saved.unknown.isEmpty else { return text }
    let names = saved.unknown.prefix(12).map { name, near in
      near.isEmpty ? name : "\(name) (did you mean \(CommandError.listed(near, "or"))?)"
    }
    let more = saved.unknown.count > 12 ? " and \(saved.unknown.count - 12) more" : ""
    return text
      + StyledText(
        "not compared: \(names.joined(separator: ", "))\(more); --as NAME=dW1 tells what NAME is", .faint
      ).paragraph(columns: display.columns)
  }

  private func verdict() -> StyledText {
    let (all, wrong) = (comparison.rows.count, comparison.wrong.count)
    let follows = comparison.rows.count { $0.verdict == .follows }
    guard wrong > 0 else {
      let chosen = comparison.chosen.count
      let read = saved.unknown.isEmpty && comparison.unjudged.isEmpty ? "" : " that were read"
      let agreeing =
        chosen == 0 ? "all \(all) arrays\(read) agree" : "\(all - chosen) of \(all) arrays\(read) agree"
      return StyledText("right: ", .good)
        + (all == 1 && chosen == 0 ? "the one array\(read.replacing("were", with: "was")) agrees" : agreeing)
        + (chosen == 0 ? "" : ", and \(chosen) \(chosen == 1 ? "differs" : "differ") by choice") + unjudged()
    }
    let more =
      follows == 0
      ? ""
      : "; \(follows) more \(follows == 1 ? "differs" : "differ") because of that, and would be right without it"
    return StyledText("wrong: ", .bad) + "\(wrong) of \(all) arrays\(more)"
  }

  /// What the verdict does not speak of.
  private func unjudged() -> String {
    var text = ""
    let unread = saved.unknown.count
    if unread > 0 {
      text += "; \(unread) \(unread == 1 ? "was" : "were") not read"
      let hasGradients = comparison.rows.contains { $0.matrix?.parameter != nil }
      text += hasGradients ? "" : ", and no gradient was"
    }
    if !comparison.unjudged.isEmpty {
      let names = comparison.unjudged.map(\.name)
      text += "; \(CommandError.listed(names, "and")) cannot be judged without alpha"
    }
    return text
  }
}
