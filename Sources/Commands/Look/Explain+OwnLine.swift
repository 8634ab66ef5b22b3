import Debugging
import Expressions
import Networks
import Rendering

extension Interpreter {
  /// Explains an element of a line of one's own, or of a value that was printed; nil where the text means a matrix of
  /// the iteration.
  func explainOwnLine(_ text: String, _ limits: ExplanationTree.Limits) throws -> CommandResult? {
    guard (try? MatrixReference(text)) == nil, let formula = try ownFormula(text) else { return nil }
    let whole = formula.subscripted?.whole ?? formula
    let kept = whole.name
    if let kept {
      guard session.variables[kept] != nil else { return nil }
      guard session.formulas[kept] != nil else {
        throw CommandError.plain(
          "it is not known what \(kept) was computed by; explain takes a line, too: explain (dZ1 @ X.T / m)[3,402]"
        )
      }
    }
    let source = kept.flatMap { session.formulas[$0] } ?? whole
    let scope = session.elements(others: names)
    let shape = try shape(source, scope, in: text)
    let place = try place(formula.subscripted?.indices, of: whole, shape)
    guard let element = source.element(row: place.row, column: place.column, in: scope) else {
      throw CommandError.plain(
        "explain looks into sums, products and what goes element by element, and \(source) is none of these")
    }
    let explanation = Explanation(
      symbols: shape.isNumber ? "\(whole)" : "\(formula)", formula: element,
      stored: kept.flatMap { session.variables[$0]?.array?.element(row: place.row, column: place.column) })
    let words = ExplanationWords(session)
    if limits.depth == 1 {
      return CommandResult(ExplainedElement(explanation, terms: limits.terms, words))
    }
    let tree = ExplanationTree(explanation, by: try explainer(), limits: limits)
    return CommandResult(ExplainedTree(tree, words))
  }

  /// The line as a formula; nil where it is only a name, or one with brackets, that is none of one's own.
  private func ownFormula(_ text: String) throws -> Formula? {
    guard let formula = try? Formula(text) else {
      // What begins like a matrix is a reference to one that went wrong.
      if text.first.map({ $0.isLetter }) ?? false, !text.contains(where: { "+-*/@(".contains($0) }) {
        return nil
      }
      _ = try parse(text)
      return nil
    }
    let name = (formula.subscripted?.whole ?? formula).name
    return name.map { session.variables[$0] != nil } ?? true ? formula : nil
  }

  /// The shape of a line's value.
  private func shape(_ formula: Formula, _ scope: OperationScope, in text: String) throws -> SymbolicShape {
    if let shape = formula.shape({ scope.shape(of: $0) }) { return shape }
    // What cannot be told from the line is seen from its value, or is an error to be told.
    let value = try evaluate(try parse(formula.text), in: formula.text)
    guard let array = value.array else {
      throw CommandError.plain("explain takes a number, and this gives a \(value.kindDescription)")
    }
    return SymbolicShape(array.shape.dimensions.map { Dimension($0) })
  }

  /// The row and the column that indices mean.
  private func place(
    _ indices: [Formula?]?, of whole: Formula, _ shape: SymbolicShape
  ) throws -> (row: Int, column: Int) {
    let (rows, columns) = (shape.rows.count, shape.columns.count)
    let example = "explain (\(whole))[0\(shape.dimensions.count == 2 && columns > 1 ? ",0" : "")]"
    guard let indices else {
      guard rows * columns == 1 else {
        throw CommandError.plain(
          "explain takes one number, and this is \(rows) × \(columns); say which: \(example)")
      }
      return (0, 0)
    }
    let numbers = try indices.map { index -> Int in
      guard let index, let value = try? index.value(in: names), let number = value.array?.single,
        let whole = Int(exactly: number)
      else { throw CommandError.plain("explain takes one number; say which: \(example)") }
      return whole
    }
    var places = shape.dimensions.count == 1 ? [0] + numbers : numbers
    // A column needs no second index.
    if places.count == 1, columns == 1 { places.append(0) }
    guard places.count == 2 else {
      throw CommandError.plain("explain takes one number; say which: \(example)")
    }
    let resolved = zip(places, [rows, columns]).map { $0 < 0 ? $0 + $1 : $0 }
    guard (0..<rows).contains(resolved[0]), (0..<columns).contains(resolved[1]) else {
      throw CommandError.plain("there is no such element; \(whole) has \(rows) rows and \(columns) columns")
    }
    return (resolved[0], resolved[1])
  }
}
