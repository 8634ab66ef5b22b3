import Comparison
import Debugging
import Expressions
import Matrices
import Networks
import Rendering

/// What there is to say of the arrays of a comparison that differ: of lines that are others by choice, and of those that are
/// wrong.
struct ComparisonStory {
  let comparison: IterationComparison

  private var saved: NotebookIteration { comparison.saved }
  private var layout: MatrixLayout { saved.layout }

  /// The arrays that differ by lines that are no mistakes.
  var excuses: [ComparisonReport.Excuse] {
    var excuses: [ComparisonReport.Excuse] = []
    var rest = comparison.excused
    while let row = rest.first, let mistake = row.mistake {
      // What is said of several arrays is said once.
      let alike = rest.filter { $0.mistake?.kind == mistake.kind }.map(\.name)
      excuses.append(.init(arrays: alike, reason: words(mistake, row)))
      rest.removeAll { alike.contains($0.name) }
    }
    return excuses
  }

  /// The arrays that are wrong themselves, with those that are so in the same way.
  var wrong: [WrongArray] {
    var wrong: [WrongArray] = []
    var rest = comparison.wrong
    while let row = rest.first {
      rest.removeFirst()
      var array = self.array(row, isFirst: wrong.isEmpty)
      if let mistake = row.mistake {
        let said = words(mistake, row)
        array.arrays += rest.filter { other in other.mistake.map { words($0, other) == said } ?? false }.map(
          \.name)
        rest.removeAll { array.arrays.contains($0.name) }
      }
      wrong.append(array)
    }
    return wrong
  }

  /// What is wrong first if the file is of the other network that it may be of.
  var rival: RivalReading? {
    guard let rival = comparison.rival, let first = rival.wrong.first else { return nil }
    return RivalReading(
      network: rival.network.functions, array: first.name, words: first.mistake.map { words($0, first) })
  }

  /// What is to be said of an array: its line, the mistake that fits, and for the first one where a number comes from.
  private func array(_ row: IterationComparison.Row, isFirst: Bool) -> WrongArray {
    let fits = row.mistakes.map { mistake in
      let isKnown = !mistake.line.isEmpty && "\(row.name) = \(mistake.line)" != row.formula
      return WrongArray.Fit(
        words: words(mistake, row),
        line: isKnown ? "\(row.name) = \(inItsLayout(mistake.line, writing: row.written))" : nil)
    }
    let story = isFirst ? row.mistake?.bug?.story(inLayer: row.mistake?.origin?.name.layer ?? row.layer) : nil
    return WrongArray(
      arrays: [row.name], line: "\(row.name) = \(layout.formula(row.line, writing: row.written).abridged)",
      differing: row.difference?.wrong, count: row.expected.elements.count,
      shape: [row.expected.rows, row.expected.columns],
      ownShape: row.difference == nil ? "\(row.saved.shapeText)" : nil, fits: fits,
      explanation: story.map { layout.prose($0.explanation) }, worst: isFirst ? worst(row) : nil,
      isMatrix: row.matrix != nil)
  }

  private func worst(_ row: IterationComparison.Row) -> WrongArray.Worst? {
    guard let place = row.difference?.place, let mine = row.saved.matrix else { return nil }
    let session = comparison.session
    let explanation = row.matrix.flatMap { session.explainer()?.explanation(of: MatrixElement($0, place)) }
    return WrongArray.Worst(
      element: (row.matrix == nil ? row.name : "") + row.element(place), yours: mine[place.row, place.column],
      gradbs: row.expected[place.row, place.column],
      explanation: explanation.map {
        ExplainedElement($0, terms: 5, ExplanationWords(session, batch: saved.batch))
      }, isTransposed: layout.samplesAreRows)
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
}

extension IterationComparison.Row {
  /// One of its elements, as a person types it.
  func element(_ place: MatrixPlace) -> String {
    if let matrix { return "\(MatrixElement(matrix, place))" }
    return expected.columns == 1 ? "[\(place.row)]" : "[\(place.row),\(place.column)]"
  }
}
