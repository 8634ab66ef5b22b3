import Base
import Debugging
import Expressions
import Matrices
import Networks

/// Judges arrays in the order of the program, keeping what a line may read.
struct ComparisonJudge {
  let saved: NotebookIteration
  let run: Session
  /// The mistakes that people make.
  private(set) var table: MistakeTable
  /// What the names in lines stand for: the person's arrays, and what follows from them.
  private(set) var names: [String: Value]
  /// The arrays that differ from gradb's.
  private(set) var differing: Set<String> = []
  /// alpha where velocities hold steps.
  private(set) var stepInVelocities: Double?
  /// What an update that is judged began with.
  private var old: Matrix?
  /// Whether lines are not evaluated any more, because the person asked to stop; the judgement is then thrown away.
  let isBrokenOff: @Sendable () -> Bool

  init(saved: NotebookIteration, run: Session, isBrokenOff: @escaping @Sendable () -> Bool) {
    (self.saved, self.run, self.isBrokenOff) = (saved, run, isBrokenOff)
    table = MistakeTable(saved.architecture, m: saved.batch.batch.count, rule: saved.rule)
    names = saved.givenNames
    if let labels = try? run.matrix(MatrixName(.oneHot)) {
      names["Y"] = .array(ArrayValue(labels))
      names.merge(MistakeTable.names(forTargets: labels)) { $1 }
    }
    // What comes later may explain what is wrong here: parameters that an update has already changed.
    for (name, mine) in saved.arrays where name.stateSlot == nil {
      names["\(name)"] = mine.matrix.map { Self.value($0, of: name) }
    }
    for output in [saved.architecture.logits, saved.architecture.outputs] {
      if names["\(output)"] == nil, let right = run.workspace[output] { replace(output, with: right) }
    }
  }

  /// Finds what concerns the file as a whole, before its arrays are judged one by one.
  mutating func prepare() {
    stepInVelocities = stepOfVelocities()
    table.stepInVelocities = stepInVelocities.map(Self.text)
    if let alpha = stepInVelocities { names["alpha"] = .number(alpha) }
  }

  static func value(_ matrix: Matrix, of name: MatrixName) -> Value {
    name.isSingleNumber ? .number(matrix.elements.first ?? .nan) : .array(ArrayValue(matrix))
  }

  /// What gradb has.
  func right(_ name: MatrixName) -> Matrix? { run.workspace[name] }

  /// Lets lines read `matrix` where they read `name`.
  mutating func replace(_ name: MatrixName, with matrix: Matrix) {
    names["\(name)"] = Self.value(matrix, of: name)
  }

  /// Remembers that an array differs from gradb's.
  mutating func differ(_ name: MatrixName) { differing.insert("\(name)") }

  /// Takes what a line gives from the person's arrays in the place of an array that was not saved.
  mutating func compute(_ name: MatrixName, _ line: Formula, _ right: Matrix) {
    let kept = takeDerivativeFromZ(name)
    defer { names.merge(kept) { $1 } }
    let own = differing.isEmpty ? nil : value(of: line, like: right)
    if own == nil, !differing.isEmpty, let array = (try? line.value(in: names))?.array {
      // What NumPy stretched becomes a matrix of another shape.
      names["\(name)"] = .array(array)
      differing.insert("\(name)")
      return
    }
    names["\(name)"] = Self.value(own ?? right, of: name)
    if let own, saved.precision.difference(own, right).wrong > 0 { differing.insert("\(name)") }
  }

  /// The judgement of a matrix of the iteration, `right` in gradb.
  mutating func row(
    _ mine: NotebookArray, _ name: MatrixName, _ line: Formula, _ right: Matrix
  ) -> IterationComparison.Row {
    if let copy = saved.overwritten[name] { return row(overwritten: copy, name, line, right) }
    let kept = takeDerivativeFromZ(name)
    defer { names.merge(kept) { $1 } }
    let row = row(mine, Line(name, line), right)
    if let matrix = mine.matrix {
      names["\(name)"] = Self.value(matrix, of: name)
    } else if let array = asLinesReadIt(mine) {
      // NumPy stretches it, and what the update makes of that follows.
      names["\(name)"] = .array(array)
    } else {
      names["\(name)"] = Self.value(value(of: line, like: right) ?? right, of: name)
    }
    return row
  }

  /// Lets the line of a hidden layer's error read A as it should be, where the file takes derivatives at Z; answers what the
  /// name stood for.
  private mutating func takeDerivativeFromZ(_ name: MatrixName) -> [String: Value] {
    let a = MatrixName(.activation, layer: name.layer)
    guard saved.conventions.derivativesAreFromZ, name.kind == .preActivationGradient,
      saved.architecture.isHidden(name), let kept = names["\(a)"], let line = table.right(a),
      let like = right(a),
      let own = value(of: line, like: like)
    else { return [:] }
    replace(a, with: own)
    return ["\(a)": kept]
  }

  /// The judgement of a parameter after the update.
  mutating func row(_ mine: NotebookArray, updated name: MatrixName, _ right: Matrix)
    -> IterationComparison.Row
  {
    old = saved.parameters[name]
    defer { old = nil }
    return row(mine, Line(updating: name, table.update(of: name)), right)
  }

  /// An array whose shape is not gradb's, the way round in which lines read what was saved with it.
  private func asLinesReadIt(_ mine: NotebookArray) -> ArrayValue? {
    guard let array = mine.asNumPyHasIt else { return nil }
    return saved.layout.samplesAreRows && array.shape.dimensions.count == 2
      ? ArrayValue(array.matrix.transposed) : array
  }

  /// The row of an array that a later line changed in place; lines below read what it should be.
  private mutating func row(
    overwritten copy: NotebookIteration.Overwritten, _ name: MatrixName, _ line: Formula, _ right: Matrix
  ) -> IterationComparison.Row {
    let heir = copy.heir
    let isWhole = copy.array.matrix.map { $0.elements == saved.arrays[heir]?.matrix?.elements } ?? false
    let words: MistakeWords =
      isWhole
      ? """
      it holds the same numbers as \(heir): \(heir) = \(name) makes no copy, so what changes \(heir) changes \(name) as \
      well. The lines may be right; save \(name).copy(), or write \(heir) = \(name).copy()
      """
      : """
      it holds \(line: copy.part.text), a part of the line of \(heir): it was changed in place there, which changes \
      nothing else here
      """
    let mine = saved.arrays[name]?.matrix
    let row = IterationComparison.Row(
      name: "\(name)", matrix: name, written: name, line: line, layer: max(1, name.layer), saved: copy.array,
      verdict: .overwritten, difference: copy.array.matrix.map { saved.precision.difference($0, right) },
      expected: right,
      mistakes: [Mistake(.words(words), line: isWhole ? "\(heir) = \(name)" : copy.part.text)])
    if let mine { replace(name, with: mine) }
    if let mine, saved.precision.difference(mine, right).wrong > 0 { differing.insert("\(name)") }
    return row
  }

  private mutating func row(
    _ mine: NotebookArray, _ line: Line, _ right: Matrix
  ) -> IterationComparison.Row {
    let name = line.parameter.map { "\($0) after" } ?? "\(line.written)"
    let difference = mine.matrix.map { self.difference($0, right) }
    var verdict = IterationComparison.Verdict.wrong
    var fitting: [Mistake] = []
    if let difference, difference.wrong == 0 {
      verdict = difference.isExact ? .exact : .approximate
    } else {
      loadPixels()
      let own = value(of: line.formula, like: right)
      if follows(mine, line.formula, own) {
        // Where nothing before it is wrong, rounding has grown, or a neuron at its kink was counted otherwise.
        verdict = differing.isEmpty ? .approximate : .follows
      } else {
        fitting = reasons(for: mine, own ?? right, line)
        if fitting.first?.formula == nil, let name = line.output, let written = saved.asWritten[name] {
          // A mistake may stand in a line that is written otherwise as it is.
          let others = reasons(for: written, own ?? right, line)
          if others.first?.formula != nil { fitting = others }
        }
        if let origin = fitting.first?.origin { adopt(origin, before: line) }
        if fitting.first?.isChoice ?? false { verdict = .chosen }
      }
      // Nothing is computed from a loss.
      if verdict != .approximate, verdict != .chosen || line.output?.kind != .loss { differing.insert(name) }
    }
    let layer = line.written.kind == .loss ? saved.architecture.depth : max(1, line.written.layer)
    return IterationComparison.Row(
      name: name, matrix: line.output, written: line.written, line: line.formula, layer: layer, saved: mine,
      verdict: verdict,
      difference: difference, expected: right, mistakes: fitting)
  }

  /// How a matrix differs from another, beyond rounding; of an update, by the step.
  func difference(_ mine: Matrix, _ other: Matrix) -> MatrixDifference {
    old.map { saved.precision.difference(mine, other, updatedFrom: $0) }
      ?? saved.precision.difference(mine, other)
  }

  /// Whether an array is what its line gives from the arrays before it, be it of another shape than gradb's.
  private func follows(_ mine: NotebookArray, _ line: Formula, _ own: Matrix?) -> Bool {
    guard let matrix = mine.matrix else {
      return !differing.isEmpty && isMisshapen(mine, like: line, isTransposable: saved.layout.samplesAreRows)
    }
    return own.map { agree(matrix, $0) } ?? false
  }

  /// X as a matrix, made only when something differs: it takes 8 bytes a pixel.
  mutating func loadPixels() {
    guard names["X"] == nil, let pixels = try? run.matrix(MatrixName(.input)) else { return }
    names["X"] = .array(ArrayValue(pixels))
  }
}

/// A line that is judged: its right side, and what it writes.
struct Line {
  let formula: Formula
  /// The matrix of the iteration that it writes; nil for an update.
  let output: MatrixName?
  /// The parameter that it updates, or nil.
  let parameter: MatrixName?
  /// The one or the other.
  let written: MatrixName

  init(_ output: MatrixName, _ formula: Formula) {
    (self.formula, self.output, parameter, written) = (formula, output, nil, output)
  }

  init(updating parameter: MatrixName, _ formula: Formula) {
    (self.formula, output, self.parameter, written) = (formula, nil, parameter, parameter)
  }
}
