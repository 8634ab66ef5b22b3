import Datasets
import Expressions
import Matrices
import Networks

/// Which arrays of an iteration are not what their lines give, each computed from the iteration's own arrays, and from what
/// other lines give where it has none.
///
/// It tells of one reading of a file how much of the file is right in it, without a session that runs it.
struct LineCheck {
  /// The arrays that are not what their lines give, by their names: `dW1`, `W1 after`.
  private(set) var wrong: Set<String> = []
  /// The lines in which a mistake would make these arrays wrong: of several that read what is not in the file, one.
  private(set) var sources: Set<MatrixName> = []
  /// How many of them are of the forward stage.
  private(set) var wrongForward = 0
  /// How many arrays are right though they do not follow from those before them.
  private(set) var unconnected = 0
  /// What the lines of arrays of the iteration give, as far as they were computed.
  private(set) var own: [MatrixName: Matrix] = [:]
  /// The lines, in their order.
  let lines: ProgramLines

  private let saved: NotebookIteration
  /// What lines give from the beginning of the iteration alone, as far as somebody asked for it.
  private var pure: [MatrixName: Matrix] = [:]
  /// X, where a line has read it: as a matrix it takes 8 bytes a pixel.
  private(set) var inputs: Matrix?
  private var names: [String: Value] = [:]
  /// What lines read that no line writes, and the optimizer's vectors as the iteration before left them.
  private var given: [String: Value] = [:]
  /// The most multiplications of a line that is computed.
  private let mostWork: Int
  /// The arrays whose lines take too long, and are left out.
  private var leftOut: Set<MatrixName> = []

  /// Checks `saved`, a network's `lines`; `inputs` is X where it was made a matrix already, and lines of more than `mostWork`
  /// multiplications are left out.
  init(_ saved: NotebookIteration, _ lines: ProgramLines, inputs: Matrix?, mostWork: Int) {
    (self.saved, self.lines, self.inputs, self.mostWork) = (saved, lines, inputs, mostWork)
    let network = saved.architecture
    names = saved.givenNames
    let targets = network.targetMatrix(saved.batch.batch.y)
    let y = saved.arrays[MatrixName(.oneHot)]?.matrix
    if let y, saved.precision.difference(y, targets).wrong > 0 { blame(MatrixName(.oneHot), isForward: true) }
    names["Y"] = .array(ArrayValue(y ?? targets))
    given = names
    for line in lines.lines { check(line) }
    for name in network.parameterNames { checkUpdate(of: name) }
  }

  private mutating func blame(_ name: MatrixName, isForward: Bool) {
    wrong.insert("\(name)")
    sources.insert(source(of: name))
    wrongForward += isForward ? 1 : 0
  }

  /// The line that a matrix is made by, or, where that reads what is not in the file, the first line that made that.
  private func source(of name: MatrixName) -> MatrixName {
    let unsaved = lines.line(name)?.reads.first {
      $0 != name && lines.line($0) != nil && saved.arrays[$0] == nil
    }
    return unsaved.map(source) ?? name
  }

  private mutating func check(_ line: ProgramLines.Line) {
    let name = line.output
    let shape = saved.architecture.shape(of: name)
    let (rows, columns) = (shape.rows, shape.columns ?? saved.batch.batch.count)
    let mine = saved.arrays[name]
    if isTooMuch(line) || line.reads.contains(where: leftOut.contains) {
      if let value = mine?.matrix {
        names["\(name)"] = ComparisonJudge.value(value, of: name)
      } else {
        leftOut.insert(name)
      }
      return
    }
    if line.readsInputs, names["X"] == nil {
      let batch = saved.batch.batch
      let matrix = inputs ?? batch.data.inputMatrix(rows: batch.rows)
      inputs = matrix
      names["X"] = .array(ArrayValue(matrix))
    }
    if let value = line.formula.matrix(rows: rows, columns: columns, in: scope(of: line)) {
      own[name] = value
      if let mine = mine?.matrix {
        // What is right though what it reads is not has been computed from something else than was saved.
        if !isGuess(name), !isRight(mine, value, line), !isPure(mine, line) {
          blame(name, isForward: line.isForward)
        }
      } else if mine != nil {
        blame(name, isForward: line.isForward)
      }
    }
    if let value = mine?.matrix ?? own[name] { names["\(name)"] = ComparisonJudge.value(value, of: name) }
  }

  /// What the names in a line stand for.
  private func scope(of line: ProgramLines.Line) -> [String: Value] {
    let a = MatrixName(.activation, layer: line.output.layer)
    guard saved.conventions.derivativesAreFromZ, saved.architecture.isHidden(line.output),
      line.output.kind == .preActivationGradient, let right = own[a]
    else { return names }
    return names.merging(["\(a)": ComparisonJudge.value(right, of: a)]) { $1 }
  }

  /// How many products are added for an element of a matrix that a product writes.
  private func inner(_ name: MatrixName) -> Int {
    switch name.kind {
    case .preActivation: saved.architecture.inputs(name.layer)
    case .activationGradient: saved.architecture.neurons(name.layer + 1)
    default: saved.batch.batch.count
    }
  }

  private func isGuess(_ name: MatrixName) -> Bool {
    name.stateSlot.map { saved.guessedState.contains($0) } ?? false
  }

  /// Whether an array is what its line gives from the beginning of the iteration.
  private mutating func isPure(_ mine: Matrix, _ line: ProgramLines.Line) -> Bool {
    guard !wrong.isEmpty, let right = pureValue(line.output), mine.rows == right.rows,
      mine.columns == right.columns, !differs(mine, right)
    else { return false }
    unconnected += 1
    return true
  }

  /// Whether two matrices of one shape differ in elements that are numbers.
  private func differs(_ mine: Matrix, _ other: Matrix) -> Bool {
    guard mine.elements.allSatisfy(\.isFinite) else {
      let numbers = Matrix(rows: mine.rows, columns: mine.columns) {
        mine[$0, $1].isFinite ? mine[$0, $1] : 0
      }
      let others = Matrix(rows: mine.rows, columns: mine.columns) {
        mine[$0, $1].isFinite && other[$0, $1].isFinite ? other[$0, $1] : numbers[$0, $1]
      }
      return saved.precision.difference(numbers, others).wrong > 0
    }
    return saved.precision.difference(mine, other).wrong > 0
  }

  /// What the line of a matrix gives from the beginning of the iteration; nil where that takes too long, or has no value.
  private mutating func pureValue(_ name: MatrixName) -> Matrix? {
    if let known = pure[name] { return known }
    guard let line = lines.line(name), !isTooMuch(line) else { return nil }
    var names = given
    for other in line.reads where lines.line(other) != nil && other != name {
      guard let value = pureValue(other) else { return nil }
      names["\(other)"] = ComparisonJudge.value(value, of: other)
    }
    if line.readsInputs { names["X"] = self.names["X"] }
    let shape = saved.architecture.shape(of: name)
    let value = line.formula.matrix(
      rows: shape.rows, columns: shape.columns ?? saved.batch.batch.count, in: names)
    pure[name] = value
    return value
  }

  private func isTooMuch(_ line: ProgramLines.Line) -> Bool {
    let shape = saved.architecture.shape(of: line.output)
    return line.isProduct
      && shape.rows * (shape.columns ?? saved.batch.batch.count) > mostWork / max(1, inner(line.output))
  }

  private func isRight(_ mine: Matrix, _ value: Matrix, _ line: ProgramLines.Line) -> Bool {
    guard differs(mine, value) else { return true }
    // Velocities are sums of gradients, their means, or steps.
    return line.choices.contains { other in
      other.matrix(rows: value.rows, columns: value.columns, in: names).map {
        saved.precision.difference(mine, $0).wrong == 0
      } ?? false
    }
  }

  private mutating func checkUpdate(of name: MatrixName) {
    guard saved.isLearningRateKnown, let mine = saved.updated[name], let before = saved.parameters[name]
    else {
      return
    }
    var isRight = false
    for line in lines.updates[name, default: []] where !isRight {
      guard let mine = mine.matrix else { break }
      for (place, names) in [names, pureNames(readBy: line)].enumerated() where !isRight {
        isRight =
          line.matrix(rows: before.rows, columns: before.columns, in: names).map {
            saved.precision.difference(mine, $0, updatedFrom: before).wrong == 0
          } ?? false
        unconnected += isRight ? place : 0
      }
    }
    guard !isRight else { return }
    wrong.insert("\(name) after")
    let unsaved = lines.updates[name]?.first?.freeNames.compactMap { MatrixName($0) }.first {
      lines.line($0) != nil && saved.arrays[$0] == nil
    }
    sources.insert(unsaved.map(source) ?? name)
  }

  /// Whether more may be right by the lines of another network, up to a factor: only then it is worth a check of its own.
  func mayBeMoreRight(by others: ProgramLines) -> Bool {
    zip(lines.lines, others.lines).contains { line, other in
      guard line.output == other.output else { return true }
      guard line.formula != other.formula else { return false }
      guard let mine = saved.arrays[line.output]?.matrix else { return true }
      guard wrong.contains("\(line.output)") else { return false }
      guard let value = value(of: other.formula, like: mine) else { return true }
      return !differs(mine, value) || mine.elements.count < 4
        || mine.factor(of: value) { !differs(mine, $0) } != nil
    } || lines.lines.count != others.lines.count || wrong.contains("Y")
  }

  /// What the names in the line of an update stand for, from the beginning of the iteration.
  private mutating func pureNames(readBy line: Formula) -> [String: Value] {
    guard !wrong.isEmpty else { return [:] }
    var names = given
    for name in line.freeNames.compactMap({ MatrixName($0) }) where lines.line(name) != nil {
      names["\(name)"] = pureValue(name).map { ComparisonJudge.value($0, of: name) }
    }
    return names
  }

  /// Whether an array is wrong whose line, or that of an array which it reads and the file does not have, is another one in
  /// another network.
  var dependsOnNetwork: Bool {
    var depending: Set<MatrixName> = []
    for line in lines.lines {
      let name = line.output
      guard saved.architecture.decidesLine(of: name) || line.reads.contains(where: depending.contains) else {
        continue
      }
      if wrong.contains("\(name)") { return true }
      if saved.arrays[name] == nil { depending.insert(name) }
    }
    return wrong.contains("Y")
      || saved.architecture.parameterNames.contains {
        wrong.contains("\($0) after") && ($0.gradient.map(depending.contains) ?? false)
      }
  }

  /// The value of a line, with other matrices in the place of some; nil where it has none of this shape.
  func value(of line: Formula, like shape: Matrix, besides others: [MatrixName: Matrix] = [:]) -> Matrix? {
    let names = names.merging(others.map { ("\($0)", ComparisonJudge.value($1, of: $0)) }) { $1 }
    return line.matrix(rows: shape.rows, columns: shape.columns, in: names)
  }
}
