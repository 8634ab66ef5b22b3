import Expressions
import Matrices
import Networks

/// An iteration that a person's own code saved, array by array beside the one that gradb runs from the same beginning.
///
/// An array that differs is computed once more from the person's own arrays that its line reads. So what is wrong only
/// because something before it is wrong is told from what is wrong itself, and a second mistake does not hide behind the
/// first.
public struct IterationComparison: Sendable {
  /// How an array stands beside gradb's.
  public enum Verdict: Sendable, Equatable {
    /// The same to the last bit.
    case exact
    /// The same to rounding, as `SavedPrecision` has it.
    case approximate
    /// Different, and right for the wrong arrays that it was computed from.
    case follows
    /// Different from what its line gives.
    case wrong
  }

  /// An array, and what there is to say of it.
  public struct Row: Sendable {
    /// What it is in gradb: `dW1`, `W1 after`.
    public let name: String
    /// The matrix whose element `explain` explains; nil for what the update left.
    public let matrix: MatrixName?
    /// Its layer; 1 for Y, and the last for L.
    public let layer: Int
    /// The line that computes it: `dW1 = dZ1 @ X.T / m`.
    public let formula: String
    /// The array as it was saved.
    public let saved: SavedArray
    /// How it stands beside gradb's.
    public let verdict: Verdict
    /// How it differs from gradb's; nil where its shape does not fit.
    public let difference: MatrixDifference?
    /// What gradb has.
    public let expected: Matrix
    /// What kind of mistake fits, where it is wrong; nil where none does that is known.
    public let mistake: Mistake?
  }

  /// The arrays in the order of the program.
  public let rows: [Row]
  /// The session in which gradb ran the iteration, before its update.
  public let session: Session

  /// The arrays that are wrong themselves, the first one first.
  public var wrong: [Row] { rows.filter { $0.verdict == .wrong } }

  /// Runs the iteration in a copy of `session` and compares every array with it.
  ///
  /// Planted bugs of `session` have no part in it. O(samples × parameters), several times over for an array that differs.
  public init(_ saved: SavedIteration, like session: Session) {
    var run = saved.session(like: session)
    run.run(to: run.program.operations.count - 1)
    self.session = run
    var judge = Judge(saved: saved, run: run)
    var rows: [Row] = []
    if let mine = saved.arrays[MatrixName(.oneHot)], let right = try? run.matrix(MatrixName(.oneHot)) {
      rows.append(judge.row(mine, MatrixName(.oneHot), "one_hot(y)", right))
    }
    for operation in run.program.operations {
      guard let name = operation.output, let right = run.workspace[name] else { continue }
      if let mine = saved.arrays[name] {
        rows.append(judge.row(mine, name, operation.expression, right))
      } else {
        judge.compute(name, operation.expression, right)
      }
    }
    var after = run
    after.step()
    for name in saved.architecture.parameterNames {
      guard let mine = saved.updated[name], let right = after.parameters[name] else { continue }
      rows.append(judge.row(mine, updated: name, right))
    }
    self.rows = rows
  }
}

/// Judges arrays in the order of the program, keeping what a line may read.
private struct Judge {
  let saved: SavedIteration
  let run: Session
  let table: MistakeTable
  /// What the names in lines stand for: the person's arrays, and what follows from them.
  var names: [String: Value]
  /// The arrays that differ from gradb's.
  var differing: Set<String> = []

  init(saved: SavedIteration, run: Session) {
    (self.saved, self.run) = (saved, run)
    let batch = saved.batch.batch
    table = MistakeTable(architecture: saved.architecture, m: batch.count)
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
    if let labels = try? run.matrix(MatrixName(.oneHot)) { names["Y"] = .array(ArrayValue(labels)) }
    // What comes later may explain what is wrong here: parameters that an update has already changed.
    for (name, mine) in saved.arrays where !name.isVelocity {
      names["\(name)"] = mine.matrix.map { Self.value($0, of: name) }
    }
  }

  private static func value(_ matrix: Matrix, of name: MatrixName) -> Value {
    name.isSingleNumber ? .number(matrix.elements.first ?? .nan) : .array(ArrayValue(matrix))
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
    let row = row(
      mine, named: "\(name)", matrix: name, expression, right, formula: "\(name) = \(expression)",
      layer: name.kind == .loss ? saved.architecture.depth : max(1, name.layer),
      mistakes: table.mistakes(in: name, expression))
    if let matrix = mine.matrix {
      names["\(name)"] = Self.value(matrix, of: name)
    } else {
      names["\(name)"] = Self.value(value(of: expression, like: right) ?? right, of: name)
    }
    return row
  }

  /// The judgement of a parameter after the update.
  mutating func row(_ mine: SavedArray, updated name: MatrixName, _ right: Matrix) -> IterationComparison.Row
  {
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
    let difference = mine.matrix.map { saved.precision.difference($0, right) }
    var verdict = IterationComparison.Verdict.wrong
    var mistake: Mistake?
    if let difference, difference.wrong == 0 {
      verdict = difference.isExact ? .exact : .approximate
    } else {
      loadPixels()
      let own = value(of: expression, like: right)
      if let matrix = mine.matrix, let own, saved.precision.difference(matrix, own).wrong == 0 {
        // Where nothing before it is wrong, rounding has grown, or a neuron at its kink was counted otherwise.
        verdict = differing.isEmpty ? .approximate : .follows
      } else {
        mistake = self.mistake(in: mine, own ?? right, among: mistakes, matrix)
      }
      if verdict != .approximate { differing.insert(name) }
    }
    return IterationComparison.Row(
      name: name, matrix: matrix, layer: layer, formula: formula, saved: mine, verdict: verdict,
      difference: difference,
      expected: right, mistake: mistake)
  }

  /// X as a matrix, made only when something differs: it takes 8 bytes a pixel.
  private mutating func loadPixels() {
    guard names["X"] == nil, let pixels = try? run.matrix(MatrixName(.input)) else { return }
    names["X"] = .array(ArrayValue(pixels))
  }

  /// What `expression` gives, in the shape of `right`; nil where it cannot be computed or has another shape.
  private func value(of expression: String, like right: Matrix) -> Matrix? {
    guard let array = value(of: expression) else { return nil }
    let matrix = array.matrix
    if matrix.rows == right.rows && matrix.columns == right.columns { return matrix }
    if case .vector(let count) = array.shape, right.columns == 1, count == right.rows {
      return matrix.transposed
    }
    // NumPy would stretch it.
    if let number = array.single, right.columns == 1 {
      return Matrix(rows: right.rows, columns: right.columns, repeating: number)
    }
    return nil
  }

  private func value(of expression: String) -> ArrayValue? {
    // The sum of a formula is NumPy's; as a name of its own it would be Python's, which adds rows.
    let text = expression.replacing("np.sum(", with: "sum(").replacing("sum(", with: "np.sum(")
    guard case .expression(let parsed)? = try? Statement(text) else { return nil }
    return (try? parsed.value(in: names))?.array
  }

  /// The first mistake that gives what was saved.
  private func mistake(
    in mine: SavedArray, _ right: Matrix, among mistakes: [Mistake], _ name: MatrixName?
  ) -> Mistake? {
    let known = mistakes.first { mistake in
      guard let matrix = mine.matrix else { return isMisshapen(mine, like: mistake.expression) }
      guard let wrong = value(of: mistake.expression, like: right) else { return false }
      return saved.precision.difference(matrix, wrong).wrong == 0
    }
    if let known { return known }
    guard let matrix = mine.matrix else { return nil }
    if let factor = constantFactor(matrix, right) { return Mistake("", .diagnosis(.constantFactor(factor))) }
    if let parameter = name?.parameter, let values = saved.parameters[parameter] {
      let rest = Matrix(rows: matrix.rows, columns: matrix.columns) { matrix[$0, $1] - right[$0, $1] }
      if let factor = constantFactor(rest, values) {
        return Mistake("", .diagnosis(.strayRegularization(factor: factor)))
      }
    }
    return nil
  }

  /// Whether an array of another shape than gradb's is what a mistake gives, either way round.
  private func isMisshapen(_ mine: SavedArray, like expression: String) -> Bool {
    guard let wrong = value(of: expression), let saved = mine.array.matrix,
      wrong.elements.count == saved.elements.count
    else { return false }
    return [wrong.matrix, wrong.matrix.transposed].contains { candidate in
      let candidate =
        min(candidate.rows, candidate.columns) == 1 && min(saved.rows, saved.columns) == 1
        ? Matrix(rows: saved.rows, columns: saved.columns, elements: candidate.elements) : candidate
      guard candidate.rows == saved.rows, candidate.columns == saved.columns else { return false }
      return self.saved.precision.difference(saved, candidate).wrong == 0
    }
  }

  /// mine / right, where it is the same for all elements.
  private func constantFactor(_ mine: Matrix, _ right: Matrix) -> Double? {
    guard let place = right.elements.indices.max(by: { abs(right.elements[$0]) < abs(right.elements[$1]) }),
      right.elements.count > 1
    else { return nil }
    let factor = mine.elements[place] / right.elements[place]
    guard factor.isFinite, factor != 0 else { return nil }
    let scaled = Matrix(rows: right.rows, columns: right.columns) { right[$0, $1] * factor }
    return saved.precision.difference(mine, scaled).wrong == 0 ? factor : nil
  }
}
