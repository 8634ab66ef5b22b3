import CLineEditor

extension String {
  /// The columns this text takes on a terminal, which has to be without control characters.
  var columns: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : Int(columns_of_text(self))
  }

  /// The beginning of this text that fits into `columns`.
  func fitting(columns limit: Int) -> String {
    guard columns > limit else { return self }
    var fitting = ""
    for character in self {
      let longer = fitting + String(character)
      guard longer.columns <= limit else { break }
      fitting = longer
    }
    return fitting
  }
}
