extension Histogram: Picture {
  /// A line for each interval: its ends, a bar, and how many numbers lie in it.
  ///
  /// Where there is no room for bars they are left out.
  public func text(in display: Display) -> StyledText {
    var text = StyledText()
    let labels = bins.map(\.label)
    let counts = bins.map { NumberText.count($0.count) }
    let labelWidth = labels.map(\.count).max() ?? 0
    let countWidth = counts.map(\.count).max() ?? 0
    let room = min(60, display.columns - labelWidth - countWidth - 4)
    for (index, bin) in bins.enumerated() {
      var line = StyledText()
      line.append(StyledText(labels[index], .faint), width: labelWidth, isRight: true)
      line.append("  ")
      line.append(StyledText(counts[index]), width: countWidth, isRight: true)
      line.append("  ")
      if room >= 4 {
        line.append(
          bar(Double(bin.count) / Double(max(1, largest)), room: room, display),
          Style(foreground: SeriesLook.color(0)))
      }
      let narrow = line.withoutTrailingBlanks
      if narrow.width <= display.columns {
        text.appendLine(narrow)
      } else {
        text.append(narrow.paragraph(columns: display.columns))
      }
    }
    if let remark { text.append(StyledText(remark, .bad).paragraph(columns: display.columns)) }
    if bins.isEmpty { text.append(StyledText("no finite number to count\n", .faint)) }
    return text
  }

  /// A bar, in eighths of a character where these can be shown; the shortest shows that there is something.
  private func bar(_ share: Double, room: Int, _ display: Display) -> String {
    guard share > 0 else { return "" }
    guard display.unicode else {
      return String(repeating: "#", count: max(1, Int((share * Double(room)).rounded())))
    }
    let eighths = max(1, Int((share * Double(room * 8)).rounded()))
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }
}
