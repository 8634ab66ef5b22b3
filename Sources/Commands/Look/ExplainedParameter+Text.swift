import Debugging
import Networks
import Rendering

extension ExplainedParameter {
  /// The start, the largest moves, and where they lead.
  func text(in display: Display) -> StyledText {
    let element = history.element
    guard history.moves.contains(where: { $0.change != 0 }) else { return beginning(in: display) }
    let gradient = history.ways().joined(separator: " or ")
    // Of several, the factor stands before the first.
    let sum = (history.ways(times: "-alpha").prefix(1) + history.ways().dropFirst()).joined(separator: " or ")
    let left = StyledText("\(element)", .name) + StyledText(" = start + sum(\(sum))")
    let right = StyledText(
      "\(updateNumber)  \(element.name) -= alpha * " + history.ways.map(\.text).joined(separator: " or "),
      .faint)
    var text = ExplainedElement.line(left, right, columns: display.columns)
    text.append(table(gradient.count > 40 ? "step / alpha" : gradient).text(in: display))
    for line in [protest, next, closing] { text.append(line.paragraph(columns: display.columns)) }
    return text
  }

  private func beginning(in display: Display) -> StyledText {
    let line =
      StyledText("\(history.element)", .name) + StyledText(" = \(history.value)")
      + StyledText(
        history.moves.isEmpty
          ? "   as it was drawn for iteration 0; nothing has changed it yet"
          : "   as it was drawn; none of \(NumberText.count(history.moves.count)) updates has changed it",
        .faint)
    return [line, next, closing].reduce(into: StyledText()) {
      $0.append($1.paragraph(columns: display.columns))
    }
  }

  private func table(_ gradient: String) -> SumTable {
    let others = history.moves.count { $0.change != 0 } - moves.count
    let shown = moves.reduce(0) { $0 + $1.change }
    let sum = history.moves.reduce(0) { $0 + $1.change }
    let changes = NumberText.aligned(moves.map(\.change) + [sum - shown, sum, history.start, history.total])
    let after = NumberText.aligned(moves.map(\.after))
    var gradients = NumberText.aligned(
      moves.compactMap { if case .update(_, let gradient) = $0.cause { gradient } else { nil } })[...]

    var table = SumTable(headings: ["iteration", "-alpha", "", gradient, "", "value then", "move"])
    for (row, move) in moves.enumerated() {
      let label = "\(move.position.iteration)"
      switch move.cause {
      case .update(let alpha, _):
        table.rows.append(
          .init(cells: [
            label, NumberText.scalar(-alpha), "*", gradients.popFirst() ?? "", "->", after[row], changes[row],
          ]))
      case .edit(let edit):
        table.rows.append(
          .init(
            cells: [label, "", "", "", "->", after[row], changes[row]],
            remark: StyledText(edit.hasPrefix("\(history.element.name)[") ? "set by hand" : edit, .caution)))
      }
    }
    func append(_ label: String, _ result: String, _ remark: StyledText = StyledText()) {
      table.rows.append(.init(cells: [label, "", "", "", "", "", result], remark: remark))
    }
    if others > 0 { append("\(NumberText.count(others)) more", changes[moves.count]) }
    table.appendRule()
    append("moves", changes[moves.count + 1])
    append("start", changes[moves.count + 2], StyledText("as it was drawn", .faint))
    append(
      "now", changes[moves.count + 3],
      history.agrees
        ? StyledText("agrees", .good) : StyledText("does not agree", .bad))
    return table
  }

  /// What is said loudly where the update did not compute its formula.
  private var protest: StyledText {
    var text = StyledText()
    let wrong = history.moves.filter { !$0.followsItsFormula }
    if let first = wrong.first {
      text.append(
        "in \(NumberText.count(wrong.count)) of the iterations, first in \(first.position.iteration), the update did not "
          + "subtract alpha times the gradient: this operation does not compute its formula", .bad)
    }
    if !history.agrees {
      text.append(text.isEmpty ? "" : "; ", .bad)
      text.append("the present value is \(history.value), and the moves do not lead to it", .bad)
    }
    return text
  }

  /// What the update will do that is the next operation.
  private var next: StyledText {
    guard let next = history.next else { return StyledText() }
    return StyledText(
      "next, update: -\(NumberText.scalar(next.alpha)) * \(NumberText.scalar(next.gradient)) moves it by "
        + NumberText.scalar(0 - next.alpha * next.gradient))
  }

  private var closing: StyledText {
    var sentences: [String] = []
    let updates = history.moves.filter { if case .update = $0.cause { true } else { false } }
    if !updates.isEmpty {
      let still = updates.count { $0.change == 0 }
      sentences.append(
        stepWords
          + (still > 0
            ? "; in \(NumberText.count(still)) of \(NumberText.count(updates.count)) it changed nothing."
            : "."))
    }
    if let largest = history.largestMoves(1).first, case .update = largest.cause,
      case let read = history.ways.last?.freeNames.compactMap({ MatrixName($0) }) ?? [], !read.isEmpty
    {
      let elements = read.map { "explain \(MatrixElement($0, history.element.place))" }
      sentences.append(
        "goto \(largest.position.iteration):update and \(elements.joined(separator: " and ")) there show "
          + "where its largest step came from.")
    }
    sentences.append(places)
    return StyledText(sentences.filter { !$0.isEmpty }.joined(separator: " "), .faint)
  }
}
