import Matrices

/// Numbers of a matrix, as findings carry them: of a large one, those at its edges, which are all that is shown of it.
public struct MatrixPart: Sendable, Encodable {
  /// How many rows the matrix has.
  public let rows: Int
  /// How many columns it has.
  public let columns: Int
  /// The indices of the rows whose numbers are here: all of them, or the first and the last.
  public let rowIndices: [Int]
  /// The indices of the columns whose numbers are here.
  public let columnIndices: [Int]
  /// The numbers, column after column.
  public let numbers: [Double]

  /// More columns than this are never all here.
  private static let mostColumns = 200

  /// The numbers of a matrix; of a slice, its rows and columns have these indices in the matrix that it is of.
  ///
  /// - Throws: `Stopped` where the making of the matrix was ended.
  public init<Stopped>(
    _ parts: MatrixParts<Stopped>, rowIndices: [Int]? = nil, columnIndices: [Int]? = nil
  ) throws(Stopped) {
    (rows, columns) = (parts.rows, parts.columns)
    let rowPlaces = MatrixText(parts).shownRows.compactMap(\.self)
    let columnPlaces = Self.places(min(columns, Self.mostColumns), of: columns)
    var numbers: [Double] = []
    for place in columnPlaces {
      let column = try parts.part(place..<place + 1).elements
      numbers += rowPlaces.map { column[$0] }
    }
    self.rowIndices = rowPlaces.map { rowIndices?[$0] ?? $0 }
    self.columnIndices = columnPlaces.map { columnIndices?[$0] ?? $0 }
    self.numbers = numbers
  }

  /// The numbers as text, those left out as `…`.
  public func text(in display: Display) -> StyledText {
    let rowPlaces = Self.places(rowIndices.count, of: rows)
    let columnPlaces = Self.places(columnIndices.count, of: columns)
    var places: [Int: Int] = [:]
    for (index, place) in columnPlaces.enumerated() { places[place] = index }
    let parts = MatrixParts<Never>(rows: rows, columns: columns) { [rows, numbers] range in
      var part = Matrix(rows: rows, columns: range.count)
      for column in range {
        guard let index = places[column] else { continue }
        for (row, place) in rowPlaces.enumerated() {
          part[place, column - range.lowerBound] = numbers[index * rowPlaces.count + row]
        }
      }
      return part
    }
    var display = display
    // Wider lines would show numbers that are not here.
    if columnPlaces.count < columns { display.columns = min(display.columns, 2 * columnPlaces.count) }
    return MatrixText(
      parts, rowIndices: Self.spread(rowIndices, over: rowPlaces, of: rows),
      columnIndices: Self.spread(columnIndices, over: columnPlaces, of: columns)
    ).text(in: display)
  }

  /// All numbers, in order, where it has only one column.
  public var column: [Double]? { columns == 1 && rowIndices.count == rows ? numbers : nil }

  /// `count` of `all` places: all of them, or as many at both ends.
  private static func places(_ count: Int, of all: Int) -> [Int] {
    count == all ? Array(0..<all) : Array(0..<(count + 1) / 2) + Array(all - count / 2..<all)
  }

  /// Indices for all places, of which only those at `places` are looked at.
  private static func spread(_ indices: [Int], over places: [Int], of count: Int) -> [Int] {
    var all = [Int](repeating: 0, count: count)
    for (index, place) in zip(indices, places) { all[place] = index }
    return all
  }
}
