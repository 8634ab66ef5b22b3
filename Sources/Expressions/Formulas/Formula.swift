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

extension Formula: Equatable {
  /// Whether they are the same tree.
  public static func == (left: Formula, right: Formula) -> Bool { left.text == right.text }
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
