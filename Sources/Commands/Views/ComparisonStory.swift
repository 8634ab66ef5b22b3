import Comparison
import Debugging
import Expressions
import Matrices
import Networks
import Rendering

/// What there is to say below the table of a comparison: of lines that are others by choice, and of those that are wrong.
struct ComparisonStory {
  let comparison: IterationComparison
  let display: Display

  private var saved: SavedIteration { comparison.saved }
  private var layout: MatrixLayout { saved.layout }

  func text() -> StyledText {
    var text = stepTaken()
    var rest = comparison.excused
    while let row = rest.first, let mistake = row.mistake {
      // What is said of several arrays is said once.
      let alike = rest.filter { $0.mistake?.kind == mistake.kind }.map(\.name)
      text.append(
        (StyledText(alike.joined(separator: ", "), .name) + ": \(words(mistake, row))")
          .paragraph(columns: display.columns))
      rest.removeAll { alike.contains($0.name) }
    }
    return text + wrong()
  }

  private func wrong() -> StyledText {
    var text = StyledText()
    var rest = comparison.wrong
    var isFirst = true
    while let row = rest.first {
      rest.removeFirst()
      text.append(story(row, isFirst: isFirst))
      isFirst = false
      guard let mistake = row.mistake else { continue }
      let said = words(mistake, row)
      let alike = rest.filter { other in other.mistake.map { words($0, other) == said } ?? false }.map(\.name)
      guard !alike.isEmpty else { continue }
      text.append(
        (StyledText("wrong in the same way: ", .bad) + StyledText(alike.joined(separator: ", "), .name))
          .paragraph(columns: display.columns))
      rest.removeAll { alike.contains($0.name) }
    }
    return text
  }

  private func stepTaken() -> StyledText {
    guard let alpha = comparison.stepTaken else { return StyledText() }
    let uphill =
      comparison.goesUphill
      ? " It went uphill: alpha times the gradient has to be subtracted, and was added." : ""
    return StyledText(
      "W and b in the file are those after the update, with alpha = \(NumberText.scalar(abs(alpha))); what is above was "
        + "computed before it, and is compared with the step taken back.\(uphill) To have the update compared too, save "
        + "W1_old=W1.copy() and so on before it; without .copy(), W1 -= ... changes both."
    ).paragraph(columns: display.columns)
  }

  /// What is to be said of an array: its line, the mistake that fits, and for the first one where a number comes from.
  private func story(_ row: IterationComparison.Row, isFirst: Bool) -> StyledText {
    var text = StyledText(isFirst ? "\nfirst wrong: " : "\nwrong by itself: ", .bad)
    text.append("\(row.name) = \(layout.formula(row.line, writing: row.written).abridged)", .name)
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
      let written = "\(row.name) = \(inItsLayout(mistake.line, writing: row.written))"
      text.append(
        (StyledText("yours may be: ") + StyledText(written, .name)).paragraph(columns: display.columns))
    }
    if row.mistakes.isEmpty {
      text.append(StyledText("what fits: \(nothingFits(row))").paragraph(columns: display.columns))
    }
    if isFirst, let bug = row.mistake?.bug {
      let explanation = layout.prose(
        bug.story(inLayer: row.mistake?.origin?.name.layer ?? row.layer).explanation)
      text.append(StyledText(explanation, .faint).paragraph(columns: display.columns, indent: 2))
    }
    guard isFirst, let difference = row.difference, let mine = row.saved.matrix else { return text }
    let place = difference.place
    let numbers = Self.apart(mine[place.row, place.column], row.expected[place.row, place.column])
    text.append(
      StyledText(
        "at \(row.matrix == nil ? row.name : "")\(row.element(place)) yours is \(numbers.0), gradb's \(numbers.1)"
      ).paragraph(columns: display.columns))
    return text + explanation(row, place)
  }

  /// Two numbers with few digits where those tell them apart, and else with all.
  private static func apart(_ left: Double, _ right: Double) -> (String, String) {
    let short = (NumberText.scalar(left), NumberText.scalar(right))
    return short.0 == short.1 ? (NumberText.exact(left), NumberText.exact(right)) : short
  }

  /// The right side of a line that writes `output`, as the file's own program has it.
  private func inItsLayout(_ line: String, writing output: MatrixName) -> String {
    guard layout != .columns, let formula = try? Formula(line) else { return line }
    return layout.formula(formula, writing: output).text
  }

  private func words(_ mistake: Mistake, _ row: IterationComparison.Row) -> String {
    let origin = mistake.origin.map {
      "\($0.name) = \(inItsLayout($0.line, writing: $0.name)), which is not in the file: "
    }
    return (origin ?? "") + plainWords(mistake, row)
  }

  private func plainWords(_ mistake: Mistake, _ row: IterationComparison.Row) -> String {
    switch mistake.kind {
    case .penalty(let factor):
      let squares = (1...saved.architecture.depth).map { "sum(W\($0)**2)" }.joined(separator: " + ")
      return "it is larger by \(factor) * (\(squares)), the penalty of l2 = \(2 * factor); if it is meant, "
        + "set l2 \(2 * factor) first"
    case .diagnosis(.strayRegularization(let factor)) where saved.rule.l2 == 0 && factor > 0:
      let l2 = NumberText.significant(factor, digits: 9)
      if let penalty, abs(2 * penalty - factor) <= 1e-4 * factor {
        return "every element is off by \(l2) times its parameter: the derivative of the penalty that L has"
      }
      return
        "every element is off by \(l2) times its parameter: the derivative of a penalty that L has not; if it is "
        + "meant, set l2 \(l2) first"
    case .diagnosis(.constantFactor(let factor)):
      if let factor = comparison.factorOfEveryGradient {
        return plainWords(Mistake(.earlierPasses(times: factor)), row)
      }
      let divisor = divisor(factor, row).map {
        "as if it were divided by \(NumberText.count($0)), and not by m = \(saved.batch.batch.count)"
      }
      if row.expected.elements.count == 1, let divisor { return divisor }
      return Diagnosis.constantFactor(factor).words(inLayer: row.layer) + (divisor.map { ": \($0)" } ?? "")
    default:
      let name = mistake.origin?.name
      return mistake.words(inLayer: name?.layer ?? row.layer, in: layout, of: name ?? row.written)
    }
  }

  /// The factor of the squares in a penalty that the loss has, and gradb's has not.
  private var penalty: Double? {
    for row in comparison.wrong {
      if case .penalty(let factor)? = row.mistake?.kind { return factor }
    }
    return nil
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
    let layout = saved.layout.samplesAreRows ? "in gradb's layout, where each sample is a column:\n" : ""
    return "\n" + StyledText(layout, .faint)
      + ExplanationView(session: session, words: words, display: display).text(explanation, terms: 5)
  }
}

extension IterationComparison.Row {
  /// One of its elements, as a person types it.
  func element(_ place: MatrixPlace) -> String {
    if let matrix { return "\(MatrixElement(matrix, place))" }
    return expected.columns == 1 ? "[\(place.row)]" : "[\(place.row),\(place.column)]"
  }
}
