import Base
import Debugging
import Expressions
import Matrices
import Networks
import TestSupport
import Testing

/// Work that is ended early, at whatever block of whatever operation: what it was in the middle of has not happened.
struct InterruptionTests {
  /// Signals that are given at question 1, 2, 3, 5, 8, …, up to the last that `work` asks.
  private func atEveryQuestion(_ work: (Question) throws -> Void) rethrows -> Int {
    var (number, next, ended) = (1, 2, 0)
    while true {
      let question = Question(number)
      try work(question)
      guard question.wasReached else { return ended }
      ended += 1
      (number, next) = (next, number + next)
    }
  }

  private func session(
    threads: Int, hidden: [Int] = [6], _ change: (inout Settings) -> Void = { _ in }
  ) throws -> Session {
    var settings = Settings()
    settings.threads = threads
    change(&settings)
    return try SmallSession.make(count: 700, dev: 50, hidden: hidden, settings: settings)
  }

  private func expectSame(_ one: Session, _ other: Session, sourceLocation: SourceLocation = #_sourceLocation)
  {
    #expect(
      one.parameters.values.map(\.bitPattern) == other.parameters.values.map(\.bitPattern),
      sourceLocation: sourceLocation)
    #expect(one.parameters == other.parameters, sourceLocation: sourceLocation)
    #expect(one.position == other.position, sourceLocation: sourceLocation)
    #expect(one.frontier == other.frontier, sourceLocation: sourceLocation)
    #expect(one.losses == other.losses, sourceLocation: sourceLocation)
    #expect(one.isAside == other.isAside, sourceLocation: sourceLocation)
    #expect(one.notices == other.notices, sourceLocation: sourceLocation)
    #expect(one.batch.batch.rows == other.batch.batch.rows, sourceLocation: sourceLocation)
    #expect(one.workspaceIteration == other.workspaceIteration, sourceLocation: sourceLocation)
    #expect(Set(one.workspace.names) == Set(other.workspace.names), sourceLocation: sourceLocation)
    for name in one.workspace.names {
      #expect(one.workspace[name] == other.workspace[name], sourceLocation: sourceLocation)
    }
    #expect(one.stops.points.map(\.hits) == other.stops.points.map(\.hits), sourceLocation: sourceLocation)
  }

  @Test(arguments: [1, 3], [0.0, 0.9])
  func ofAnIterationThatIsEndedNothingHasHappened(threads: Int, momentum: Double) throws {
    var start = try session(threads: threads) { $0.rule.momentum = momentum }
    start.train(to: 2)
    var straight = start
    straight.train(to: 5)
    let ended = atEveryQuestion { question in
      var session = start
      guard (try? session.train(to: 3, stop: question.stop)) == nil else { return }
      expectSame(session, start)
      session.train(to: 5)
      expectSame(session, straight)
    }
    #expect(ended > 8)
  }

  @Test(arguments: [1, 3])
  func theIterationsBeforeItHaveHappened(threads: Int) throws {
    let start = try session(threads: threads) { $0.batch = .samples(300) }
    var straight = [start]
    for iteration in 1...6 {
      straight.append(straight[iteration - 1])
      straight[iteration].train(to: iteration)
    }
    _ = atEveryQuestion { question in
      var session = start
      guard (try? session.train(to: 3, stop: question.stop)) == nil else { return }
      let done = session.position.iteration
      #expect(done < 3)
      expectSame(session, straight[done])
      session.train(to: done + 3)
      expectSame(session, straight[done + 3])
    }
  }

  @Test(arguments: [1, 3])
  func ofAnOperationThatIsEndedNothingHasHappened(threads: Int) throws {
    var session = try session(threads: threads, hidden: [6, 5]) {
      ($0.rule.l2, $0.rule.momentum) = (0.01, 0.5)
    }
    session.train(to: 1)
    session.run(to: session.program.operations.count)
    for _ in session.program.operations {
      let before = session
      session.step()
      let after = session
      _ = atEveryQuestion { question in
        session = before
        guard (try? session.step(stop: question.stop)) == nil else { return }
        expectSame(session, before)
        session.step()
        expectSame(session, after)
      }
      session = after
    }
  }

  @Test func aLookAsideStaysOneWhereItsUpdateOrItsTrainingIsEnded() throws {
    var aside = try session(threads: 2)
    aside.train(to: 4)
    let isThere = aside.go(to: Position(iteration: 2, operation: 0))
    #expect(isThere)
    aside.restartIteration(on: try aside.data.selection("0:200"))
    #expect(aside.isAside)
    let ended = atEveryQuestion { question in
      var session = aside
      guard (try? session.train(to: 3, stop: question.stop)) == nil else { return }
      expectSame(session, aside)
    }
    #expect(ended > 5)
  }

  /// Where something may stop inside an iteration, its operations run one by one; where a number is none, once more.
  @Test(arguments: [false, true])
  func stopsLeaveNothingOfAnIterationThatIsEnded(diverges: Bool) throws {
    var start = try session(threads: 2)
    if diverges {
      _ = start.addStop(.catch(.nan))
      var settings = start.settings
      settings.alpha = 1e200
      start.change(settings)
    } else {
      _ = start.addStop(.watch(try ParsedExpression("sum(Z1)")))
    }
    var straight = start
    let target = Position(iteration: 3, operation: 0)
    _ = straight.run(to: target)
    let ended = atEveryQuestion { question in
      var session = start
      var before = start
      let end = session.run(to: target, stop: question.stop) { now in
        before = now
        return true
      }
      guard case .interrupted = end else { return }
      if session.position.operation == 0 { expectSame(session, before) }
      while true {
        guard case .interrupted = session.run(to: target) else { break }
      }
      expectSame(session, straight)
    }
    #expect(ended > 3)
  }

  @Test(arguments: [1, 3])
  func whatOnlyLooksEndsWithoutAnAnswer(threads: Int) throws {
    var session = try session(threads: threads, hidden: [6, 5])
    session.train(to: 12)
    let before = session
    let selection = try session.data.selection("train")
    let weight = MatrixElement(MatrixName(.weights, layer: 1), 0, 0)
    // What each is without a signal, and how it is asked for with one.
    let works: [(Session, StopSignal<BrokenOff>) throws -> String] = [
      { "\(try $0.evaluate(.train, stop: $1) as Any)" },
      { "\(try $0.predictions(selection, stop: $1))" },
      { "\(try $0.outputs(selection, stop: $1))" },
      { "\(try $0.standstill(stop: $1))" },
      { "\(try $0.learningRateTrial(over: 3, stop: $1) as Any)" },
      { "\(try $0.history(of: weight, stop: $1)?.moves.map(\.after) as Any)" },
      { try "\($0.visiting([Position(iteration: 3, operation: 4)], stop: $1) { $0.lastLoss } as Any)" },
      {
        var past = $0
        let isThere = try past.go(to: Position(iteration: 5, operation: 3), stop: $1)
        return "\(isThere) \(past.position) \(past.parameters)"
      },
      { "\(try $0.parts(MatrixName(.input), rows: [1, 3], columns: [0, 2], stop: $1).whole())" },
    ]
    for work in works {
      let answer = try work(session, StopSignal { nil })
      let ended = atEveryQuestion { question in
        let found = Result { try work(session, question.stop) }
        switch found {
        case .success(let text): #expect(text == answer)
        case .failure(let error): #expect(error is BrokenOff)
        }
      }
      #expect(ended > 0)
      expectSame(session, before)
    }
  }
}
