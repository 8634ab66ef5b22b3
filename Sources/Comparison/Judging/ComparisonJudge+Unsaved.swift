import Expressions
import Matrices
import Networks

/// Mistakes in lines whose arrays are not in the file: what was made of them shows them.
extension ComparisonJudge {
  /// A mistake in a line before the one that is judged, and how many other wrong arrays it makes right.
  struct EarlierMistake {
    let mistake: Mistake
    let explained: Int
  }

  /// The mistake before `line`, in what it reads and the file does not have, that gives `mine`; nil where none does.
  ///
  /// Of several, the one that makes the most other arrays right; none that makes a right one wrong.
  func earlierMistake(
    _ mine: Matrix, _ right: Matrix, _ line: Line, _ spots: ComparisonSpots?
  ) -> EarlierMistake? {
    guard canTell(mine) else { return nil }
    var best: EarlierMistake?
    for origin in unsaved(readBy: line.formula) where isWorthwhile(origin) {
      let reader = expanded(line.formula, downTo: origin)
      for mistake in table.mistakes(in: origin) + table.slips(in: origin) where !mistake.isChoice {
        guard let here = mistake.inLine(of: origin, readBy: reader), let formula = here.formula,
          fits(mine, formula, spots), !fits(right, formula),
          let explained = explained(by: here, besides: line.output)
        else { continue }
        if explained > best?.explained ?? -1 { best = EarlierMistake(mistake: here, explained: explained) }
      }
    }
    return best
  }

  /// Whether so many mistakes can be tried in a line: of the forward stage, each takes a pass through the network.
  private func isWorthwhile(_ origin: MatrixName) -> Bool {
    let isForward = table.operations.first { $0.output == origin }?.stage == .forward
    let (work, overflow) = saved.architecture.parameterCount.multipliedReportingOverflow(
      by: saved.batch.batch.count)
    return !isForward || (!overflow && work <= Self.mostWorkOfAPass)
  }

  /// The multiplications of a pass up to which hundreds of them take a second or two.
  private static let mostWorkOfAPass = 10_000_000

  /// What lines read from here on where an array that was not saved is what a mistake made of it.
  mutating func adopt(_ origin: Mistake.Origin, before line: Line) {
    for (name, value) in consequences(of: origin) where name != line.output { replace(name, with: value) }
    differ(origin.name)
  }

  /// The matrices that a line reads and the file does not have, the nearest first, and those that they are made of.
  private func unsaved(readBy formula: Formula) -> [MatrixName] {
    var found: [MatrixName] = []
    func visit(_ formula: Formula) {
      for name in formula.freeNames.compactMap({ MatrixName($0) })
      where saved.arrays[name] == nil && !found.contains(name) {
        // What is given, and parameters, have no line.
        guard let right = table.right(name), name.kind != .oneHot, name.stateSlot == nil else { continue }
        found.append(name)
        visit(right)
      }
    }
    visit(formula)
    return found
  }

  /// A line with the lines in it of all that is not in the file and is made of `origin`.
  private func expanded(_ formula: Formula, downTo origin: MatrixName) -> Formula {
    var formula = formula
    for name in unsaved(readBy: formula) where name != origin {
      guard let right = table.right(name), unsaved(readBy: right).contains(origin) else { continue }
      formula = formula.substituting("\(name)", by: right)
    }
    return formula
  }

  /// What becomes of `origin`, and of all that is made of it and not in the file.
  private func consequences(of origin: Mistake.Origin) -> [MatrixName: Matrix] {
    guard let right = right(origin.name), let wrong = value(of: origin.formula, like: right) else {
      return [:]
    }
    var found = [origin.name: wrong]
    for operation in table.operations {
      guard let name = operation.output, name != origin.name, saved.arrays[name] == nil,
        let formula = operation.expression, let right = self.right(name),
        formula.freeNames.contains(where: { MatrixName($0).map { found[$0] != nil } ?? false }),
        let value = value(of: formula, like: right, besides: Self.values(found))
      else { continue }
      found[name] = value
    }
    return found
  }

  /// How many saved arrays beside `output` a mistake makes right that are wrong else; nil where it makes one wrong.
  private func explained(by mistake: Mistake, besides output: MatrixName?) -> Int? {
    guard let origin = mistake.origin else { return nil }
    let changed = consequences(of: origin)
    var count = 0
    for operation in table.operations {
      guard let name = operation.output, name != output, let mine = saved.arrays[name]?.matrix,
        let formula = operation.expression,
        formula.freeNames.contains(where: { MatrixName($0).map { changed[$0] != nil } ?? false })
      else { continue }
      func isRight(_ names: [String: Value]) -> Bool {
        value(of: formula, like: mine, besides: names).map { agree(mine, $0) } ?? false
      }
      switch (isRight([:]), isRight(Self.values(changed))) {
      case (true, false): return nil
      case (false, true): count += 1
      default: break
      }
    }
    return count
  }

  private static func values(_ matrices: [MatrixName: Matrix]) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: matrices.map { ("\($0)", value($1, of: $0)) })
  }
}
