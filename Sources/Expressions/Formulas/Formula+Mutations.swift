/// A formula in which one part was changed.
public struct FormulaMutation: Sendable {
  /// What became of it.
  public let formula: Formula
  /// What was changed.
  public let edit: FormulaEdit
}

extension Formula {
  /// The formulas that one slip makes of this one, each once; most give other numbers, some none and some the same.
  ///
  /// Each name that is a key of `others` is also exchanged for what stands there, and the whole multiplied by each of
  /// `factors`. Which are mistakes only their values tell.
  public func mutations(
    exchanging others: [String: [Formula]] = [:], multiplyingBy factors: [Formula] = [],
    puttingIn functions: [String] = []
  ) -> [FormulaMutation] {
    let rules = MutationRules(others: others.mapValues { $0.map(\.tree) })
    let found =
      rules.variants(of: tree) + MutationRules.withoutBrackets(tree)
      + factors.map { factor in
        .init(
          tree: .chained(tree, [.init(binary: .multiply, right: factor.tree)]),
          edit: FormulaEdit(.factorPutIn, "", factor.text))
      } + functions.compactMap { MutationRules.wrapped(tree, in: $0) } + rules.exchangedThroughout(tree)
    var known: Set<String> = [text]
    return found.compactMap { variant in
      let formula = Formula(tree: variant.tree)
      return known.insert(formula.text).inserted ? FormulaMutation(formula: formula, edit: variant.edit) : nil
    }
  }

  /// The formula with another in the place of each `name` in it.
  public func substituting(_ name: String, by formula: Formula) -> Formula {
    Formula(tree: tree.replacing(name, by: formula.tree))
  }
}
