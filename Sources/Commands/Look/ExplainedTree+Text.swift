import Debugging
import Expressions
import Networks
import Rendering

extension ExplainedTree {
  /// What draws the tree. ASCII has a character of its own for each, so that nothing moves.
  private struct Lines {
    let fork, last, pass, none: String
    init(unicode: Bool) {
      fork = unicode ? "├─ " : "|- "
      last = unicode ? "└─ " : "`- "
      pass = unicode ? "│  " : "|  "
      none = "   "
    }
  }

  /// A line with what hangs from it.
  private struct Item {
    let text: StyledText
    var items: [Item] = []
  }

  /// An indented tree.
  func text(in display: Display) -> StyledText {
    guard let root = elements.first else { return StyledText() }
    var text = root.origin(in: display)
    let lines = Lines(unicode: display.unicode)
    text.append(Self.line(node(0), "", "", columns: display.columns))
    append(children(of: 0), prefix: "", lines, columns: display.columns, to: &text)
    if tree.leftOut > 0 {
      let note =
        "\(NumberText.count(tree.leftOut)) more numbers were left out; explain them by themselves, or take fewer --terms"
      text.append(StyledText(note, .caution).paragraph(columns: display.columns))
    }
    return text + root.closing(in: display)
  }

  private func append(
    _ items: [Item], prefix: String, _ lines: Lines, columns: Int, to text: inout StyledText
  ) {
    for (place, item) in items.enumerated() {
      let isLast = place == items.count - 1
      let below = prefix + (isLast ? lines.none : lines.pass)
      text.append(
        Self.line(
          item.text, prefix + (isLast ? lines.last : lines.fork),
          below + (item.items.isEmpty ? "  " : lines.pass), columns: columns))
      append(item.items, prefix: below, lines, columns: columns, to: &text)
    }
  }

  /// A text behind the tree's lines, broken where it has to be. Where the tree leaves no room, its outer lines go.
  private static func line(
    _ content: StyledText, _ first: String, _ next: String, columns: Int
  ) -> StyledText {
    let room = columns / 2
    let (first, next) = (String(first.suffix(room)), String(next.suffix(room)))
    var text = StyledText()
    for (place, piece) in content.wrapped(to: max(1, columns - max(first.count, next.count)))
      .enumerated()
    {
      text.append(place == 0 ? first : next, .faint)
      text.appendLine(piece)
    }
    return text
  }

  // MARK: what the lines say

  private func children(of place: Int) -> [Item] {
    let element = elements[place]
    let isSingle = element.explanation.formula.isSingleTerm
    var items: [Item] = []
    for (number, (term, branches)) in zip(element.terms, tree.nodes[place].branches).enumerated() {
      var below: [Item] = []
      for (factor, branch) in zip(term.factors, branches) {
        switch branch {
        case .given, .end: continue
        case .elsewhere:
          below.append(
            Item(
              text: StyledText(
                "\(factor.matrixElement?.description ?? factor.symbols) is explained elsewhere in this tree",
                .faint)))
        case .node(let next): below.append(Item(text: node(next), items: children(of: next)))
        }
      }
      let isBare = term.factors.count == 1 && term.factors.allSatisfy { !$0.hasFunction }
      if isSingle {
        items += below
      } else if isBare, case .node(let next) = branches.first ?? .end {
        items.append(
          Item(text: Self.label(term, of: element) + node(next), items: children(of: next)))
      } else {
        items.append(
          Item(text: Self.term(term, of: element, remark: element.remarks[number]), items: below))
      }
    }
    let rest = element.rest
    if rest.count > 0 {
      let zeros = rest.zeros > 0 ? ", and \(NumberText.count(rest.zeros)) that are 0" : ""
      items.append(
        Item(
          text: StyledText(
            "\(NumberText.count(rest.count)) more = \(NumberText.scalar(rest.sum))\(zeros)", .faint)))
    } else if rest.zeros > 0 {
      items.append(Item(text: StyledText("\(NumberText.count(rest.zeros)) more that are 0", .faint)))
    }
    return items
  }

  /// `dZ1[3,7] = dA1[3,7] * (Z1[3,7] > 0) = -0.51 * 1 = -0.51   10 dZ1`.
  private func node(_ place: Int) -> StyledText {
    let explanation = elements[place].explanation
    let formula = explanation.formula
    var text = StyledText("\(explanation.symbols)", .name) + StyledText(" = \(formula.symbols)")
    if formula.isSingleTerm, let term = elements[place].terms.first, term.factors.count > 1 {
      text.append(" = \(Self.numbers(term))")
    }
    text.append(" = \(NumberText.scalar(formula.total))", .heading)
    if !explanation.agrees, let stored = explanation.stored {
      text.append(
        " but the stored value is \(NumberText.scalar(stored)): this operation does not compute its formula",
        .bad)
    }
    if let source = explanation.source {
      text.append("   \(source.operationNumber) \(source.operation.name)", .faint)
    }
    return text
  }

  /// `s=7  dZ1[3,7] * X[402,7] = -0.5123 * 0.9961 = -0.5103   sample 7, label 3`.
  private static func term(_ term: Term, of element: ExplainedElement, remark: String) -> StyledText {
    var text = label(term, of: element)
    text.append(term.factors.map(\.symbols).joined(separator: " * "))
    if term.factors.count > 1 { text.append(" = \(numbers(term))") }
    text.append(" = \(NumberText.scalar(term.value))")
    if !remark.isEmpty { text.append("   ") }
    return text + StyledText(remark, .faint)
  }

  private static func label(_ term: Term, of element: ExplainedElement) -> StyledText {
    let place = term.indices.map(String.init).joined(separator: ",")
    return StyledText(place.isEmpty ? "" : "\(element.explanation.formula.index)=\(place)  ", .faint)
  }

  private static func numbers(_ term: Term) -> String {
    term.factors.map { NumberText.scalar($0.value) }.joined(separator: " * ")
  }
}
