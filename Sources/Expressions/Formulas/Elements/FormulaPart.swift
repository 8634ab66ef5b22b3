/// A part of a formula that is a factor of a term: what stands there, and what it reads.
final class FormulaPart: Sendable {
  let tree: SyntaxTree
  let reader: FormulaReader
  /// The one name of a matrix that it reads element by element, and whether with rows and columns exchanged; nil where
  /// it reads none, or more than one element.
  let name: String?
  private let isTransposed: Bool
  /// Whether it does something to the number that it reads.
  let isFunction: Bool
  /// Whether it is made of other numbers, which may be followed in turn.
  let isMade: Bool

  init(_ tree: SyntaxTree, _ reader: FormulaReader) {
    self.tree = tree
    self.reader = reader
    let found = reader.onlyMatrix(tree)
    name = found?.name
    isTransposed = found?.isTransposed ?? false
    isFunction = found.map { !$0.isBare } ?? false
    isMade = found == nil && !reader.isNumber(tree)
  }

  /// The part for a row and a column of its value.
  func text(_ row: ElementIndex, _ column: ElementIndex) -> String {
    let shape = reader.shape(tree)
    return FormulaPrinter.factor(
      tree.indexed(
        shape?.rows == .one ? .at(0) : row, shape?.columns == .one ? .at(0) : column, reader.names))
  }

  /// The element that it reads for an element of its value; nil where it is made of more than one, or of none.
  func reference(_ row: Int, _ column: Int) -> ElementReference? {
    guard let name, let shape = reader.scope.shape(of: name) else { return nil }
    let (row, column) = isTransposed ? (column, row) : (row, column)
    return ElementReference(
      name: name, row: shape.rows.count == 1 ? 0 : row, column: shape.columns.count == 1 ? 0 : column)
  }

  /// What stands above it in a table.
  func column(_ row: ElementIndex, _ column: ElementIndex) -> FactorColumn {
    guard isFunction, let name else { return FactorColumn(symbols: text(row, column), applied: nil) }
    let (r, c) = isTransposed ? (column, row) : (row, column)
    let read = SyntaxTree.named(name)
    return FactorColumn(
      symbols: FormulaPart(read, reader).text(r, c), applied: text(row, column))
  }

  /// The factors of this part at places of its value.
  func factors(_ places: [(row: Int, column: Int)]) -> [Factor] {
    let numbers = reader.numbers(tree, places)
    let leavesOut = name.map(reader.scope.leavesOutZeros) ?? false
    let read = isFunction ? name.map(reader.scope.elements) : nil
    return places.indices.map { i in
      let (row, column) = places[i]
      let number = read.flatMap { read in reference(row, column).map { read($0.row, $0.column) } }
      return Factor(
        part: self, row: row, column: column, read: number ?? numbers.values[i], value: numbers.values[i] + 0,
        bound: numbers.bounds[i],
        isLeftOut: leavesOut && !isFunction && numbers.values[i] == 0)
    }
  }
}
