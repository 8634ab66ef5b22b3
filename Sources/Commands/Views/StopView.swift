import Debugging
import Expressions
import Matrices
import Networks
import Rendering

/// Stops and stop events in words.
enum StopView {
  /// `breakpoint`, `watchpoint` or `catchpoint`.
  static func kind(_ point: StopPoint) -> String {
    switch point.kind {
    case .breakpoint: "breakpoint"
    case .watch: "watchpoint"
    case .catch: "catchpoint"
    }
  }

  /// What a stop waits for: `dW1 if iteration > 3, once`.
  static func words(_ point: StopPoint) -> String {
    var words =
      switch point.kind {
      case .breakpoint(let location): "\(location)"
      case .watch(let expression): expression.text
      case .catch(let rule): rule.rawValue
      }
    if let condition = point.condition { words += " if \(condition.text)" }
    if point.ignoreCount > 0 { words += ", passed over \(point.ignoreCount) more times" }
    if point.isTemporary { words += ", once" }
    return words
  }

  /// All stops, for `info break`.
  static func table(_ stops: StopTable, _ display: Display) -> StyledText {
    if stops.points.isEmpty {
      return "no breakpoint, watchpoint or catchpoint; break, watch and catch make them\n"
    }
    var table = Table([.init("", .right), .init("kind"), .init("on"), .init("hits", .right), .init("what")])
    for point in stops.points {
      table.add([
        StyledText("\(point.id)"), StyledText(kind(point)), StyledText(point.isEnabled ? "yes" : "no"),
        StyledText("\(point.hits)"), StyledText(words(point)),
      ])
      for line in point.commands { table.add(["", "", "", "", StyledText("  " + line, .faint)]) }
    }
    return table.text(in: display)
  }

  /// Why a run stopped, and where it stands.
  static func text(_ events: [StopEvent], _ session: Session, _ display: Display) -> StyledText {
    var text = StyledText()
    for event in events { text.append(self.text(event, session, display)) }
    return text
  }

  private static func text(_ event: StopEvent, _ session: Session, _ display: Display) -> StyledText {
    switch event.detail {
    case .breakpoint(let location):
      return StyledText(
        "breakpoint \(event.id), \(location), in iteration \(session.position.iteration)\n", .caution)
    case .watch(let expression, let old, let new):
      var text = StyledText("watchpoint \(event.id): \(expression.text), \(after(session))\n", .caution)
      text.append("  old value = " + ValueView(old, display: display).short + "\n")
      text.append("  new value = " + ValueView(new, display: display).short + "\n")
      return text
    case .health(let finding):
      return StyledText("catchpoint \(event.id): \(words(finding)), \(after(session))\n", .bad)
        .paragraph(columns: display.columns)
    case .brokenCondition(let condition, let reason):
      return StyledText(
        "stop \(event.id): its condition \(condition.text) could not be evaluated: \(reason)\n", .bad
      ).paragraph(columns: display.columns)
    }
  }

  /// `after dW1 in iteration 12`.
  private static func after(_ session: Session) -> String {
    let last = session.earlier(by: 1)
    return "after \(session.operation(at: last).name) in iteration \(last.iteration)"
  }

  private static func words(_ finding: HealthFinding) -> String {
    let name = finding.output.description
    switch finding.rule {
    case .nan:
      let element =
        finding.output.isSingleNumber ? "" : finding.places.first.map { "[\($0.row),\($0.column)]" } ?? ""
      return "nan: \(name)\(element) is \(NumberText.scalar(finding.value ?? .nan))"
    case .dead:
      let neurons = finding.places.prefix(8).map { "\($0.row)" }
      return
        "dead: \(finding.places.count == 1 ? "neuron" : "neurons") \(CommandError.listed(neurons, "and")) of \(name) "
        + "silent for every sample"
    case .vanish: return "vanish: the norm of \(name) is only \(NumberText.scalar(finding.value ?? 0))"
    case .explode: return "explode: the norm of \(name) is \(NumberText.scalar(finding.value ?? 0))"
    }
  }
}
