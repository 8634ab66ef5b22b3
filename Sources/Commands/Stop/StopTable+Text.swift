import Debugging
import Rendering

extension StopTable {
  /// All stops, for `info break`.
  func text(in display: Display) -> StyledText {
    if points.isEmpty { return "no breakpoint, watchpoint or catchpoint; break, watch and catch make them\n" }
    var table = Table([.init("", .right), .init("kind"), .init("on"), .init("hits", .right), .init("what")])
    for point in points {
      table.add([
        StyledText("\(point.id)"), StyledText(point.kindWord), StyledText(point.isEnabled ? "yes" : "no"),
        StyledText("\(point.hits)"), StyledText(point.words),
      ])
      for line in point.commands { table.add(["", "", "", "", StyledText("  " + line, .faint)]) }
    }
    return table.text(in: display)
  }
}

extension StopPoint {
  /// `breakpoint`, `watchpoint` or `catchpoint`.
  var kindWord: String {
    switch kind {
    case .breakpoint: "breakpoint"
    case .watch: "watchpoint"
    case .catch: "catchpoint"
    }
  }

  /// What it waits for: `dW1 if iteration > 3, once`.
  var words: String {
    var words =
      switch kind {
      case .breakpoint(let location): "\(location)"
      case .watch(let expression): expression.text
      case .catch(let rule): rule.rawValue
      }
    if let condition { words += " if \(condition.text)" }
    if ignoreCount > 0 { words += ", passed over \(ignoreCount) more times" }
    if isTemporary { words += ", once" }
    return words
  }
}
