import Base
import Debugging
import Networks
import Rendering

extension Interpreter {
  /// Trains until `iteration`, with a progress bar, and a line as often as the report setting says.
  ///
  /// - Throws: `CommandError` where the iteration under way may not end with an update.
  mutating func train(to iteration: Int) throws(CommandError) -> CommandResult {
    if let refusal = refusalOfUpdate { throw refusal }
    let (host, stop, start) = (host, host.stop, session.position.iteration)
    if session.isMidIteration, case .selection = session.batch.origin, iteration > start {
      host.show(
        StyledText(
          "the iteration under way, on \(session.batch.words), is finished first and is one of them", .faint
        )
        .paragraph(columns: host.display.columns))
    }
    let broken = session.parameterWithNaN
    let clock = ContinuousClock()
    let began = clock.now
    var lastReport = -1
    var firstBad: Int?
    let result = session.run(to: Position(iteration: iteration, operation: 0), stop: stop) { session in
      let done = session.position.iteration
      if let loss = session.losses.last, !loss.isFinite, firstBad == nil { firstBad = done - 1 }
      if done.isMultiple(of: session.reportInterval) || done == iteration {
        host.show(TrainingLine(session, stop))
        lastReport = done
      }
      // Nothing that is computed from it would be a number again.
      if firstBad != nil { return false }
      host.showProgress(
        .training(done: done - start, of: iteration - start, elapsed: clock.now - began))
      return !stop.isGiven
    }
    host.showProgress(nil)
    let end = session.position.iteration
    if case .stopped(let events) = result, events.allSatisfy(isSilent) {
      return CommandResult(stopFindings(events))
    }
    var findings: [any Finding] = []
    if lastReport != end, end > start {
      // Who pressed Ctrl-C is told what can be had at once.
      findings.append(TrainingLine(session, stop.isGiven ? .after(Self.atOnce) : stop))
    }
    let reason: TrainingEnd.Reason
    if let firstBad {
      let advice = broken.map { "\($0) held nan before; type start" }
      reason = .notFinite(
        iteration: firstBad,
        advice: advice ?? StandstillDiagnosis.tooLarge(session.learningRate, "is") + scaleAdvice)
    } else if case .stopped = result {
      reason = .stopped
    } else if case .interrupted = result, end < iteration {
      reason = .interrupted(isAnyDone: end > start)
    } else {
      reason = .reached
    }
    let judges = firstBad == nil && end > start
    findings.append(
      TrainingEnd(
        iteration: end, reason: reason,
        standstill: judges ? StandstillDiagnosis(session: session, stop: stop).report() : nil))
    if case .stopped(let events) = result { findings += stopFindings(events, then: .next(session)) }
    if case .interrupted = reason { return CommandResult(findings, status: .interrupted) }
    return CommandResult(findings)
  }

  /// The time for what is computed once Ctrl-C was pressed.
  private static let atOnce = Duration.milliseconds(40)

  /// That inputs should be scaled, where what is odd about the data says so; empty elsewhere.
  private var scaleAdvice: String {
    let asks = session.data.oddities.contains {
      switch $0 {
      case .unequalFeatures, .largeTargets: true
      default: false
      }
    }
    return asks ? "; or load the data with --scale standard, as their numbers are large" : ""
  }

  /// Trains until the `iterations` setting says to stop.
  mutating func trainToLimit() throws(CommandError) -> CommandResult {
    let limit = session.settings.iterations
    guard session.position.iteration < limit else { throw .limitReached(limit) }
    return try train(to: limit)
  }
}

extension Session {
  /// The iterations between two lines of training.
  fileprivate var reportInterval: Int {
    switch settings.report {
    case .iterations(let count): count
    case .epoch: iterationsPerEpoch
    }
  }
}
