import Base
import Datasets
import Matrices
import Networks
import TestSupport
import Testing

@testable import Debugging

/// Every past position shows the same bits as when it was live.
struct TimeTests {
  /// What a position looks like: every parameter, every computed matrix, the batch, the settings that decide numbers.
  struct Look: Equatable {
    let parameters: Parameters
    let matrices: [MatrixName: Matrix]
    let rows: [Int32]
    let numbers: Settings.Numbers
    let losses: [Double]

    init(_ session: Session) {
      parameters = session.parameters
      // At the start of an iteration the last one's matrices may or may not still be there.
      matrices =
        session.isMidIteration
        ? Dictionary(
          uniqueKeysWithValues: session.workspace.names.map {
            ($0, session.workspace[$0] ?? Matrix(rows: 0, columns: 0))
          })
        : [:]
      rows = session.batch.batch.rows
      numbers = session.settings.numbers
      losses = Array(session.losses)
    }
  }

  @Test(arguments: 1...12)
  func everyPastPositionIsAsItWas(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed, stream: 9)
    var settings = Settings()
    // The first seeds keep every snapshot; the others so few that most positions must be replayed.
    settings.memory = seed <= 4 ? 256 : 0
    settings.batch = seed.isMultiple(of: 2) ? .samples(7) : .all
    let data = SmallData.random(count: 40, seed: seed).withDevCount(5)
    var session = Session(data: data, architecture: try Architecture(sizes: [16, 6, 10]), settings: settings)
    var seen: [Position: Look] = [session.position: Look(session)]

    var (visits, furthest) = (0, 0)
    for _ in 0..<150 {
      furthest = max(furthest, session.position.iteration)
      switch random.below(20) {
      case 0...7: session.step()
      case 8: session.run(to: session.program.operations.count)
      case 9...11: session.train(to: session.position.iteration + 1 + random.below(4)) { _ in true }
      case 12:
        let selection = try data.selection("\(random.below(30))")
        session.restartIteration(on: random.below(3) == 0 ? nil : selection)
      case 13:
        let changed = session.setParameter(
          MatrixName(.weights, layer: 1), row: random.below(6), column: random.below(16), to: random.unit())
        #expect(changed)
      case 14:
        var settings = session.settings
        switch random.below(6) {
        case 0: settings.alpha = random.unit()
        case 1: settings.batch = .samples(1 + random.below(20))
        // Another rule is another program, with more operations or fewer.
        case 2: settings.rule.momentum = random.below(2) == 0 ? 0 : 0.9
        case 3: settings.rule.l2 = random.below(2) == 0 ? 0 : 0.01
        case 4: settings.schedule = random.below(2) == 0 ? .step(every: 3, factor: 0.5) : .constant
        default:
          settings.schedule = .cosine(end: settings.iterations)
          settings.iterations = 10 + random.below(100)
        }
        session.change(settings)
      default:
        // Go somewhere that was seen and look again.
        let known = seen.keys.filter { $0 <= session.frontier }.sorted()
        visits += 1
        let target = known[random.below(known.count)]
        expectGo(true, &session, target)
        #expect(session.position == target)
        // Within a look aside it is the same look.
        #expect(session.isAside || Look(session) == seen[target], "at \(target)")
      }
      // An action in the past makes another future.
      for case .droppedFuture(let place, _) in session.takeNotices() { seen = seen.filter { $0.key < place } }
      if session.position == session.frontier { seen = seen.filter { $0.key < session.position } }
      // A look aside is no part of history.
      if session.isAside { continue }
      if seen[session.position] == nil { seen[session.position] = Look(session) }
      #expect(Look(session) == seen[session.position])
      seen = seen.filter { $0.key <= session.frontier }
    }
    #expect(furthest >= 5)
    #expect(visits >= 20)
  }

  @Test func replayedForwardStepsRepeatEdits() throws {
    var session = try start()
    session.run(to: 3)
    let changed = session.setParameter(MatrixName(.bias, layer: 2), row: 4, column: 0, to: 9)
    #expect(changed)
    session.train(to: 3) { _ in true }
    let end = session.parameters
    expectGo(true, &session, Position(iteration: 0, operation: 0))
    #expect(session.parameters[MatrixName(.bias, layer: 2)]?[4, 0] != 9)
    for _ in 0..<3 { session.step() }
    #expect(session.parameters[MatrixName(.bias, layer: 2)]?[4, 0] == 9)
    session.train(to: 3) { _ in true }
    #expect(session.parameters == end)
    #expect(session.notices.isEmpty)
  }

  /// Other samples in the past: what lies ahead stays known, and so does the past itself.
  @Test func aLookAsideForgetsNothing() throws {
    var session = try start()
    session.train(to: 4) { _ in true }
    session.restartIteration(on: try session.data.selection("3"))
    session.train(to: 10) { _ in true }
    let (end, frontier) = (Look(session), session.frontier)
    expectGo(true, &session, Position(iteration: 4, operation: 6))
    let past = Look(session)

    session.restartIteration(on: try session.data.selection("0:5"))
    #expect(session.notices == [.looksAside(frontier: frontier)])
    session.run(to: session.program.operations.count - 1)
    #expect(session.batch.batch.count == 5)
    let aside = Look(session)
    // To and fro within it.
    expectGo(true, &session, Position(iteration: 4, operation: 2))
    #expect(session.batch.batch.count == 5)
    session.run(to: session.program.operations.count - 1)
    #expect(Look(session) == aside)
    // The samples that history has are no look aside.
    session.restartIteration(on: try session.data.selection("3"))
    session.run(to: 6)
    #expect(!session.isAside && Look(session) == past)

    session.restartIteration()
    session.run(to: 3)
    #expect(session.isAside && session.batch.batch.count > 5)
    expectGo(true, &session, Position(iteration: 10, operation: 0))
    #expect(Look(session) == end)
    expectGo(true, &session, Position(iteration: 4, operation: 6))
    #expect(Look(session) == past)
    #expect(session.takeNotices().allSatisfy { $0 == .looksAside(frontier: frontier) })
  }

  /// An update on other samples is another history, and so is an edit.
  @Test(arguments: ["step", "train", "edit"])
  func whatChangesInALookAsideMakesAnotherFuture(action: String) throws {
    var (session, straight) = (try start(), try start())
    session.train(to: 10) { _ in true }
    expectGo(true, &session, Position(iteration: 4, operation: 0))
    straight.train(to: 4) { _ in true }
    func act(_ session: inout Session) throws {
      session.restartIteration(on: try session.data.selection("0:5"))
      session.run(to: 7)
      switch action {
      case "step": session.run(to: session.program.operations.count)
      case "train": session.train(to: 6) { _ in true }
      default: _ = session.setParameter(MatrixName(.weights, layer: 1), row: 1, column: 1, to: 3)
      }
    }
    try act(&session)
    try act(&straight)
    let start = Position(iteration: 4, operation: 0)
    #expect(
      session.notices == [.droppedFuture(after: start, frontier: Position(iteration: 10, operation: 0))])
    #expect(Look(session) == Look(straight))
    #expect(session.frontier == straight.frontier)
    let here = Look(session)
    let place = session.position
    expectGo(true, &session, Position(iteration: 0, operation: 0))
    expectGo(true, &session, place)
    #expect(Look(session) == here)
  }

  @Test func changingThePastDropsTheFutureAndSaysSo() throws {
    var session = try start()
    session.train(to: 10) { _ in true }
    expectGo(true, &session, Position(iteration: 4, operation: 0))
    var settings = session.settings
    settings.alpha = 0.5
    session.change(settings)
    let past = Position(iteration: 4, operation: 0)
    #expect(
      session.notices == [.droppedFuture(after: past, frontier: Position(iteration: 10, operation: 0))])
    #expect(session.frontier == past)
    expectGo(false, &session, Position(iteration: 5, operation: 0))
    #expect(session.losses.count == 4)
  }

  @Test func settingsThatDecideNoNumberStayInTheirOwnTime() throws {
    var session = try start()
    session.train(to: 5) { _ in true }
    expectGo(true, &session, Position(iteration: 2, operation: 0))
    var settings = session.settings
    settings.report = .iterations(7)
    session.change(settings)
    #expect(session.notices.isEmpty)
    expectGo(true, &session, Position(iteration: 5, operation: 0))
    #expect(session.settings.report == .iterations(7))
  }

  @Test func goingThereCanBeStopped() throws {
    var session = try start(memory: 0)
    session.train(to: 20) { _ in true }
    let before = session.position
    #expect(throws: BrokenOff()) {
      try session.go(to: Position(iteration: 15, operation: 3), stop: Question(40).stop)
    }
    #expect(session.position == before)
  }

  @Test func snapshotsStayWithinTheirLimitAndKeepBothEnds() throws {
    let architecture = try Architecture(sizes: [16, 6, 10])
    let session = Session(data: SmallData.random(count: 3), architecture: architecture)
    var store = SnapshotStore()
    let size = architecture.parameterCount * 8
    for iteration in 0..<500 {
      store.append(
        Snapshot(
          iteration: iteration, parameters: session.parameters, settings: session.settings,
          data: session.data,
          program: session.program), limit: 20 * size)
    }
    let iterations = store.snapshots.map(\.iteration)
    #expect(iterations.count == 20)
    #expect(iterations.first == 0 && iterations.last == 499)
    let gaps = zip(iterations, iterations.dropFirst()).map { $1 - $0 }
    #expect((gaps.last ?? 0) <= 2)
    #expect((gaps.max() ?? 0) < 250)
    #expect(store.last(atOrBefore: 498).map { $0.iteration <= 498 } == true)
  }

  @Test func reversePositionsAreThoseOfTheProgram() throws {
    var session = try start()
    session.train(to: 2) { _ in true }
    // 784-10-10 has 13 operations; so has every network with one hidden layer.
    #expect(session.earlier(by: 1) == Position(iteration: 1, operation: 12))
    #expect(session.earlier(by: 1_000) == Position(iteration: 0, operation: 0))
    session.run(to: 7)
    #expect(session.startOfLastLayer == Position(iteration: 2, operation: 5))
    #expect(session.startOfLastStage == Position(iteration: 2, operation: 5))
    session.run(to: 10)
    #expect(session.startOfLastLayer == Position(iteration: 2, operation: 8))
    #expect(session.startOfLastStage == Position(iteration: 2, operation: 5))
  }

  private func expectGo(_ expected: Bool, _ session: inout Session, _ target: Position) {
    let went = session.go(to: target)
    #expect(went == expected, "to \(target)")
  }

  private func start(memory: Int = 256) throws -> Session {
    var settings = Settings()
    settings.memory = memory
    return Session(
      data: SmallData.random(count: 30), architecture: try Architecture(sizes: [16, 6, 10]),
      settings: settings)
  }
}
