import Debugging
import Expressions
import Matrices
import Networks
import Rendering

extension ExplainedElement {
  /// The formula, a table of its terms, and what there is to say.
  func text(in display: Display) -> StyledText {
    var text = heading(in: display)
    text.append(table.text(in: display))
    text.append(protest.paragraph(columns: display.columns))
    return text + closing(in: display)
  }

  /// `dW1[3,402] = sum(dZ1[3,:] * X[402,:]) / m    11  dW1 = dZ1 @ X.T / m`.
  private func heading(in display: Display) -> StyledText {
    let left =
      StyledText("\(explanation.symbols)", .name) + StyledText(" = \(explanation.formula.symbols)")
    let right = StyledText(
      explanation.source.map { "\($0.operationNumber)  \($0.operation.formula)" } ?? "", .faint)
    return Self.line(left, right, columns: display.columns) + origin(in: display)
  }

  /// Tells where the numbers belong to an iteration whose update has been made.
  func origin(in display: Display) -> StyledText {
    guard let pastIteration else { return StyledText() }
    return StyledText("of iteration \(pastIteration), before its update", .faint)
      .paragraph(columns: display.columns, indent: 2)
  }

  /// Two texts in one line where there is room, and else one below the other.
  static func line(_ left: StyledText, _ right: StyledText, columns: Int) -> StyledText {
    guard right.width > 0 else { return left.paragraph(columns: columns) }
    if left.width + 4 + right.width <= columns { return left + "    " + right + "\n" }
    return left.paragraph(columns: columns) + right.paragraph(columns: columns, indent: 2)
  }

  /// What is said loudly where an operation did not compute its formula.
  private var protest: StyledText {
    guard !explanation.agrees, let stored = explanation.stored else { return StyledText() }
    let difference = stored - explanation.formula.total
    let reason =
      explanation.source == nil
      ? "what it reads has changed since" : "this operation does not compute its formula"
    return StyledText(
      "the stored value is \(NumberText.scalar(stored)), which differs by \(NumberText.scalar(difference)): \(reason)",
      .bad)
  }

  /// The sentences at the end, for a student.
  func closing(in display: Display) -> StyledText {
    let sentences = [
      explanation.source?.meaning ?? "", places,
      explanation.isOfOtherFormula
        ? "The formula as it is written is not finite here, so this is the same number in another way." : "",
    ]
    return StyledText(sentences.filter { !$0.isEmpty }.joined(separator: " "), .faint)
      .paragraph(columns: display.columns)
  }

  // MARK: the terms

  /// A column of the table of terms: what stands above it, and a cell for each term that is shown.
  private struct Column {
    let heading: String
    let cells: [String]
  }

  private var table: SumTable {
    let formula = explanation.formula
    let (values, totals) = (terms.map(\.value), [rest.sum, formula.sum])
    var (results, sums): ([Column], [[String]]) = ([], [[], []])
    func append(_ heading: String, _ scale: Double) {
      let numbers = Self.aligned(values.map { $0 / scale }, totals: totals.map { $0 / scale })
      results.append(Column(heading: heading, cells: Array(numbers.prefix(values.count))))
      sums = zip(sums, numbers.suffix(2)).map { $0 + [$1] }
    }
    append(resultHeading(formula), 1)
    if formula.ownTerm != nil { append("share", formula.sum) }

    let labels = Column(heading: "", cells: terms.map { label($0, formula) })
    let columns = [labels] + factorColumns(terms, formula) + results
    var table = SumTable(headings: columns.map(\.heading))
    for row in terms.indices {
      table.rows.append(
        .init(cells: columns.map { $0.cells[row] }, remark: StyledText(remarks[row], .faint)))
    }
    appendSum(sums, to: &table)
    return table
  }

  /// Numbers with their points below each other, and sums of them, unless those would cost the numbers their digits.
  private static func aligned(_ values: [Double], totals: [Double]) -> [String] {
    func size(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }
    return size(totals) <= 20 * size(values)
      ? NumberText.aligned(values + totals) : NumberText.aligned(values) + NumberText.aligned(totals)
  }

  /// What stands above the terms' values.
  private func resultHeading(_ formula: ElementFormula) -> String {
    if formula.columns.count > 1 { return "product" }
    return formula.columns.first.map { $0.applied ?? $0.symbols } ?? ""
  }

  /// The factors of each term, with the signs between them. That of a term with one factor is its value.
  private func factorColumns(_ terms: [Term], _ formula: ElementFormula) -> [Column] {
    let isProduct = formula.columns.count > 1
    var columns: [Column] = []
    for (place, column) in formula.columns.enumerated() {
      let factors = terms.map { $0.factors.count == formula.columns.count ? $0.factors[place] : nil }
      func append(_ heading: String, _ number: (Factor) -> Double) {
        var numbers = NumberText.aligned(factors.compactMap { $0.map(number) })[...]
        columns.append(
          Column(heading: heading, cells: factors.map { $0 == nil ? "" : numbers.popFirst() ?? "" }))
      }
      if place > 0 { columns.append(Column(heading: "", cells: factors.map { $0 == nil ? "" : "*" })) }
      if column.applied != nil { append(column.symbols, \.read) }
      if isProduct { append(column.applied ?? column.symbols, \.value) }
    }
    if isProduct { columns.append(Column(heading: "", cells: terms.map { $0.factors.count > 1 ? "=" : "" })) }
    return columns
  }

  private func label(_ term: Term, _ formula: ElementFormula) -> String {
    if !term.indices.isEmpty {
      return "\(formula.index)=\(term.indices.map(String.init).joined(separator: ","))"
    }
    return formula.terms.count > 1 ? term.factors.map(\.symbols).joined(separator: " * ") : ""
  }

  /// The lines below the terms: what the others come to, the sum, and what is done with it.
  private func appendSum(_ results: [[String]], to table: inout SumTable) {
    let formula = explanation.formula
    let width = table.headings.count - 1
    func append(_ label: String, _ results: [String], _ remark: StyledText = StyledText()) {
      let blanks = [String](repeating: "", count: max(0, width - results.count))
      table.rows.append(.init(cells: [label] + blanks + results, remark: remark))
    }
    let verdict =
      explanation.stored == nil
      ? StyledText()
      : explanation.agrees
        ? StyledText("agrees with the stored value", .good) : StyledText("not what is stored", .bad)
    if formula.isSingleTerm {
      table.rows[table.rows.count - 1].remark = verdict
      return
    }
    let zeros = NumberText.count(rest.zeros)
    if rest.count > 0 {
      append(
        "\(NumberText.count(rest.count)) more", results[0],
        StyledText(rest.zeros > 0 ? "and \(zeros) that are 0" : "", .faint))
    } else if rest.zeros > 0 {
      append("\(zeros) more", results[0], StyledText("all of them 0", .faint))
    }
    table.appendRule()
    let isOpen = formula.closing.isEmpty && formula.added.isEmpty
    append("sum", results[1], isOpen ? verdict : StyledText())
    var value = formula.sum
    for (place, step) in formula.closing.enumerated() {
      value = formula.after(step, of: value)
      let isLast = place == formula.closing.count - 1 && formula.added.isEmpty
      append(
        Self.label(step, formula), [NumberText.scalar(value)], isLast ? verdict : StyledText())
    }
    for added in formula.added {
      append("+ " + added.factors.map(\.symbols).joined(separator: " * "), [NumberText.scalar(added.value)])
    }
    if !formula.added.isEmpty { append("together", [NumberText.scalar(formula.total)], verdict) }
  }

  /// What a step of the closing is called: `/ m = 16`.
  private static func label(_ step: ElementFormula.ClosingStep, _ formula: ElementFormula) -> String {
    func named(_ text: String, _ number: Double) -> String {
      let written = Int(exactly: number).map(NumberText.count) ?? NumberText.scalar(number)
      return text == written ? text : "\(text) = \(written)"
    }
    return switch step {
    case .negated: "with a minus"
    case .times(let text, let number): "* \(named(text, number))"
    case .divided(let text, let number): "/ \(named(text, number))"
    case .share(let term): "\(formula.index)=\(term) / sum"
    }
  }
}
