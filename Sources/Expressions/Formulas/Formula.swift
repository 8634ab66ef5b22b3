/// The right side of a line such as `dW2 = dZ2 @ A1.T / m`: a tree over the names of matrices, and its text.
///
/// Two formulas are equal where their trees are, however they were written.
public struct Formula: Sendable {
  let tree: SyntaxTree
  /// The formula as gradb writes it; reading it gives the same tree.
  public let text: String

  /// Reads a formula.
  public init(_ text: String) throws(ExpressionError) {
    self.init(tree: try ParsedExpression(text).tree, readFrom: text)
  }

  /// The formula of a tree that was made from others. Errors point into its text, so that is read.
  init(tree: SyntaxTree) { self.init(tree: tree, readFrom: nil) }

  /// What was read from the very text that is printed need not be read again.
  private init(tree: SyntaxTree, readFrom source: String?) {
    text = FormulaPrinter.text(tree)
    self.tree = source == text ? tree : (try? ParsedExpression(text))?.tree ?? tree
  }

  /// The text, where a sum of more than three terms shows the first two and the last.
  public var abridged: String { FormulaPrinter.text(tree, mostTerms: 3) }

  /// The names that it reads, each once, in the order in which they stand there.
  public var freeNames: [String] { tree.freeNames }

  /// The functions that it calls, each once, in the order in which they stand there.
  public var functions: [Function] {
    var names: [String] = []
    func visit(_ tree: SyntaxTree) {
      if case .call(let function, _) = tree.kind, !names.contains(function.name) {
        names.append(function.name)
      }
      tree.parts.forEach(visit)
    }
    visit(tree)
    return names.compactMap { FunctionTable.function($0, isNumPy: false) }
  }

  /// Its value, with the names that `scope` knows.
  public func value(
    in scope: some NameScope, limits: EvaluationLimits = EvaluationLimits()
  ) throws(ExpressionError) -> Value {
    try ParsedExpression(source: Array(text), tree: tree).value(in: scope, limits: limits)
  }
}

extension Statement {
  /// What the whole of a name's new value, or of the line's, is computed by; nil where the line changes a value.
  public var formula: Formula? {
    switch self {
    case .expression(let value), .assignment(_, nil, let value): Formula(tree: value.tree)
    case .assignment, .elementAssignment: nil
    }
  }
}

extension Formula {
  /// What stands before the brackets of a formula such as `(dZ1 @ X.T / m)[3,402]`, and what stands in them; nil where
  /// it does not end in brackets.
  public var subscripted: (whole: Formula, indices: [Formula?])? {
    guard case .index(let whole, let indices) = tree.kind else { return nil }
    return (
      Formula(tree: whole),
      indices.map { index in
        if case .value(let tree) = index { Formula(tree: tree) } else { nil }
      }
    )
  }

  /// The one name that it is; nil where it is more.
  public var name: String? {
    if case .name(let name) = tree.kind { name } else { nil }
  }
}

extension Formula: Hashable {
  /// Whether they are the same tree.
  public static func == (left: Formula, right: Formula) -> Bool { left.text == right.text }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Formula: CustomStringConvertible {
  /// The formula as gradb writes it.
  public var description: String { text }
}

/// A formula of gradb's own may stand in the code as it is written.
extension Formula: ExpressibleByStringInterpolation {
  /// Reads a formula that is known to be one.
  public init(stringLiteral text: String) {
    do {
      try self.init(text)
    } catch {
      preconditionFailure("\(text) is no formula: \(error.message)")
    }
  }
}
