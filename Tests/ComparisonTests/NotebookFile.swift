import Comparison
import ArrayFiles
import Debugging
import Matrices
import Networks
import TestSupport

/// An iteration as a person's own code would save it: what gradb computes, in which a test puts something wrong.
struct NotebookFile {
  /// A session whose parameters and samples are others: nothing of it may be needed.
  var other: Session
  /// The arrays by the names in the file.
  var arrays: [String: NumericArray] = [:]
  /// The learning rate of the update.
  let alpha = 0.25

  /// The iteration of a 9-…-10 network on `count` samples, with parameters, X, Y and what the update leaves.
  ///
  /// Hidden layers of 10 neurons make square weights, in which a transposition does not show by its shape. No layer has
  /// 7 neurons, so that the samples cannot be mistaken for neurons.
  ///
  /// With momentum it is the second iteration, for in the first the velocities begin at 0.
  init(
    hidden: [Int] = [10], count: Int = 7, activation: Activation = .relu,
    output: OutputLayer = .softmaxCrossEntropy, rule: DescentRule = DescentRule()
  ) throws {
    var settings = Settings()
    settings.alpha = alpha
    settings.rule = rule
    var session = Session(
      data: SmallData.random(count: count, side: 3),
      architecture: try Architecture(sizes: [9] + hidden + [10], activation: activation, output: output),
      settings: settings)
    if rule.momentum != 0 {
      session.train(to: 1) { _ in true }
      for name in session.architecture.parameterNames.compactMap({ $0.state(.v) }) {
        arrays["\(name)_old"] = NumericArray(try session.matrix(name))
      }
    }
    session.run(to: session.program.operations.count - 1)
    for name in session.liveMatrixNames {
      let matrix = try session.matrix(name)
      arrays["\(name)"] =
        name.isSingleNumber ? NumericArray(shape: [], elements: matrix.elements) : NumericArray(matrix)
    }
    session.step()
    for name in session.architecture.parameterNames {
      arrays["\(name)_new"] = NumericArray(try session.matrix(name))
    }
    arrays["alpha"] = NumericArray(shape: [], elements: [alpha])
    if rule.momentum == 0 { arrays = arrays.filter { !$0.key.hasPrefix("v") } }
    var otherSettings = Settings()
    otherSettings.rule = rule
    otherSettings.seed = 9
    other = Session(
      data: SmallData.random(count: 5, side: 3, seed: 3), architecture: session.architecture,
      settings: otherSettings)
  }

  /// A right array as a matrix.
  subscript(name: String) -> Matrix {
    arrays[name]?.matrix ?? Matrix(rows: 0, columns: 0)
  }

  /// Puts a matrix in the place of an array.
  mutating func put(_ matrix: Matrix, as name: String) { arrays[name] = NumericArray(matrix) }

  /// Keeps no more digits of the arrays that `isRounded` names than their type has.
  mutating func round(to precision: NotebookPrecision, where isRounded: (String) -> Bool) {
    let bits = precision == .half ? 11 : 24
    for (name, array) in arrays where isRounded(name) {
      // float16 by its coarsest step, that of numbers near 1.
      let elements = array.elements.map { bits == 11 ? ($0 * 2048).rounded() / 2048 : Double(Float($0)) }
      arrays[name] = NumericArray(shape: array.shape, elements: elements, significandBits: bits)
    }
  }

  /// The arrays in the order of their names.
  var named: [NamedArray] {
    arrays.sorted { $0.key < $1.key }.map { NamedArray(name: $0.key, array: $0.value) }
  }

  /// What gradb says of the file.
  func comparison(mapping: String? = nil) throws -> IterationComparison {
    IterationComparison(try saved(mapping: mapping), like: other)
  }

  /// The file, read.
  func saved(mapping: String? = nil) throws -> NotebookIteration {
    try NotebookIteration(named, fileName: "mine.npz", mapping: mapping, in: other)
  }
}

/// Matrices as the simplest loops compute them: nothing here is gradb's own arithmetic.
extension Matrix {
  func times(_ other: Matrix) -> Matrix {
    Matrix(rows: rows, columns: other.columns) { row, column in
      (0..<columns).reduce(0) { $0 + self[row, $1] * other[$1, column] }
    }
  }

  func map(_ change: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: elements.map(change))
  }

  /// Each element with that of another matrix in the same place, or of its column or row, or its one number.
  func with(_ other: Matrix, _ combine: (Double, Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns) {
      combine(self[$0, $1], other[min($0, other.rows - 1), min($1, other.columns - 1)])
    }
  }

  var rowSums: Matrix {
    Matrix(rows: rows, columns: 1) { row, _ in (0..<columns).reduce(0) { $0 + self[row, $1] } }
  }

  var columnSums: Matrix {
    Matrix(rows: 1, columns: columns) { _, column in (0..<rows).reduce(0) { $0 + self[$1, column] } }
  }

  var sum: Double { elements.reduce(0, +) }
}
