import Debugging
import Expressions
import Matrices
import Networks

/// Judges arrays in the order of the program, keeping what a line may read.
struct ComparisonJudge {
  let saved: SavedIteration
  let run: Session
  private var table: MistakeTable
  /// What the names in lines stand for: the person's arrays, and what follows from them.
  private(set) var names: [String: Value]
  /// The arrays that differ from gradb's.
  private var differing: Set<String> = []
  /// In which ways the file is written otherwise than gradb throughout.
  private(set) var conventions = SavedConventions()
  /// The arrays that hold what a later line made of them, and whose that is.
  private var heirs: [MatrixName: MatrixName] = [:]
  /// What an update that is judged began with.
  private var old: Matrix?

  init(saved: SavedIteration, run: Session) {
    (self.saved, self.run) = (saved, run)
    let batch = saved.batch.batch
    table = MistakeTable(architecture: saved.architecture, m: batch.count, rule: saved.rule)
    names = [
      "m": .integer(batch.count), "alpha": .number(saved.learningRate),
      "l2": .number(saved.rule.l2),
      "y": .array(ArrayValue(vector: batch.labels.map(Double.init), kind: .int)),
    ]
    for setting in Optimizer.settings { names[setting.name] = .number(saved.rule[setting]) }
    for name in saved.architecture.parameterNames {
      // Before its own operation, the optimizer's state is that of the iteration before.
      for given in [name] + StateSlot.allCases.compactMap({ name.state($0) }) {
        names["\(given)"] = saved.parameters[given].map { .array(ArrayValue($0)) }
      }
    }
    if let labels = try? run.matrix(MatrixName(.oneHot)) {
      names["Y"] = .array(ArrayValue(labels))
      for (name, places) in [(MistakeTable.rolled, labels.columns - 1), (MistakeTable.rolledBack, 1)] {
        names[name] = .array(
          ArrayValue(
            Matrix(rows: labels.rows, columns: labels.columns) { labels[$0, ($1 + places) % labels.columns] })
        )
      }
    }
    // What comes later may explain what is wrong here: parameters that an update has already changed.
    for (name, mine) in saved.arrays where name.stateSlot == nil {
      names["\(name)"] = mine.matrix.map { Self.value($0, of: name) }
    }
    for output in [saved.architecture.logits, saved.architecture.outputs] {
      if names["\(output)"] == nil, let right = run.workspace[output] { replace(output, with: right) }
    }
  }

  /// Finds what concerns the file as a whole, before its arrays are judged one by one; `updateAdds` as in `conventions`.
  mutating func prepare(updateAdds: Bool) {
    heirs = overwritten()
    conventions = conventions(updateAdds: updateAdds)
    table.stepInVelocities = conventions.stepInVelocities
    if let alpha = conventions.stepInVelocities { names["alpha"] = .number(alpha) }
    for (name, mine) in saved.arrays where heirs[name] == nil && scale(of: name) != 1 {
      names["\(name)"] = mine.matrix.map { Self.value($0.scaled(by: scale(of: name)), of: name) }
    }
  }

  private static func value(_ matrix: Matrix, of name: MatrixName) -> Value {
    name.isSingleNumber ? .number(matrix.elements.first ?? .nan) : .array(ArrayValue(matrix))
  }

  private func scale(of name: MatrixName) -> Double {
    conventions.scale(of: name, m: saved.batch.batch.count)
  }

  /// What gradb has.
  func right(_ name: MatrixName) -> Matrix? { run.workspace[name] }

  /// Lets lines read `matrix` where they read `name`.
  mutating func replace(_ name: MatrixName, with matrix: Matrix) {
    names["\(name)"] = Self.value(matrix, of: name)
  }

  /// Takes what a line gives from the person's arrays in the place of an array that was not saved.
  mutating func compute(_ name: MatrixName, _ expression: String, _ right: Matrix) {
    let own = differing.isEmpty ? nil : value(of: expression, like: right)
    names["\(name)"] = Self.value(own ?? right, of: name)
    if let own, saved.precision.difference(own, right).wrong > 0 { differing.insert("\(name)") }
  }

  /// The judgement of a matrix of the iteration, `right` in gradb.
  mutating func row(
    _ mine: SavedArray, _ name: MatrixName, _ expression: String, _ right: Matrix
  ) -> IterationComparison.Row {
    let mine = mine.scaled(by: scale(of: name))
    if let heir = heirs[name] { return overwritten(mine, name, expression, right, by: heir) }
    let row = row(
      mine, named: "\(name)", matrix: name, expression, right, formula: "\(name) = \(expression)",
      layer: name.kind == .loss ? saved.architecture.depth : max(1, name.layer),
      mistakes: table.mistakes(in: name, expression))
    if let matrix = mine.matrix {
      names["\(name)"] = Self.value(matrix, of: name)
    } else if name.kind == .biasGradient, let array = mine.asNumPyHasIt {
      // NumPy stretches it, and what the update makes of that follows.
      names["\(name)"] = .array(array)
    } else {
      names["\(name)"] = Self.value(value(of: expression, like: right) ?? right, of: name)
    }
    return row
  }

  /// The judgement of a parameter after the update.
  mutating func row(_ mine: SavedArray, updated name: MatrixName, _ right: Matrix) -> IterationComparison.Row
  {
    old = saved.parameters[name]
    defer { old = nil }
    let expression = "\(saved.rule.optimizer.formula(of: name))"
    return row(
      mine, named: "\(name) after", matrix: nil, expression, right, formula: "\(name) after = \(expression)",
      layer: name.layer, mistakes: table.mistakes(inUpdateOf: name),
      updated: name)
  }

  /// The row of an array that holds what the line of `heir` made of it; lines below read what it should be.
  private mutating func overwritten(
    _ mine: SavedArray, _ name: MatrixName, _ expression: String, _ right: Matrix, by heir: MatrixName
  ) -> IterationComparison.Row {
    compute(name, expression, right)
    let line = "\(heir) = \(name)"
    return IterationComparison.Row(
      name: "\(name)", matrix: name, layer: max(1, name.layer), formula: "\(name) = \(expression)",
      saved: mine,
      verdict: .overwritten, difference: mine.matrix.map { saved.precision.difference($0, right) },
      expected: right,
      mistakes: [
        Mistake(
          line,
          "it holds the same numbers as \(heir): \(line) makes no copy, so what changes \(heir) changes \(name) as well. "
            + "The lines may be right; save \(name).copy(), or write \(line).copy()")
      ])
  }

  private mutating func row(
    _ mine: SavedArray, named name: String, matrix: MatrixName?, _ expression: String, _ right: Matrix,
    formula: String, layer: Int, mistakes: [Mistake], updated: MatrixName? = nil
  ) -> IterationComparison.Row {
    let difference = mine.matrix.map { self.difference($0, right) }
    var verdict = IterationComparison.Verdict.wrong
    var fitting: [Mistake] = []
    if let difference, difference.wrong == 0 {
      verdict = difference.isExact ? .exact : .approximate
    } else {
      loadPixels()
      let own = value(of: expression, like: right)
      if follows(mine, expression, own) {
        // Where nothing before it is wrong, rounding has grown, or a neuron at its kink was counted otherwise.
        verdict = differing.isEmpty ? .approximate : .follows
      } else {
        fitting = fits(mine, own ?? right, among: mistakes, expression, matrix, updated: updated)
        if fitting.first?.isChoice ?? false { verdict = .chosen }
      }
      // Nothing is computed from a loss.
      if verdict != .approximate, verdict != .chosen || matrix?.kind != .loss { differing.insert(name) }
    }
    return IterationComparison.Row(
      name: name, matrix: matrix, layer: layer, formula: formula, saved: mine, verdict: verdict,
      difference: difference, expected: right, mistakes: fitting)
  }

  /// How a matrix differs from another, beyond rounding; of an update, by the step.
  func difference(_ mine: Matrix, _ other: Matrix) -> MatrixDifference {
    old.map { saved.precision.difference(mine, other, updatedFrom: $0) }
      ?? saved.precision.difference(mine, other)
  }

  /// Whether an array is what its line gives from the arrays before it, be it of another shape than gradb's.
  private func follows(_ mine: SavedArray, _ expression: String, _ own: Matrix?) -> Bool {
    guard let matrix = mine.matrix else {
      return !differing.isEmpty && isMisshapen(mine, like: expression, isTransposable: false)
    }
    return own.map { agree(matrix, $0) } ?? false
  }

  /// X as a matrix, made only when something differs: it takes 8 bytes a pixel.
  mutating func loadPixels() {
    guard names["X"] == nil, let pixels = try? run.matrix(MatrixName(.input)) else { return }
    names["X"] = .array(ArrayValue(pixels))
  }
}
