import Debugging
import Expressions
import Matrices
import Networks
import Pictures

extension Command {
  static let check = Command(
    "check", group: .check, usage: "NAME = E",
    summary: "compare your own formula with a live matrix",
    details: """
      Evaluates E and compares it with NAME element by element: the same to the last bit, approximately the same (within \
      1e-9), or wrong; and then the largest difference and where it is. The exit status of a batch run is 1 where they \
      differ. With a bug planted, the wrong one may be NAME. A line as it stands in a notebook will do: check dW2 = 1 / m \
      * dZ2.dot(A1.T).
      """,
    takesText: true, operands: [.matrix],
    examples: [
      Example("forward 0:16; check Z1 = W1.dot(X) + b1", "a line of your own"),
      Example("grad; check db2 = dZ2.sum(axis=1, keepdims=True) / m", "is it the right axis?"),
    ],
    run: { interpreter, arguments in
      let statement = try interpreter.parseStatement(arguments.text)
      guard case .assignment(let word, nil, let expression) = statement else {
        throw arguments.missing("a matrix, = and a formula")
      }
      guard let name = MatrixName(word) else {
        throw MatrixReference.Failure.unknownName(word, suggestion: nil)
      }
      let session = interpreter.session
      let mine = try interpreter.evaluate(expression, in: arguments.text)
      // A name of one's own beside a matrix stands for it.
      if expression.freeNames == [expression.text] { interpreter.namesRead[expression.text] = "\(name)" }
      let isBugPlanted = session.bug != nil
      let comparison = Comparison(
        name: name, live: try session.matrix(name), mine: mine,
        mayBeWrong: isBugPlanted && !name.isParameter)
      let result = try comparison.result(interpreter.host.display)
      guard result.status == .checkFailed, name.isParameter, let gradient = name.gradient,
        expression.freeNames.contains("\(gradient)") || expression.freeNames.contains("v\(name)")
      else { return result }
      // W1 = W1 - alpha * dW1 is the line of the update, and right where W1 is still what it was before.
      if let written = session.afterUpdate(of: name) {
        let update = Comparison(
          name: name, live: written, mine: mine, mayBeWrong: isBugPlanted, when: " after the update")
        return try update.result(interpreter.host.display)
      }
      return CommandResult(
        result.text
          + StyledText(
            "a line of the update is compared with what update writes where that is next: type grad, then check",
            .faint
          ).paragraph(columns: interpreter.host.display.columns), status: result.status)
    })
}

/// A live matrix beside what a person's formula gives.
private struct Comparison {
  let name: MatrixName
  let live: Matrix
  let mine: Value
  /// Whether the live matrix may be the wrong one, because a bug is planted.
  let mayBeWrong: Bool
  /// When the matrix is so, to stand behind its name, where that is not now.
  var when = ""

  /// Differences up to this, relative to the larger of 1 and the number itself, are rounding.
  static let tolerance = 1e-9

  func result(_ display: Display) throws -> CommandResult {
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
    let remarks = hint(matrix).paragraph(columns: display.columns) + suspicion(display)
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
      text.append("; sum without np. is Python's, which adds up the rows of a matrix: np.sum adds everything")
    }
    return CommandResult(text.paragraph(columns: display.columns), status: .checkFailed)
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
