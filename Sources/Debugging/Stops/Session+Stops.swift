import Expressions
import Networks

extension Session {
  /// Adds a breakpoint, a watchpoint or a catchpoint, and returns its number.
  public mutating func addStop(_ kind: StopPoint.Kind) -> Int {
    let id = stops.add(kind)
    stops[id] = armed(stops[id])
    return id
  }

  /// Looks at every watched value anew, as it must be done after the session came here by another way than running.
  public mutating func armStops() {
    for point in stops.points { stops[point.id] = armed(point) }
  }

  private func armed(_ point: StopPoint?) -> StopPoint? {
    guard var point else { return nil }
    if case .watch(let expression) = point.kind { point.lastValue = value(of: expression) }
    point.known = nil
    return point
  }

  /// The value of an expression now, or nil where it has none.
  func value(of expression: ParsedExpression) -> Value? {
    try? expression.value(in: SessionNames(self, variables: variables))
  }

  /// What stops here, after `operation` ran (nil where none did); counts hits and remembers values.
  mutating func stopEvents(after operation: (any Networks.Operation)?) -> [StopEvent] {
    guard stops.areActive else { return [] }
    var events: [StopEvent] = []
    for point in stops.points where point.isEnabled {
      var point = point
      if let detail = detail(&point, operation) {
        if let event = hit(&point, detail) { events.append(event) }
      }
      stops[point.id] = point.isTemporary && events.last?.id == point.id ? nil : point
    }
    return events
  }

  /// What a stop point waits for, where it has just happened.
  private func detail(_ point: inout StopPoint, _ operation: (any Networks.Operation)?) -> StopEvent.Detail? {
    switch point.kind {
    case .breakpoint(let location): return location.matches(self) ? .breakpoint(location) : nil
    case .watch(let expression):
      // A matrix that is not there yet is no change: the next value is compared with the last one that there was.
      guard let new = value(of: expression) else { return nil }
      defer { point.lastValue = new }
      guard let old = point.lastValue, !old.isSame(as: new) else { return nil }
      return .watch(expression, old: old, new: new)
    case .catch(let rule):
      guard let operation else { return nil }
      let finding = rule.finding(in: self, after: operation)
      if let finding, finding.isNews(to: point.known) {
        point.known = finding.joined(with: point.known)
        return .health(finding)
      }
      // A neuron is told of once; anything else again when it comes back.
      if finding == nil, rule != .dead, point.known?.output == operation.output { point.known = nil }
      return nil
    }
  }

  /// Counts a hit, unless the condition is false; the event, unless it is to be ignored.
  private func hit(_ point: inout StopPoint, _ detail: StopEvent.Detail) -> StopEvent? {
    if let condition = point.condition {
      do {
        guard try condition.value(in: SessionNames(self, variables: variables)).isTrue else { return nil }
      } catch {
        point.hits += 1
        return StopEvent(id: point.id, detail: .brokenCondition(condition, reason: error.message))
      }
    }
    point.hits += 1
    guard point.ignoreCount == 0 else {
      point.ignoreCount -= 1
      return nil
    }
    return StopEvent(id: point.id, detail: detail)
  }
}

extension HealthFinding {
  /// Whether it says something that `known` did not.
  fileprivate func isNews(to known: HealthFinding?) -> Bool {
    guard let known else { return true }
    guard rule == .dead else { return false }
    return output != known.output || !Set(places).isSubset(of: known.places)
  }

  /// The finding, with the places that were known before in the same matrix.
  fileprivate func joined(with known: HealthFinding?) -> HealthFinding {
    guard let known, known.output == output else { return self }
    return HealthFinding(
      rule: rule, output: output, places: places + known.places.filter { !places.contains($0) }, value: value)
  }
}
