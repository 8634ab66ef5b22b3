import Debugging
import Expressions
import Networks
import Rendering

/// An explanation and those of its factors as an indented tree.
struct ExplanationTreeView {
  let tree: ExplanationTree
  let view: ExplanationView

  private var words: ExplanationWords { view.words }
  private var display: Display { view.display }

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

  func text() -> StyledText {
    guard let root = tree.nodes.first else { return StyledText() }
    var text = view.origin
    let lines = Lines(unicode: display.unicode)
    text.append(line(node(root), "", ""))
    append(children(of: root), prefix: "", lines, to: &text)
    if tree.leftOut > 0 {
      let note =
        "\(NumberText.count(tree.leftOut)) more numbers were left out; explain them by themselves, or take fewer --terms"
      text.append(StyledText(note, .caution).paragraph(columns: display.columns))
    }
    return text + view.closing(root.explanation)
  }

  private func append(_ items: [Item], prefix: String, _ lines: Lines, to text: inout StyledText) {
    for (place, item) in items.enumerated() {
      let isLast = place == items.count - 1
      let below = prefix + (isLast ? lines.none : lines.pass)
      text.append(
        line(
          item.text, prefix + (isLast ? lines.last : lines.fork),
          below + (item.items.isEmpty ? "  " : lines.pass)))
      append(item.items, prefix: below, lines, to: &text)
    }
  }

  /// A text behind the tree's lines, broken where it has to be. Where the tree leaves no room, its outer lines go.
  private func line(_ content: StyledText, _ first: String, _ next: String) -> StyledText {
    let room = display.columns / 2
    let (first, next) = (String(first.suffix(room)), String(next.suffix(room)))
    var text = StyledText()
    for (place, piece) in content.wrapped(to: max(1, display.columns - max(first.count, next.count)))
      .enumerated()
    {
      text.append(place == 0 ? first : next, .faint)
      text.appendLine(piece)
    }
    return text
  }

  // MARK: what the lines say

  private func children(of node: ExplanationTree.Node) -> [Item] {
    let isSingle = node.explanation.formula.isSingleTerm
    var items: [Item] = []
    for (term, branches) in zip(node.terms, node.branches) {
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
        case .node(let place):
          let next = tree.nodes[place]
          below.append(Item(text: self.node(next), items: children(of: next)))
        }
      }
      let isBare = term.factors.count == 1 && term.factors.allSatisfy { !$0.hasFunction }
      if isSingle {
        items += below
      } else if isBare, case .node(let place) = branches.first ?? .end {
        let next = tree.nodes[place]
        items.append(
          Item(text: label(term, of: node.explanation) + self.node(next), items: children(of: next)))
      } else {
        items.append(Item(text: self.term(term, of: node.explanation), items: below))
      }
    }
    let rest = node.rest
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
  private func node(_ node: ExplanationTree.Node) -> StyledText {
    let explanation = node.explanation
    let formula = explanation.formula
    var text = StyledText("\(explanation.symbols)", .name) + StyledText(" = \(formula.symbols)")
    if formula.isSingleTerm, let term = node.terms.first, term.factors.count > 1 {
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
  private func term(_ term: Term, of explanation: Explanation) -> StyledText {
    var text = label(term, of: explanation)
    text.append(term.factors.map(\.symbols).joined(separator: " * "))
    if term.factors.count > 1 { text.append(" = \(Self.numbers(term))") }
    text.append(" = \(NumberText.scalar(term.value))")
    let remark = words.remark(on: term, of: explanation)
    if !remark.isEmpty { text.append("   ") }
    return text + remark
  }

  private func label(_ term: Term, of explanation: Explanation) -> StyledText {
    let place = term.indices.map(String.init).joined(separator: ",")
    return StyledText(place.isEmpty ? "" : "\(explanation.formula.index)=\(place)  ", .faint)
  }

  private static func numbers(_ term: Term) -> String {
    term.factors.map { NumberText.scalar($0.value) }.joined(separator: " * ")
  }
}
