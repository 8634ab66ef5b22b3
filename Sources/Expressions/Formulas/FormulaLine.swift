/// A line of a program: a name, and the formula of what it becomes.
public struct FormulaLine: Sendable, Equatable {
  /// What the line writes: `Z1`, or `W` where it stands for every layer.
  public let name: String
  /// The right side.
  public let formula: Formula

  /// The line that gives `name` the value of `formula`.
  public init(_ name: String, _ formula: Formula) {
    self.name = name
    self.formula = formula
  }

  /// The line as it is typed: `Z1 = W1 @ X + b1`; `W -= alpha * dW` for what becomes less by something.
  public var text: String {
    decrease.map { "\(name) -= \($0)" } ?? "\(name) = \(formula)"
  }

  /// What is subtracted from `name`, where the line does nothing else.
  fileprivate var decrease: Formula? {
    guard case .chain(let first, let links) = formula.tree.kind, case .name(name) = first.kind,
      links.count == 1, links[0].binary == .subtract
    else { return nil }
    return Formula(tree: links[0].right)
  }
}

extension Formula {
  /// `dW1` of `W1 - alpha * dW1`: what is multiplied by `factor` and subtracted from `name`; nil where something else is
  /// done.
  public func multiplied(by factor: String, subtractedFrom name: String) -> Formula? {
    guard let decrease = FormulaLine(name, self).decrease,
      case .chain(let first, let links) = decrease.tree.kind,
      case .name(factor) = first.kind, let link = links.first, link.binary == .multiply
    else { return nil }
    return Formula(tree: .chained(link.right, Array(links.dropFirst())))
  }
}
