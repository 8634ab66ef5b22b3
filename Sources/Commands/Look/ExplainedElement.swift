import Debugging
import Expressions
import Networks
import Rendering

/// Where one computed number comes from: its formula, its largest terms, their sum, and whether that is what is stored.
struct ExplainedElement: Finding {
  static let kind = "explanation"

  /// The explanation.
  let explanation: Explanation
  /// The terms that are shown, the largest first.
  let terms: [Term]
  /// What the others come to.
  let rest: Explanation.Remainder
  /// What to know of each term that is shown beyond its numbers: its sample, its pixel.
  let remarks: [String]
  /// The same of the number itself, in sentences.
  let places: String
  /// The iteration that it is of, where the update of that has been made.
  let pastIteration: Int?

  /// An explanation with its `count` largest terms.
  init(_ explanation: Explanation, terms count: Int, _ words: ExplanationWords) {
    let (terms, rest) = explanation.largestTerms(count)
    self.init(explanation, terms, rest, words)
  }

  fileprivate init(
    _ explanation: Explanation, _ terms: [Term], _ rest: Explanation.Remainder, _ words: ExplanationWords
  ) {
    (self.explanation, self.terms, self.rest) = (explanation, terms, rest)
    remarks = terms.map { words.remark(on: $0, of: explanation) }
    places = explanation.source.map { words.places(of: $0.element) } ?? ""
    pastIteration = words.session.pastIteration
  }
}

/// An explanation and those of its factors.
struct ExplainedTree: Finding {
  static let kind = "explanationTree"

  /// How they hang together: a node for each of `elements`.
  let tree: ExplanationTree
  /// The explanations, the root first.
  let elements: [ExplainedElement]

  init(_ tree: ExplanationTree, _ words: ExplanationWords) {
    self.tree = tree
    elements = tree.nodes.map { ExplainedElement($0.explanation, $0.terms, $0.rest, words) }
  }

  private enum Field: CodingKey { case elements, leftOut }

  /// The elements, and how many were left out.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Field.self)
    try container.encode(elements, forKey: .elements)
    try container.encode(tree.leftOut, forKey: .leftOut)
  }
}

extension ExplainedElement {
  private enum Field: CodingKey {
    case element, formula, operation, index, terms, more, moreZeros, moreSum, sum, total, stored, agrees,
      places
    case pastIteration
  }

  private struct TermFields: Encodable {
    let indices: [Int]
    let factors: [String]
    let numbers: [Double]
    let value: Double
    let remark: String
  }

  /// The formula, its terms and what they come to.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Field.self)
    let formula = explanation.formula
    try container.encode(explanation.symbols, forKey: .element)
    try container.encode(formula.symbols, forKey: .formula)
    try container.encodeIfPresent(explanation.source?.operation.name, forKey: .operation)
    try container.encode(formula.index, forKey: .index)
    let fields = zip(terms, remarks).map { term, remark in
      TermFields(
        indices: term.indices, factors: term.factors.map(\.symbols), numbers: term.factors.map(\.value),
        value: term.value, remark: remark)
    }
    try container.encode(fields, forKey: .terms)
    try container.encode(rest.count, forKey: .more)
    try container.encode(rest.zeros, forKey: .moreZeros)
    try container.encode(rest.sum, forKey: .moreSum)
    try container.encode(formula.sum, forKey: .sum)
    try container.encode(formula.total, forKey: .total)
    try container.encodeIfPresent(explanation.stored, forKey: .stored)
    try container.encode(explanation.agrees, forKey: .agrees)
    try container.encode(places, forKey: .places)
    try container.encodeIfPresent(pastIteration, forKey: .pastIteration)
  }
}
