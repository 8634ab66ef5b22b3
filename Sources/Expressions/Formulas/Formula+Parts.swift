extension Formula {
  /// Every part of it that reads `name` and is more than that, the smallest first.
  public func parts(reading name: String) -> [Formula] {
    var found: [Formula] = []
    func visit(_ tree: SyntaxTree) {
      tree.parts.forEach(visit)
      if case .name = tree.kind { return }
      guard tree.freeNames.contains(name) else { return }
      let part = Formula(tree: tree)
      if !found.contains(part) { found.append(part) }
    }
    visit(tree)
    return found
  }
}
