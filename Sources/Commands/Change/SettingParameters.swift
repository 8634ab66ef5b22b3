import Debugging
import Expressions
import Matrices
import Networks
import Rendering

extension Interpreter {
  /// Puts numbers in the place of a part of a parameter; without any, says what is there, unless an = asks for them.
  mutating func setParameter(_ target: String, _ text: String, isQuestion: Bool) throws -> CommandResult {
    let reference = try MatrixReference(target)
    let name = reference.name
    guard name.isParameter else { throw CommandError.notAParameter("\(name)") }
    let matrix = try session.matrix(name)
    let (rows, columns) = try (reference.selection ?? .all).resolved(
      rowCount: matrix.rows, columnCount: matrix.columns)
    let isElement = rows.count == 1 && columns.count == 1
    let part = isElement ? "\(name)[\(rows[0]),\(columns[0])]" : target.filter { !$0.isWhitespace }
    let old = matrix.selecting(rows: rows, columns: columns)
    guard !text.isEmpty else {
      guard isQuestion else {
        throw CommandError.plain("a number is missing; expected one, such as set \(part) = 0.5")
      }
      let now =
        isElement ? NumberText.exact(old[0, 0]) : "\(sizes(of: old)) numbers, which show \(part) shows"
      return CommandResult(
        StyledText("\(part) is \(now); ")
          + StyledText("set \(part) = 0.5 changes \(isElement ? "it" : "them")\n", .faint))
    }
    let new = try values(of: text, for: part, like: old)
    if isElement {
      _ = session.setParameter(name, row: rows[0], column: columns[0], to: new[0, 0])
      return CommandResult(
        StyledText("\(part): \(NumberText.exact(old[0, 0])) -> \(NumberText.exact(new[0, 0]))\n")
          + staleRemark)
    }
    var changed = matrix
    for (row, place) in rows.enumerated() {
      for (column, other) in columns.enumerated() { changed[place, other] = new[row, column] }
    }
    _ = session.setParameter(name, to: changed)
    let kept = keep(.array(ArrayValue(old)))
    return CommandResult(
      StyledText("\(part): \(sizes(of: old)) numbers are set; ")
        + StyledText("set \(part) = \(kept) puts the old ones back\n", .faint) + staleRemark)
  }

  /// Tells, after parameters were changed in the middle of an iteration, that its matrices are of the old ones.
  var staleRemark: StyledText {
    guard session.isMidIteration else { return StyledText() }
    return StyledText(
      "what this iteration computed is of the old value; forward computes it again\n", .faint)
  }

  /// What an expression gives, stretched to the shape of `old` as NumPy does; a vector also fills a single column.
  private func values(of text: String, for part: String, like old: Matrix) throws -> Matrix {
    let value = try Double(text).map(Value.number) ?? evaluate(parse(text), in: text)
    guard var matrix = value.array?.matrix else { throw misfit(value, text, part, old) }
    if case .vector(old.rows)? = value.array?.shape, old.columns == 1 { matrix = matrix.transposed }
    guard [1, old.rows].contains(matrix.rows), [1, old.columns].contains(matrix.columns) else {
      throw misfit(value, text, part, old)
    }
    return Matrix(rows: old.rows, columns: old.columns) {
      matrix[matrix.rows == 1 ? 0 : $0, matrix.columns == 1 ? 0 : $1]
    }
  }

  private func misfit(_ value: Value, _ text: String, _ part: String, _ old: Matrix) -> CommandError {
    let isElement = old.elements.count == 1
    return .plain(
      "\(part) is \(isElement ? "one number" : "\(sizes(of: old)) numbers"), and \(text) is a "
        + "\(value.kindDescription); expected one number\(isElement ? "" : " or as many"), such as \(part) = 0.5"
    )
  }

  /// `784`, or `10×10` where there are several rows and columns.
  private func sizes(of matrix: Matrix) -> String {
    min(matrix.rows, matrix.columns) == 1
      ? NumberText.count(matrix.elements.count)
      : NumberText.shape(matrix.rows, matrix.columns, unicode: host.display.unicode)
  }
}
