import Base
import Platform

/// What makes numbers that are none (inf or nan) out of numbers, in a formula that is computed as it is written.
public struct NonFiniteOrigin: Sendable, Equatable {
  /// The step, with its numbers: `0 * log(0)`, `exp(800)`; where it is not one of two numbers or of one, its text.
  public let step: String
  /// What the step gives: inf, -inf or nan.
  public let result: Double
}

extension ParsedExpression {
  /// What makes the expression's value inf or nan; nil where all of it is finite, or it has no value.
  ///
  /// A nan is told before an inf that led to it: `0 * log(0)` and not `log(0)`.
  public func nonFiniteOrigin(
    in scope: some NameScope, limits: EvaluationLimits = EvaluationLimits()
  ) -> NonFiniteOrigin? {
    NonFiniteSearch(source: source, scope: scope, limits: limits).origin(in: tree)
  }
}

/// Evaluates the parts of an expression one by one, innermost first.
private struct NonFiniteSearch<Scope: NameScope> {
  let source: [Character]
  let scope: Scope
  let limits: EvaluationLimits

  /// Longer chains are looked at as a whole, because each of their beginnings is evaluated anew.
  private static var mostLinks: Int { 20 }

  func origin(in tree: SyntaxTree) -> NonFiniteOrigin? {
    guard let value = value(tree) else { return nil }
    let isNaN = value.elements.contains(where: \.isNaN)
    let isMeant: (Double) -> Bool = isNaN ? \.isNaN : \.isInfinite
    guard let found = first(in: tree, where: isMeant), let whole = self.value(found) else { return nil }
    // An element that the value has, too, where they can be told to be the same: others may have been masked out.
    let common =
      value.shape == whole.shape ? zip(value.elements, whole.elements).map { isMeant($0) && isMeant($1) } : []
    guard let place = common.firstIndex(of: true) ?? whole.elements.firstIndex(where: isMeant) else {
      return nil
    }
    let rows = whole.shape.rows
    let step = step(found, whole.shape, row: place % rows, column: place / rows)
    return NonFiniteOrigin(step: step, result: whole.elements[place])
  }

  private func value(_ tree: SyntaxTree) -> ArrayValue? {
    var evaluator = Evaluator(source: source, scope: scope, limits: limits)
    return try? evaluator.operand(tree).array
  }

  /// The innermost part with such an element whose own parts have none; what a part made good again is no cause.
  private func first(in tree: SyntaxTree, where isMeant: (Double) -> Bool) -> SyntaxTree? {
    guard value(tree)?.elements.contains(where: isMeant) == true else { return nil }
    for part in steps(tree) {
      if let found = first(in: part, where: isMeant) { return found }
    }
    return tree
  }

  /// The parts; `a * b / c` is made of `a * b` and `c`.
  private func steps(_ tree: SyntaxTree) -> [SyntaxTree] {
    guard case .chain(let first, let links) = tree.kind, let last = links.last, links.count > 1,
      links.count <= Self.mostLinks
    else { return tree.parts }
    let before = links.dropLast()
    let end = before.last?.right.columns.upperBound ?? first.columns.upperBound
    let left = SyntaxTree(.chain(first, Array(before)), columns: first.columns.lowerBound..<end)
    return [left, last.right]
  }

  /// The step with the numbers that it has for one element of its value.
  private func step(_ tree: SyntaxTree, _ shape: Shape, row: Int, column: Int) -> String {
    let parts = steps(tree)
    let numbers = parts.map { number($0, shape, row: row, column: column) }
    switch tree.kind {
    case .chain(_, let links) where parts.count == 2:
      if let left = numbers[0], let right = numbers[1], let binary = links.last?.binary {
        return "\(left) \(binary.rawValue) \(right)"
      }
    case .call(let name, _) where parts.count == 1:
      if let argument = numbers[0] { return "\(name.name)(\(argument))" }
    default: break
    }
    return SourceText.shortened(source, tree.columns)
  }

  /// The number that a part has for an element of the whole; one that is not finite as the step that made it.
  private func number(_ tree: SyntaxTree, _ shape: Shape, row: Int, column: Int) -> String? {
    // What is not combined element by element, as in a sum, has no number of its own for each.
    guard let value = value(tree), value.shape.broadcast(with: shape) == shape, !value.elements.isEmpty else {
      return nil
    }
    let (row, column) = (min(row, value.shape.rows - 1), min(column, value.shape.columns - 1))
    let number = value[row, column]
    // The name of a matrix is no step.
    if !number.isFinite, !steps(tree).isEmpty,
      steps(tree).allSatisfy({ isFinite($0, value.shape, row, column) })
    {
      return step(tree, value.shape, row: row, column: column)
    }
    return Int(exactly: number) == nil && number.isFinite
      ? number.printed(.general, 6) : NumberWords.text(number)
  }

  /// Whether a part of a step that works element by element is finite there.
  private func isFinite(_ tree: SyntaxTree, _ shape: Shape, _ row: Int, _ column: Int) -> Bool {
    guard let value = value(tree), value.shape.broadcast(with: shape) == shape, !value.elements.isEmpty else {
      return false
    }
    return value[min(row, value.shape.rows - 1), min(column, value.shape.columns - 1)].isFinite
  }
}
