extension ConfusionTable: Picture {
  /// A line for each class and a column for each prediction, then the share of the class that is right.
  ///
  /// Where there are colours, a number's background is the darker the larger its share of the class: green for what is
  /// right, red for mistakes. A table too wide loses the shares, and then the gaps between its columns.
  public func text(in display: Display) -> StyledText {
    let classes = counts.indices
    let hasUnpredicted = unpredicted.contains { $0 > 0 }
    let cell = max(
      1, (counts.flatMap(\.self) + unpredicted).map { String($0).count }.max() ?? 1,
      names.map { min($0.count, Self.longestName) }.max() ?? 1)
    let heading = "actual ".count + (names.map(\.count).max() ?? 1)
    let shares = classes.map(accuracy)
    let shareWidth = shares.map(\.count).max() ?? 0
    let columns = classes.count + (hasUnpredicted ? 1 : 0)
    func width(_ gap: Int, _ rest: Int) -> Int { heading + columns * (cell + gap) + rest }
    let gap = width(2, 2 + shareWidth) <= display.columns ? 2 : 1
    let showsShares = width(gap, 2 + shareWidth) <= display.columns
    guard width(gap, 0) <= display.columns else {
      return lines(of: summary + ["the window is too narrow for the table"], display)
    }

    var text = StyledText()
    let indent = String(repeating: " ", count: heading)
    text.appendLine(StyledText(indent + String(repeating: " ", count: gap) + "predicted", .faint))
    var line = StyledText(indent)
    for predicted in classes {
      line.append(
        StyledText(columnNames(Self.longestName)[predicted], .heading), width: cell + gap,
        isRight: true)
    }
    if hasUnpredicted { line.append(StyledText("?", .bad), width: cell + gap, isRight: true) }
    if showsShares { line.append("  right", .faint) }
    text.appendLine(line)
    for actual in classes {
      var line = StyledText("actual ", .faint)
      line.append(StyledText(names[actual], .heading), width: heading - "actual ".count, isRight: true)
      for predicted in classes { line.append(self.cell(actual, predicted, width: cell, gap: gap, display)) }
      if hasUnpredicted {
        line.append(
          StyledText("\(unpredicted[actual])", unpredicted[actual] > 0 ? .bad : .faint), width: cell + gap,
          isRight: true)
      }
      if showsShares {
        line.append("  ")
        line.append(StyledText(shares[actual], .faint), width: shareWidth, isRight: true)
      }
      text.appendLine(line.withoutTrailingBlanks)
    }
    return text + lines(of: summary, display)
  }

  /// So many letters of a name stand above a column.
  private static let longestName = 6

  private func lines(of sentences: [String], _ display: Display) -> StyledText {
    sentences.reduce(into: StyledText()) { $0.append(StyledText($1).paragraph(columns: display.columns)) }
  }

  private func cell(_ actual: Int, _ predicted: Int, width: Int, gap: Int, _ display: Display) -> StyledText {
    let count = counts[actual][predicted]
    let number = count == 0 ? (display.unicode ? "·" : ".") : "\(count)"
    let isRight = actual == predicted
    let share = share(actual, predicted)
    var style: Style = count == 0 ? .faint : isRight ? .good : share >= 0.05 ? .bad : .plain
    if count > 0, display.colors >= .palette256 {
      // Mistakes are rarer than hits: their colour is full at a fifth of the class.
      let strength = isRight ? share : min(1, share * 5)
      let level = UInt8(40 + strength * 90)
      style = Style(
        foreground: .rgb(255, 255, 255), background: isRight ? .rgb(10, level, 45) : .rgb(level + 25, 25, 25))
    }
    let blanks = String(repeating: " ", count: max(0, width + gap - number.count))
    // The colour fills the cell, but for a gap between columns.
    return StyledText(String(blanks.prefix(1))) + StyledText(blanks.dropFirst() + number, style)
  }
}
