import Rendering

/// A sum, a line for each of its terms: a label, numbers in aligned columns, and a remark.
struct SumTable {
  /// A line: as many cells as there are headings, and a remark.
  struct Row {
    var cells: [String]
    var remark = StyledText()
  }

  /// What stands above the label and above each column of numbers.
  let headings: [String]
  var rows: [Row] = []

  private static let indent = 2
  /// Remarks are broken into lines of this many characters before the table is given up.
  private static let narrowestRemark = 14

  /// The table where it fits, and else a paragraph for each line.
  func text(in display: Display) -> StyledText {
    var inner = display
    inner.columns = max(1, display.columns - Self.indent)
    let numbers = table(withRemarks: false).text(in: Display(columns: .max / 2))
    let remark = rows.map(\.remark.width).max() ?? 0
    let width =
      (numbers.lines.map(\.width).max() ?? 0) + (remark > 0 ? 2 + min(remark, Self.narrowestRemark) : 0)
    if width <= inner.columns {
      return table(withRemarks: remark > 0).text(in: inner).indented(Self.indent)
    }
    var text = StyledText()
    for row in rows where !Self.isRule(row) { text.append(paragraph(row).paragraph(columns: inner.columns)) }
    return text.indented(Self.indent)
  }

  /// A line under the numbers of the last column.
  mutating func appendRule() {
    let width = rows.map { $0.cells.last?.count ?? 0 }.max() ?? 0
    let blanks = [String](repeating: "", count: max(0, headings.count - 1))
    rows.append(Row(cells: blanks + [String(repeating: "-", count: width)]))
  }

  private static func isRule(_ row: Row) -> Bool {
    row.cells.last.map { !$0.isEmpty && $0.allSatisfy { $0 == "-" } } ?? false
  }

  private func table(withRemarks: Bool) -> Table {
    // A single term needs no label, and no room for one.
    let first = headings.first?.isEmpty == true && rows.allSatisfy { $0.cells.first?.isEmpty == true } ? 1 : 0
    let columns = headings.enumerated().map { Table.Column($1, $0 == 0 ? .left : .right) }.dropFirst(first)
    var table = Table(columns + (withRemarks ? [Table.Column()] : []))
    for row in rows {
      table.add(row.cells.dropFirst(first).map { StyledText($0) } + (withRemarks ? [row.remark] : []))
    }
    return table
  }

  /// `s=7: -0.5123 * 0.9961 = -0.5103  sample 7, label 3`.
  private func paragraph(_ row: Row) -> StyledText {
    let label = row.cells.first ?? ""
    let numbers = row.cells.dropFirst().map(CommandLineSplitter.trimmed).filter { !$0.isEmpty }
    var text = StyledText(label.isEmpty ? "" : "\(label): ")
    text.append(numbers.joined(separator: " "))
    if !row.remark.isEmpty { text.append("  ") }
    return text + row.remark
  }
}
