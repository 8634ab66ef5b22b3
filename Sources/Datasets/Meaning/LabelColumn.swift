/// Which column of a table has the labels.
enum LabelColumn {
  /// Names that labels have wherever they stand.
  static let names = ["label", "class", "target", "digit", "species"]
  /// A name that labels have in the first or the last column.
  static let nameAtAnEnd = "y"
  /// The most classes that labels are told by where nobody says that they are some.
  static let mostClasses = 50

  /// The column that a person, or a header, says it is; nil where neither does.
  static func said(_ head: TableHead, _ options: ReadingOptions, file: String) throws(DataError) -> Int? {
    let names = head.names
    if let place = options.label { return try column(place, among: names, file: file) }
    guard head.isNamed else { return nil }
    let plain = names.map { $0.lowercased() }
    let found = plain.indices.filter { Self.names.contains(plain[$0]) }
    guard found.count < 2 else { throw .twoLabels(file: file, names: found.map { names[$0] }) }
    if let only = found.first { return only }
    return [names.count - 1, head.hasIndex ? 1 : 0].first { plain[$0] == nameAtAnEnd }
  }

  /// The column that somebody names; a name wins over a place.
  static func column(
    _ place: String, among names: [String], file: String
  ) throws(DataError) -> Int {
    if let column = names.firstIndex(of: place)
      ?? names.firstIndex(where: { $0.lowercased() == place.lowercased() })
    {
      return column
    }
    switch place {
    case "first": return 0
    case "last": return names.count - 1
    default:
      guard let number = Int(place), -names.count..<names.count ~= number else {
        throw .noSuchColumn(file: file, name: place, names: names)
      }
      return number < 0 ? number + names.count : number
    }
  }

  /// The column that the values say it is, of a table of numbers.
  ///
  /// Labels are few whole numbers of a small range. The first or the last column has them where the other
  /// has something else: fractions, many numbers, or, where the columns are so many that they make an image, 0 mostly, as its
  /// corner has. Where another column of fewer could be taken for labels, too, nothing is decided.
  static func seen(in table: ReadTable) throws(DataError) -> Int {
    let last = table.width - 1
    let first = Evidence(table, column: 0)
    let other = Evidence(table, column: last)
    let decided: Int? =
      if first.isFew, other.isNoLabel(beside: first) {
        0
      } else if other.isFew, first.isNoLabel(beside: other) {
        last
      } else {
        nil
      }
    guard let decided else { throw .labelUndecided(file: table.file, columns: table.columns) }
    guard table.width < InputForm.fewestPixels else { return decided }
    let inner = (1..<max(last, 1)).map { Evidence(table, column: $0) }
    // Many whole numbers from 0 on may be labels of many classes, unless others are like them.
    let opposite = decided == 0 ? other : first
    let isLonely = opposite.isCounting && !inner.contains(where: \.isCounting)
    guard !isLonely, !inner.contains(where: \.isFew) else {
      throw .labelUndecided(file: table.file, columns: table.columns)
    }
    return decided
  }

  /// What the numbers in a column look like.
  private struct Evidence {
    private var isWhole = true
    private var zeros = 0
    private var values: Set<Int> = []
    private let count: Int
    /// Whether this may be the corner of an image.
    private let mayBeCorner: Bool

    init(_ table: ReadTable, column: Int) {
      count = table.count
      mayBeCorner = table.width >= InputForm.fewestPixels
      table.values.forEach(column: column, of: table.width) { value in
        if value == 0 { zeros += 1 }
        guard isWhole else { return }
        if value != value.rounded() || abs(value) > 1e6 {
          isWhole = false
        } else if values.count <= LabelColumn.mostClasses {
          values.insert(Int(value))
        }
      }
    }

    /// Whether there are few whole numbers of a small range.
    var isFew: Bool {
      guard isWhole, values.count <= LabelColumn.mostClasses, let least = values.min(),
        let greatest = values.max()
      else { return false }
      return greatest - least < 2 * values.count + 1 && greatest > least
        && (values.count <= 10 || 3 * values.count <= count)
    }

    /// Whether they are more whole numbers than few, from -1, 0 or 1 on.
    var isCounting: Bool {
      isWhole && !isFew && !isMostlyZero && values.min().map { (-1...1).contains($0) } == true
    }

    private var isMostlyZero: Bool { 2 * zeros > count }

    /// Whether these can be no labels where `other` may be some.
    func isNoLabel(beside other: Evidence) -> Bool {
      if isFew { return mayBeCorner && isMostlyZero && !other.isMostlyZero }
      return true
    }
  }
}

extension TableColumns {
  /// The columns of a file that begins so.
  init(file: String, _ head: TableHead, _ options: ReadingOptions) throws(DataError) {
    let leftOut = head.hasIndex ? 0 : nil
    var label = try LabelColumn.said(head, options, file: file)
    if label == nil {
      // Words are what somebody calls classes: nobody calculates with them.
      let words = head.wordColumns.filter { $0 != leftOut }
      if words.count > 1 { throw .wordColumns(file: file, names: words.map { head.names[$0] }) }
      label = words.first
    }
    if label == leftOut, options.label == nil { label = nil }
    let others = head.names.count - (label == nil ? 0 : 1) - (leftOut == nil || leftOut == label ? 0 : 1)
    guard others > (label == nil && options.likeness == nil ? 1 : 0) else { throw .noPixels(file: file) }
    guard others <= greatestInputCount + 1 else {
      throw .tooManyPixels(file: file, count: others, limit: greatestInputCount)
    }
    self.init(
      file: file, syntax: head.syntax, names: head.names, label: label,
      leftOut: leftOut == label ? nil : leftOut)
  }
}
