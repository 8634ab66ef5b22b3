import Base
import Expressions
import Networks

/// How a run ended.
public enum RunEnd: Sendable {
  /// At the position that was asked for.
  case reached
  /// Earlier, because of these.
  case stopped([StopEvent])
  /// Earlier, because the person asked to stop.
  case interrupted
}

extension Session {
  /// Runs the next operation; what it did, and what stops there.
  ///
  /// - Throws: `Stopped` where `stop` was given before the operation was done; nothing of it has happened.
  public mutating func stepWatching<Stopped>(
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> (record: StepRecord, events: [StopEvent]) {
    let record = try step(stop: stop)
    return (record, stopEvents(after: record.operation))
  }

  /// Runs until `target`, or until something stops it.
  ///
  /// Where nothing can stop inside an iteration, it runs as a whole, as fast as without stops. `observe` is called after
  /// every iteration, and stops the run by answering false. Where `stop` is given, nothing has happened of the iteration
  /// that the run was in, or, of the one that it began in, what it ran of it.
  public mutating func run<Stopped>(
    to target: Position, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    observe: (Session) -> Bool = { _ in true }
  ) -> RunEnd {
    var before: Session?
    do throws(Stopped) {
      return try run(to: target, stop, &before, observe)
    } catch {
      if let before { self = before }
      return .interrupted
    }
  }

  /// Does so; `before` is what to put back where `stop` is given.
  private mutating func run<Stopped>(
    to target: Position, _ stop: StopSignal<Stopped>, _ before: inout Session?, _ observe: (Session) -> Bool
  ) throws(Stopped) -> RunEnd {
    var run: TrainingRun?
    while position < target {
      let iteration = position.iteration
      if target.iteration > iteration, !isMidIteration, !timeline.hasEdits(within: iteration),
        !needsOperations
      {
        let current = trainingRun(run)
        run = current
        if let events = try iterateWatching(current, stop) { return .stopped(events) }
      } else {
        if before == nil { before = self }
        let (_, events) = try stepWatching(stop: stop)
        if !events.isEmpty { return .stopped(events) }
      }
      guard position.iteration > iteration else { continue }
      before = nil
      if !observe(self) { return .interrupted }
    }
    return .reached
  }

  /// Runs a whole iteration whose operations nobody looks at; what stops in it, or nil.
  private mutating func iterateWatching<Stopped>(
    _ run: TrainingRun, _ stop: StopSignal<Stopped>
  ) throws(Stopped) -> [StopEvent]? {
    guard stops.areActive else {
      try iterate(run, stop: stop)
      return nil
    }
    // The copy makes the iteration copy the parameters, too, so it is made only where it may be needed.
    let before = catchesNaN ? self : nil
    try iterate(run, stop: stop)
    if let before, looksUnhealthy {
      // Run it again operation by operation, to stop behind the first one that is wrong.
      self = before
      let end = Position(iteration: position.iteration + 1, operation: 0)
      while position < end {
        do throws(Stopped) {
          let (_, events) = try stepWatching(stop: stop)
          if !events.isEmpty { return events }
        } catch {
          self = before
          throw error
        }
      }
      return nil
    }
    let events = stopEvents(after: nil)
    return events.isEmpty ? nil : events
  }

  /// Whether a `catch nan` waits for the first number that is none.
  private var catchesNaN: Bool {
    stops.points.contains { point in
      guard point.isEnabled, case .catch(.nan) = point.kind else { return false }
      return point.known == nil
    }
  }

  /// Whether such a `catch nan` has reason to look at the operations of the iteration that has just run.
  private var looksUnhealthy: Bool {
    !(timeline.losses.last?.isFinite ?? true) || parameters.values.contains { !$0.isFinite }
  }

  /// Whether something may stop before the current iteration ends, so that its operations must run one by one.
  private var needsOperations: Bool {
    stops.points.contains { point in
      guard point.isEnabled else { return false }
      switch point.kind {
      case .breakpoint(.iteration): return false
      case .breakpoint: return point.condition.map { !isFalseThroughout($0) } ?? true
      case .watch(let expression): return !changesWithUpdatesOnly(expression)
      case .catch(let rule): return rule != .nan
      }
    }
  }

  /// Whether a condition is false now and stays so until the next update.
  private func isFalseThroughout(_ condition: ParsedExpression) -> Bool {
    changesWithUpdatesOnly(condition) && value(of: condition).map { !$0.isTrue } ?? false
  }

  /// Whether no run changes an expression's value: it reads nothing but settings that stay and a person's own names.
  public func isConstant(_ expression: ParsedExpression) -> Bool {
    expression.freeNames.allSatisfy { name in
      SessionNames.changes(of: name) == .never || variables[name] != nil || SessionNames.isKept(name)
    }
  }

  /// Whether an expression's value is the same from the start of an iteration to its update.
  private func changesWithUpdatesOnly(_ expression: ParsedExpression) -> Bool {
    expression.freeNames.allSatisfy { name in
      MatrixName(name)?.isParameter
        ?? SessionNames.changes(of: name).map { $0 != .withinIteration } ?? (variables[name] != nil)
    }
  }
}
