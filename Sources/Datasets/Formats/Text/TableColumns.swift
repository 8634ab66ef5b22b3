/// What each column of a text table is for.
struct TableColumns: Sendable {
  /// The path of the file.
  let file: String
  /// How its values are separated.
  let syntax: TableSyntax
  /// The names of all its columns.
  let names: [String]
  /// The column of the labels; nil where there are none, or it is to be found among the values.
  let label: Int?
  /// A column that is no part of the samples: 0, or none.
  let leftOut: Int?

  /// The columns that are values.
  var values: [Int] { names.indices.filter { $0 != label && $0 != leftOut } }

  /// How many values a sample has.
  var valueCount: Int { names.count - (label == nil ? 0 : 1) - (leftOut == nil ? 0 : 1) }
}
