import Expressions
import Networks

/// An explanation whose factors are explained in turn, and theirs, down to pixels, labels, weights and biases.
public struct ExplanationTree: Sendable {
  /// How much of a tree is grown.
  public struct Limits: Sendable {
    /// How many explanations stand above each other at most; at least 1.
    public var depth = 1
    /// How many terms of the first sum are followed.
    public var terms = 5
    /// How many terms of the sums below it are followed.
    public var termsBelow = 2
    /// About how many lines the tree may take.
    public var lines = 120

    /// One explanation with five terms.
    public init() {}
  }

  /// What is said of a factor.
  public enum Branch: Sendable, Equatable {
    /// Nothing more: it is a pixel, a label, a weight or a bias.
    case given
    /// It is explained by the node at this place of `nodes`.
    case node(Int)
    /// It is explained in another place of the tree.
    case elsewhere
    /// It was computed, and is not followed any further.
    case end
  }

  /// An explanation in the tree.
  public struct Node: Sendable {
    /// The explanation.
    public let explanation: Explanation
    /// The terms that are shown.
    public let terms: [Term]
    /// What the others come to.
    public let rest: Explanation.Remainder
    /// For each term that is shown, what is said of each of its factors.
    public fileprivate(set) var branches: [[Branch]]
  }

  /// The explanations, the root first, then level by level.
  public private(set) var nodes: [Node] = []
  /// How many numbers within the depth were not explained, because the tree was large enough.
  public private(set) var leftOut = 0

  /// The tree below a number; nil where no operation wrote it.
  public init?(_ element: MatrixElement, by explainer: IterationExplainer, limits: Limits = Limits()) {
    guard let root = explainer.explanation(of: element) else { return nil }
    self.init(root, by: explainer, limits: limits)
  }

  /// The tree below an explanation.
  ///
  /// It grows level by level, so that the limit of lines cuts off what is furthest from the root.
  public init(_ root: Explanation, by explainer: IterationExplainer, limits: Limits = Limits()) {
    var lines = 0
    var known: Set = [root.symbols]
    func node(_ explanation: Explanation, _ terms: Int) -> Node {
      let (terms, rest) = explanation.largestTerms(terms)
      lines += terms.count > 1 ? terms.count + 2 : 1
      return Node(
        explanation: explanation, terms: terms, rest: rest,
        branches: terms.map { $0.factors.map { $0.isComputed ? .end : .given } })
    }
    nodes = [node(root, limits.terms)]
    var level = 0..<1
    for _ in 1..<max(1, min(limits.depth, Self.deepest)) {
      for place in level {
        for (t, term) in nodes[place].terms.enumerated() {
          for (f, factor) in term.factors.enumerated() where factor.isComputed {
            let name = factor.matrixElement?.description ?? factor.symbols
            if known.contains(name) {
              nodes[place].branches[t][f] = .elsewhere
            } else if lines >= limits.lines {
              leftOut += 1
            } else if let explanation = explainer.explanation(of: factor) {
              known.insert(name)
              nodes[place].branches[t][f] = .node(nodes.count)
              nodes.append(node(explanation, limits.termsBelow))
            }
          }
        }
      }
      level = level.upperBound..<nodes.count
      if level.isEmpty { break }
    }
  }

  /// No chain of operations in a network is longer.
  private static let deepest = 5 * Architecture.maximumDepth
}
