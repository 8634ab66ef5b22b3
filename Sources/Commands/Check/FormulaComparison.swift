import Debugging
import Expressions
import Matrices
import Networks
import Rendering

/// A live matrix beside what a person's formula gives.
struct FormulaComparison {
  let name: MatrixName
  var live: Matrix
  /// The formula, and the names in it.
  let expression: ParsedExpression
  var names: any NameScope
  /// The network.
  let architecture: Architecture
  /// Whether the live matrix may be the wrong one, because a bug is planted.
  var mayBeWrong: Bool
  /// The mistakes in lines of the network, and what the line of the matrix reads; nil where they are not to be told.
  var mistakes: (table: MistakeTable, scope: OperationScope)?
  /// When the matrix is so, to stand behind its name, where that is not now.
  var when = ""

  /// Differences up to this, relative to the larger of 1 and the number itself, are rounding.
  static let tolerance = 1e-9

  /// Whether the formula agrees, where it gives `mine`.
  func check(_ mine: Value) throws(CommandError) -> FormulaCheck {
    guard let array = mine.array else {
      throw .plain("the formula gives a \(mine.kindDescription), and \(name) is a matrix")
    }
    var check = FormulaCheck(name: "\(name)", when: when, mayBeWrong: mayBeWrong, of: live.elements.count)
    guard let matrix = fitted(array) else {
      check.shapes = wrongShape(array)
      check.verdict = .wrong
      return check
    }
    let difference = MatrixDifference(matrix, live) { Self.tolerance * max(1, abs($0)) }
    if difference.isExact { return check }
    let (worst, wrong) = (difference.place, difference.wrong)
    if let text = notFinite(matrix, wrong: wrong) {
      check.notFinite = text
      check.verdict = .notFinite
      return check
    }
    check.differing = wrong
    check.largest = FormulaCheck.Difference(
      element: name.isSingleNumber ? "\(name)" : "\(name)[\(worst.row),\(worst.column)]",
      difference: difference.largest, yours: matrix[worst.row, worst.column],
      gradbs: live[worst.row, worst.column])
    check.verdict = wrong == 0 ? .approximate : .wrong
    if wrong > 0 {
      check.mistake = fits(matrix)
      check.factor = check.mistake == nil ? factor(matrix) : nil
    }
    return check
  }

  /// The formula's value in the shape of the matrix; a vector may stand for a column.
  private func fitted(_ array: ArrayValue) -> Matrix? {
    let matrix = array.matrix
    if matrix.rows == live.rows && matrix.columns == live.columns { return matrix }
    if case .vector(let count) = array.shape, live.columns == 1, count == live.rows {
      return matrix.transposed
    }
    return nil
  }

  private func wrongShape(_ array: ArrayValue) -> String {
    var text = "the formula gives \(array.shape), and \(name) is \(NumberText.shape(live.rows, live.columns))"
    let matrix = array.matrix
    if matrix.rows == live.columns && matrix.columns == live.rows { text += "; it may lack a .T" }
    if array.single != nil, live.elements.count > 1 { text += "; a sum may lack its axis" }
    if live.elements.count == 1 { text += "; np.sum without an axis adds up everything" }
    return text
  }

  /// The mistake that a line is which gives `matrix`, in words; nil where none is known.
  private func fits(_ matrix: Matrix) -> String? {
    mistakes.flatMap { $0.table.mistake(giving: matrix, in: name, with: $0.scope) }?.words(
      inLayer: name.layer)
  }

  /// How many times as large all elements are alike; nil where they are not.
  private func factor(_ matrix: Matrix) -> Double? {
    let ratios = zip(matrix.elements, live.elements).filter { abs($1) > 1e-12 }.map { $0 / $1 }
    guard let first = ratios.first, ratios.count > 1, abs(first - 1) > 1e-6,
      ratios.allSatisfy({ abs($0 - first) <= 1e-6 * abs(first) })
    else { return nil }
    return first
  }
}
