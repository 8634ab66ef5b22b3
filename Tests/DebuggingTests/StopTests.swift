import Base
import Datasets
import Expressions
import Matrices
import Networks
import TestSupport
import Testing

@testable import Debugging

/// Breakpoints, watchpoints and health rules, forwards and backwards.
struct StopTests {
  private let end = Position(iteration: 12, operation: 0)

  @Test func aBreakpointStopsBeforeItsOperationInEveryIteration() throws {
    var session = try start()
    let id = session.addStop(.breakpoint(.operation("dW1")))
    #expect(stops(&session, to: end) == (0..<12).map { Position(iteration: $0, operation: 10) })
    #expect(session.stops[id]?.hits == 12)
  }

  @Test func stagesAndIterationsArePlacesToo() throws {
    var session = try start()
    _ = session.addStop(.breakpoint(.stage(.backward)))
    _ = session.addStop(.breakpoint(.iteration(2)))
    let three = Position(iteration: 3, operation: 0)
    #expect(
      stops(&session, to: three) == [
        Position(iteration: 0, operation: 5), Position(iteration: 1, operation: 5),
        Position(iteration: 2, operation: 0), Position(iteration: 2, operation: 5),
      ])
  }

  @Test func conditionsCountsAndSwitchesAreHonoured() throws {
    var session = try start()
    let id = session.addStop(.breakpoint(.operation("update")))
    session.stops[id]?.condition = try ParsedExpression("iteration % 2 == 1")
    session.stops[id]?.ignoreCount = 2
    #expect(stops(&session, to: end).map(\.iteration) == [5, 7, 9, 11])
    #expect(session.stops[id]?.hits == 6)
    session.start()
    session.stops[id]?.isEnabled = false
    #expect(stops(&session, to: end).isEmpty)
  }

  @Test func aTemporaryBreakpointStopsOnce() throws {
    var session = try start()
    let id = session.addStop(.breakpoint(.operation("Z2")))
    session.stops[id]?.isTemporary = true
    #expect(stops(&session, to: end) == [Position(iteration: 0, operation: 2)])
    #expect(session.stops[id] == nil)
  }

  @Test func aBrokenConditionStopsAndSaysWhy() throws {
    var session = try start()
    let id = session.addStop(.breakpoint(.operation("Z1")))
    session.stops[id]?.condition = try ParsedExpression("W1 @ W1 > 0")
    guard case .stopped(let events) = session.run(to: end), case .brokenCondition? = events.first?.detail
    else {
      Issue.record("did not stop")
      return
    }
  }

  /// Parameters change with updates only, so such a watch runs whole iterations; other matrices one operation at a time.
  @Test(arguments: ["W1[0,1]", "W1[0,1] > 0.05", "L", "dW1[0,1] > 0", "A1[2].max()", "iteration // 4"])
  func aWatchpointStopsWhereTheValueChanges(text: String) throws {
    var session = try start()
    let expression = try ParsedExpression(text)
    _ = session.addStop(.watch(expression))
    let found = stops(&session, to: end)

    var reference = try start()
    var last = reference.value(of: expression)
    var expected: [Position] = []
    while reference.position < end {
      reference.step()
      guard let now = reference.value(of: expression) else { continue }
      if let last, !last.isSame(as: now) { expected.append(reference.position) }
      last = now
    }
    #expect(found == expected)
    #expect(!expected.isEmpty || text.contains("0.05"))
    #expect(session.parameters == reference.parameters)
  }

  @Test func oldAndNewValueAreTold() throws {
    var session = try start()
    let before = session.parameters[MatrixName(.bias, layer: 1)]?[3, 0]
    _ = session.addStop(.watch(try ParsedExpression("b1[3,0]")))
    guard case .stopped(let events) = session.run(to: end),
      case .watch(_, let old, let new)? = events.first?.detail
    else {
      Issue.record("did not stop")
      return
    }
    #expect(old.array?.single == before)
    #expect(new.array?.single == session.parameters[MatrixName(.bias, layer: 1)]?[3, 0])
  }

  @Test func theFirstOperationWithoutFiniteNumbersIsNamed() throws {
    var session = try start()
    _ = session.addStop(.catch(.nan))
    session.train(to: 3) { _ in true }
    let infinite = session.setParameter(MatrixName(.bias, layer: 1), row: 2, column: 0, to: .infinity)
    #expect(infinite)
    guard case .stopped(let events) = session.run(to: end), case .health(let finding)? = events.first?.detail
    else {
      Issue.record("did not stop")
      return
    }
    #expect(finding.output == MatrixName(.preActivation, layer: 1))
    #expect(finding.places == [MatrixPlace(row: 2, column: 0)])
    #expect(session.position == Position(iteration: 3, operation: 1))
  }

  @Test func aDeadNeuronIsToldOfOnce() throws {
    var session = try start()
    _ = session.addStop(.catch(.dead))
    let dead = session.setParameter(MatrixName(.bias, layer: 1), row: 4, column: 0, to: -1_000)
    #expect(dead)
    guard case .stopped(let events) = session.run(to: end), case .health(let finding)? = events.first?.detail
    else {
      Issue.record("did not stop")
      return
    }
    #expect(finding.places.contains(MatrixPlace(row: 4, column: 0)))
    #expect(session.position.operation == 2)
    // Other neurons may be silent for another mini-batch; the one that is dead is no news any more.
    while case .stopped(let events) = session.run(to: end) {
      guard case .health(let other)? = events.first?.detail else { continue }
      #expect(Set(other.places) != Set(finding.places))
    }
  }

  @Test(arguments: [HealthRule.explode, .vanish])
  func gradientsBeyondTheirThresholdAreFound(rule: HealthRule) throws {
    var session = try start()
    var settings = session.settings
    settings.explode = 1e-12
    settings.vanish = 1e12
    session.change(settings)
    _ = session.addStop(.catch(rule))
    guard case .stopped(let events) = session.run(to: end), case .health(let finding)? = events.first?.detail
    else {
      Issue.record("did not stop")
      return
    }
    #expect(finding.output == MatrixName(.weightsGradient, layer: 2))
  }

  /// What stops forwards, from the start, stops backwards in the opposite order, and ends at the start.
  @Test(arguments: [
    "break dW1", "break update if iteration % 3 == 0", "watch W1[0,1] > 0.05", "watch iteration // 4",
    "watch b2[3,0]",
    "watch dW2[1,1] > 0",
  ])
  func backwardsIsForwardsReversed(stop: String) throws {
    var session = try start(memory: 0)
    let words = stop.split(separator: " ", maxSplits: 1).map(String.init)
    let parts = words[1].components(separatedBy: " if ")
    let id =
      words[0] == "break"
      ? session.addStop(.breakpoint(.operation(parts[0])))
      : session.addStop(.watch(try ParsedExpression(parts[0])))
    if parts.count > 1 { session.stops[id]?.condition = try ParsedExpression(parts[1]) }
    let forwards = stops(&session, to: end)

    var backwards: [Position] = []
    search: while true {
      switch session.runBackwards() {
      case .stopped: backwards.append(session.position)
      case .reached, .interrupted: break search
      }
    }
    #expect(session.position == Position(iteration: 0, operation: 0))
    // Where the session stands when it turns back is not earlier than itself.
    #expect(backwards == forwards.filter { $0 < end }.reversed())
    #expect(!backwards.isEmpty || stop.contains("0.05"))
    #expect(session.stops[id]?.hits == forwards.count)
  }

  @Test func anInterruptedSearchLeavesEverythingAsItWas() throws {
    var session = try start(memory: 0)
    _ = session.addStop(.watch(try ParsedExpression("W1[0,0] > 100")))
    session.train(to: 10) { _ in true }
    let before = session.parameters
    #expect(throws: BrokenOff()) { try session.runBackwards(stop: StopSignal { BrokenOff() }) }
    #expect(session.position == Position(iteration: 10, operation: 0))
    #expect(session.parameters == before)
  }

  @Test func stopsChangeNoNumber() throws {
    var plain = try start()
    plain.train(to: 12) { _ in true }
    var watched = try start()
    _ = watched.addStop(.watch(try ParsedExpression("dW1[0,1] > 0")))
    _ = watched.addStop(.catch(.nan))
    _ = stops(&watched, to: end)
    #expect(watched.parameters == plain.parameters)
    #expect(Array(watched.losses) == Array(plain.losses))
  }

  // MARK: helpers

  /// Every position at which a run to `target` stops.
  private func stops(_ session: inout Session, to target: Position) -> [Position] {
    var positions: [Position] = []
    while case .stopped = session.run(to: target) { positions.append(session.position) }
    return positions
  }

  private func start(memory: Int = 256) throws -> Session {
    var settings = Settings()
    settings.memory = memory
    settings.batch = .samples(32)
    return Session(
      data: SmallData.random(count: 80), architecture: try Architecture(sizes: [16, 6, 10]),
      settings: settings)
  }
}
