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
  func result(_ mine: Value, _ display: Display) throws -> CommandResult {
    guard let array = mine.array else {
      throw CommandError.plain("the formula gives a \(mine.kindDescription), and \(name) is a matrix")
    }
    let matrix = fitted(array)
    guard let matrix else { return wrongShape(array, display) }
    let difference = MatrixDifference(matrix, live) { Self.tolerance * max(1, abs($0)) }
    let (worst, wrong) = (difference.place, difference.wrong)
    if difference.isExact {
      return CommandResult(StyledText("exact: ", .good) + "\(name)\(when), bit for bit\n")
    }
    if let text = notFinite(matrix, wrong: wrong) {
      let paragraph = (StyledText("not finite: ", .caution) + text).paragraph(columns: display.columns)
      return CommandResult(paragraph + suspicion(display), status: .checkFailed)
    }
    let element = name.isSingleNumber ? "\(name)" : "\(name)[\(worst.row),\(worst.column)]"
    let place =
      "largest difference \(NumberText.exponential(difference.largest)) at \(element): "
      + "yours is \(NumberText.exact(matrix[worst.row, worst.column])), "
      + "\(name)'s \(NumberText.exact(live[worst.row, worst.column]))"
    if wrong == 0 {
      return CommandResult(
        StyledText("approximate: ", .good)
          + StyledText("\(name)\(when) to rounding; \(place)\n").paragraph(columns: display.columns - 13))
    }
    let count = "\(NumberText.count(wrong)) of \(NumberText.count(live.elements.count))"
    let text =
      StyledText("wrong: ", .bad) + StyledText("\(count) elements of \(name)\(when) differ; \(place)")
    let remarks = (fits(matrix) ?? hint(matrix)).paragraph(columns: display.columns) + suspicion(display)
    return CommandResult(text.paragraph(columns: display.columns) + remarks, status: .checkFailed)
  }

  private func suspicion(_ display: Display) -> StyledText {
    guard mayBeWrong else { return StyledText() }
    return StyledText("One of the two is wrong: your line, or the planted bug's.", .faint)
      .paragraph(columns: display.columns)
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

  private func wrongShape(_ array: ArrayValue, _ display: Display) -> CommandResult {
    var text = StyledText("wrong: ", .bad)
    text.append(
      "the formula gives \(array.shape), and \(name) is \(NumberText.shape(live.rows, live.columns))")
    let matrix = array.matrix
    if matrix.rows == live.columns && matrix.columns == live.rows { text.append("; it may lack a .T") }
    if array.single != nil, live.elements.count > 1 { text.append("; a sum may lack its axis") }
    if live.elements.count == 1 {
      text.append("; np.sum without an axis adds up everything")
    }
    return CommandResult(text.paragraph(columns: display.columns), status: .checkFailed)
  }

  /// The mistake that a line is which gives `matrix`; nil where none is known.
  private func fits(_ matrix: Matrix) -> StyledText? {
    guard let mistakes, let mistake = mistakes.table.mistake(giving: matrix, in: name, with: mistakes.scope)
    else { return nil }
    return StyledText("what fits: \(mistake.words(inLayer: name.layer))", .caution)
  }

  /// What is wrong with all elements alike.
  private func hint(_ matrix: Matrix) -> StyledText {
    let ratios = zip(matrix.elements, live.elements).filter { abs($1) > 1e-12 }.map { $0 / $1 }
    guard let first = ratios.first, ratios.count > 1, abs(first - 1) > 1e-6,
      ratios.allSatisfy({ abs($0 - first) <= 1e-6 * abs(first) })
    else { return StyledText() }
    return StyledText(
      "every element of yours is \(NumberText.significant(first, digits: 6)) times as large", .caution)
  }
}
