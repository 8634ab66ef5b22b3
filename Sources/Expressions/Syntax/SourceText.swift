/// Parts of an expression as errors quote them.
enum SourceText {
  /// What stands in `columns`, cut off where it is long.
  static func shortened(_ source: [Character], _ columns: Range<Int>) -> String {
    let text = source[columns.clamped(to: 0..<source.count)]
    return text.count <= 40 ? String(text) : String(text.prefix(38)) + "…"
  }
}
