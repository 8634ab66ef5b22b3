import Expressions
import Matrices

/// A small iteration with random numbers, in which lines are tried: those that give the same in it are the same.
struct ExampleIteration {
  /// The sizes of its matrices, each other than its neighbours', or all alike.
  enum Sizes: CaseIterable { case different, alike }

  /// The mistakes in it.
  let table: MistakeTable
  /// What names stand for when the update runs: every matrix of the iteration.
  private let names: [String: Value]
  /// The optimizer's state before each operation that writes some of it: what those before it wrote is the next one.
  private let state: [MatrixName: [String: Value]]

  /// An iteration like that of `table`, of a network as deep.
  init?(like table: MistakeTable, _ sizes: Sizes) {
    let real = table.architecture
    // One output is no size that the others could be like.
    let (outputs, alike) = (real.outputCount, real.outputCount == 1 ? 4 : real.outputCount)
    // Matrices that do not fit should not by chance; a line that fits nothing but square ones needs these.
    let others = (3...13).filter { $0 != outputs && $0 != 4 }
    let inner = (0..<real.depth).map { sizes == .alike ? alike : others[$0 % others.count] }
    let m = sizes == .alike ? alike : 4
    let network = try? Architecture(
      sizes: inner + [outputs], activation: real.activation, output: real.output)
    guard let architecture = network else { return nil }
    self.table = MistakeTable(architecture, m: m, rule: table.rule)
    var generator = SeededGenerator(seed: 1, stream: sizes == .alike ? 1 : 0)
    func random(_ rows: Int, _ columns: Int, _ range: ClosedRange<Double>) -> Value {
      let elements = (0..<rows * columns).map { _ in generator.uniform(range.lowerBound, range.upperBound) }
      return .array(ArrayValue(Matrix(rows: rows, columns: columns, elements: elements)))
    }
    let classes = real.targets.classCount(outputs)
    let y = (0..<m).map { _ in classes.map { Double(generator.below($0)) } ?? generator.uniform(-1, 1) }
    var names: [String: Value] = [
      "m": .integer(m), "alpha": .number(0.2371), "t": .integer(3),
      "X": random(architecture.inputCount, m, 0...1),
      "y": .array(ArrayValue(vector: y, kind: classes == nil ? .float : .int)),
    ]
    names.merge(DescentRule.exampleNumbers.mapValues { .number($0) }) { $1 }
    let targets = architecture.targetMatrix(y)
    names["Y"] = .array(ArrayValue(targets))
    names.merge(MistakeTable.names(forTargets: targets)) { $1 }
    var state: [String: Value] = [:]
    for name in architecture.parameterNames {
      let shape = architecture.shape(of: name)
      names["\(name)"] = random(shape.rows, shape.columns ?? 1, -1...1)
      for slot in StateSlot.all {
        guard let kept = name.state(slot) else { continue }
        state["\(kept)"] = random(shape.rows, shape.columns ?? 1, slot.isOfSquares ? 0...1 : -1...1)
      }
    }
    names.merge(state) { $1 }
    var read: [MatrixName: [String: Value]] = [:]
    for operation in self.table.operations {
      guard let output = operation.output, let formula = operation.expression else { continue }
      if output.stateSlot != nil { read[output] = names.filter { state[$0.key] != nil } }
      let value = (try? formula.value(in: names))?.array
      names["\(output)"] = value.map { output.isSingleNumber ? .number($0.elements[0]) : .array($0) }
    }
    (self.names, self.state) = (names, read)
  }

  /// What names stand for in a line of `output`; of the update where that is nil.
  func names(in output: MatrixName?) -> [String: Value] {
    // A line of the optimizer's state reads what was before it.
    names.merging(output.flatMap { state[$0] } ?? [:]) { $1 }
  }

  /// What a line of `output` gives; of the update where that is nil. nil where it has no value, or none that is finite.
  func value(of formula: Formula, in output: MatrixName?) -> ArrayValue? {
    let names = names(in: output)
    guard let array = (try? formula.value(in: names))?.array, array.elements.allSatisfy(\.isFinite),
      !array.elements.isEmpty
    else { return nil }
    // As NumPy stretches it, and as a bias may be saved.
    let isRow = array.shape.dimensions.count < 2
    return isRow && array.elements.count > 1
      ? ArrayValue(array.matrix.transposed) : ArrayValue(array.matrix)
  }

  /// Whether two values are the same but for rounding; nil is like nil.
  static func areAlike(_ left: ArrayValue?, _ right: ArrayValue?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    guard left.shape == right.shape else { return false }
    let largest = right.elements.reduce(0) { max($0, abs($1)) }
    return zip(left.elements, right.elements).allSatisfy { abs($0 - $1) <= 1e-10 * largest }
  }
}
