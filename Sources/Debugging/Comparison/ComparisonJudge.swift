import Expressions
import Matrices
import Networks

/// Judges arrays in the order of the program, keeping what a line may read.
struct ComparisonJudge {
  let saved: SavedIteration
  private let run: Session
  private let table: MistakeTable
  /// What the names in lines stand for: the person's arrays, and what follows from them.
  private(set) var names: [String: Value]
  /// The arrays that differ from gradb's.
  private var differing: Set<String> = []
  /// m where the file has dZ and dA divided by it, so that they are multiplied by it here; else 1.
  private(set) var errorScale = 1.0
  /// What an update that is judged began with.
  private var old: Matrix?

  init(saved: SavedIteration, run: Session) {
    (self.saved, self.run) = (saved, run)
    let batch = saved.batch.batch
    table = MistakeTable(architecture: saved.architecture, m: batch.count, rule: saved.rule)
    names = [
      "m": .number(Double(batch.count)), "alpha": .number(saved.learningRate),
      "l2": .number(saved.rule.l2), "momentum": .number(saved.rule.momentum),
      "y": .array(ArrayValue(vector: batch.labels.map(Double.init))),
    ]
    for name in saved.architecture.parameterNames {
      names["\(name)"] = saved.parameters[name].map { .array(ArrayValue($0)) }
      // Before its own operation, a velocity is that of the iteration before.
      if let velocity = name.velocity {
        names["\(velocity)"] = saved.parameters[velocity].map { .array(ArrayValue($0)) }
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
    for (name, mine) in saved.arrays where !name.isVelocity {
      names["\(name)"] = mine.matrix.map { Self.value($0, of: name) }
    }
    let output = MatrixName(.activation, layer: saved.architecture.depth)
    if names["\(output)"] == nil, let right = run.workspace[output] {
      names["\(output)"] = .array(ArrayValue(right))
    }
    if errorsAreDivided() {
      errorScale = Double(batch.count)
      for (name, mine) in saved.arrays where name.isError {
        names["\(name)"] = mine.matrix.map { Self.value($0.scaled(by: errorScale), of: name) }
      }
    }
  }

  private static func value(_ matrix: Matrix, of name: MatrixName) -> Value {
    name.isSingleNumber ? .number(matrix.elements.first ?? .nan) : .array(ArrayValue(matrix))
  }

  /// Whether the last layer's dZ is (A - Y) / m, and a dW or db of the file a sum of what is divided already.
  private func errorsAreDivided() -> Bool {
    let depth = saved.architecture.depth
    let error = MatrixName(.preActivationGradient, layer: depth)
    guard saved.batch.batch.count > 1, let mine = saved.arrays[error]?.matrix,
      fits(mine, "(A\(depth) - Y) / m")
    else { return false }
    return (1...depth).contains { layer in
      let dZ = "dZ\(layer)"
      let lines = [
        (MatrixName.Kind.weightsGradient, "\(dZ) @ \(table.input(layer)).T"),
        (.biasGradient, "sum(\(dZ), axis=1)"),
      ]
      return lines.contains { kind, line in
        saved.arrays[MatrixName(kind, layer: layer)]?.matrix.map { fits($0, line) } ?? false
      }
    }
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
    let mine = name.isError ? mine.scaled(by: errorScale) : mine
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
    let hasVelocities = saved.rule.momentum != 0
    let expression = table.updateExpression(name, hasVelocities: hasVelocities)
    return row(
      mine, named: "\(name) after", matrix: nil, expression, right, formula: "\(name) after = \(expression)",
      layer: name.layer, mistakes: table.mistakes(inUpdateOf: name, hasVelocities: hasVelocities))
  }

  private mutating func row(
    _ mine: SavedArray, named name: String, matrix: MatrixName?, _ expression: String, _ right: Matrix,
    formula: String, layer: Int, mistakes: [Mistake]
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
        fitting = fits(mine, own ?? right, among: mistakes, matrix)
        if fitting.first?.isChoice ?? false { verdict = .chosen }
      }
      if verdict == .follows || verdict == .wrong { differing.insert(name) }
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
  private mutating func loadPixels() {
    guard names["X"] == nil, let pixels = try? run.matrix(MatrixName(.input)) else { return }
    names["X"] = .array(ArrayValue(pixels))
  }
}
