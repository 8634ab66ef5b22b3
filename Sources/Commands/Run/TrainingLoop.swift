import Base
import Debugging
import Platform
import Networks
import Rendering

extension Interpreter {
  /// Trains until `iteration`, with a progress bar, and a line as often as the report setting says.
  mutating func train(to iteration: Int) -> CommandResult {
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
        host.show(TrainingView.line(session, stop))
        lastReport = done
      }
      // Nothing that is computed from it would be a number again.
      if firstBad != nil { return false }
      host.showProgress(
        TrainingView.progress(done: done - start, of: iteration - start, elapsed: clock.now - began))
      return !stop.isGiven
    }
    host.showProgress(nil)
    let end = session.position.iteration
    var text = StyledText()
    if case .stopped(let events) = result, events.allSatisfy(isSilent) {
      return CommandResult(stopText(events))
    }
    if lastReport != end, end > start {
      // Who pressed Ctrl-C is told what can be had at once.
      text.append(TrainingView.line(session, stop.isGiven ? .after(Self.atOnce) : stop))
    }
    if let firstBad {
      let reason = broken.map { "\($0) held nan before; type start" }
      text.append(
        StyledText(
          "the loss was no finite number in iteration \(firstBad), so training stopped there: "
            + (reason ?? StandstillView.tooLarge(session.learningRate, "is")),
          .bad
        ).paragraph(columns: host.display.columns))
    } else if end > start {
      let remark = StandstillView(session: session, stop: stop)
      text.append(remark.text().paragraph(columns: host.display.columns))
    }
    if case .stopped(let events) = result {
      return CommandResult(text + stopText(events, then: ProgramView(session: session).next()))
    }
    guard case .interrupted = result, end < iteration, firstBad == nil else { return CommandResult(text) }
    text.append(
      end > start
        ? "stopped after iteration \(end), with everything in place; continue goes on\n"
        : "stopped before iteration \(end) was done; nothing of it has happened, and continue runs it\n",
      .caution)
    return CommandResult(text, status: .interrupted)
  }

  /// The time for what is computed once Ctrl-C was pressed.
  private static let atOnce = Duration.milliseconds(40)

  /// Trains until the `iterations` setting says to stop.
  mutating func trainToLimit() throws(CommandError) -> CommandResult {
    let limit = session.settings.iterations
    guard session.position.iteration < limit else { throw .limitReached(limit) }
    return train(to: limit)
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

/// What training reports.
enum TrainingView {
  /// `iteration  50   loss 1.234   train 63.21 %   dev 62.00 %`: the network after so many updates, as far as it is known
  /// before `stop` is given.
  static func line(_ session: Session, _ stop: StopSignal<BrokenOff>) -> StyledText {
    let iteration = "\(session.position.iteration)"
    var text = StyledText(
      "iteration " + String(repeating: " ", count: max(0, 4 - iteration.count)) + iteration)
    do {
      if let train = try session.evaluate(.train, stop: stop) {
        text.append("   loss \(padded(loss(train.dataLoss), 6))")
        text.append("   train \(NumberText.percent(train.accuracy))")
      }
      if let dev = try session.evaluate(.dev, stop: stop) {
        text.append("   dev \(NumberText.percent(dev.accuracy))")
      }
    } catch {
      text.append("   (Ctrl-C came before the rest was known)", .faint)
    }
    if session.settings.schedule != .constant {
      text.append("   alpha \(NumberText.scalar(session.learningRate))")
    }
    return text + "\n"
  }

  /// Four significant digits, and at most four after the point where that leaves one, so that columns stay columns.
  private static func loss(_ loss: Double) -> String {
    loss >= 0.0001 && loss < 0.1 ? loss.printed(.fixed, 4) : NumberText.scalar(loss)
  }

  /// How far training has come, with its speed and the time that is left.
  static func progress(done: Int, of total: Int, elapsed: Duration) -> ProgressReport {
    let seconds = max(
      1e-9, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18)
    let speed = Double(done) / seconds
    let left = (Double(total - done) / max(speed, 1e-9)).rounded(.up)
    return ProgressReport(
      title: "training", fraction: Double(done) / Double(max(1, total)),
      detail: "\(NumberText.count(Int(speed.rounded()))) iterations/s, \(time(left)) left")
  }

  /// `5 s`, `3 min 20 s`; more seconds than anybody waits for, and more than an Int holds, are not counted.
  private static func time(_ seconds: Double) -> String {
    guard seconds < 360_000 else { return "more than 100 hours" }
    return seconds < 60 ? "\(Int(seconds)) s" : "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
