import Datasets
import Matrices
import Networks
import TestSupport
import Testing

@testable import Debugging

/// A planted bug is part of history, and everything that runs operations runs it.
struct BugTests {
  static let names = PlantedBug.all.map(\.name)
  static let networks = [[10], [9, 9], []]

  private func bug(_ name: String) throws -> PlantedBug { try #require(PlantedBug.named(name)) }

  /// A session with the bug planted at iteration 0; nil where the network has no place for it.
  private func session(_ name: String, _ hidden: [Int], count: Int = 40, memory: Int = 256) throws -> Session?
  {
    var settings = Settings()
    settings.memory = memory
    let bug = try bug(name)
    var session = try SmallSession.make(count: count, hidden: hidden, settings: settings, home: bug.home)
    return session.plant(bug) ? session : nil
  }

  @Test(arguments: names, networks)
  func trainingGoesAnotherWayAndRemovingTheBugPutsItRight(name: String, hidden: [Int]) throws {
    guard var session = try session(name, hidden) else { return }
    var right = try SmallSession.make(hidden: hidden, home: bug(name).home)
    right.train(to: 5) { _ in true }
    session.train(to: 5) { _ in true }
    #expect(session.parameters != right.parameters)
    session.removeBug()
    #expect(session.bug == nil)
    session.start()
    session.train(to: 5) { _ in true }
    #expect(session.parameters == right.parameters)
    #expect(Array(session.losses) == Array(right.losses))
  }

  @Test(arguments: names)
  func aBugThatIsTakenOutAtOnceLeavesNothingBehind(name: String) throws {
    guard var session = try session(name, [10]) else { return }
    session.removeBug()
    #expect(session.isAsDrawn)
    #expect(session.data.preparation == Preparation())
    var right = try SmallSession.make(hidden: [10], home: bug(name).home)
    right.train(to: 3) { _ in true }
    session.train(to: 3) { _ in true }
    #expect(session.parameters == right.parameters)
  }

  @Test(arguments: names, networks)
  func steppingAndTrainingOnAnyNumberOfThreadsGiveTheSameBits(name: String, hidden: [Int]) throws {
    var results: [Parameters] = []
    var losses: [[Double]] = []
    for threads in [1, 1, 2, 5] {
      guard var session = try session(name, hidden, count: 300) else { return }
      session.settings.threads = threads
      if results.isEmpty {
        while session.position.iteration < 2 { session.step() }
      } else {
        session.train(to: 2) { _ in true }
      }
      results.append(session.parameters)
      losses.append(Array(session.losses))
    }
    #expect(results.allSatisfy { $0 == results[0] })
    // Bits, because a bug may well lead to nan.
    #expect(losses.allSatisfy { $0.map(\.bitPattern) == losses[0].map(\.bitPattern) })
  }

  /// Planted at iteration 3 and taken out at 6: every position is shown again as it was, also where it must be replayed.
  @Test(arguments: names, [256, 0])
  func everyPositionIsShownAgainAsItWas(name: String, memory: Int) throws {
    var settings = Settings()
    settings.memory = memory
    var session = try SmallSession.make(hidden: [10], settings: settings, home: bug(name).home)
    var seen: [Position: (parameters: Parameters, matrices: [Matrix?], bug: PlantedBug?)] = [:]
    func look(_ session: Session) -> [Matrix?] {
      session.isMidIteration
        ? session.program.operations.map { $0.output.flatMap { session.workspace[$0] } } : []
    }
    while session.position < Position(iteration: 9, operation: 4) {
      if session.position == Position(iteration: 3, operation: 5), session.bug == nil {
        // Planting begins the iteration again.
        let isPlanted = session.plant(try bug(name))
        #expect(isPlanted)
        #expect(session.position == Position(iteration: 3, operation: 0))
        seen = seen.filter { $0.key < session.position }
      }
      if session.position == Position(iteration: 6, operation: 0) { session.removeBug() }
      seen[session.position] = (session.parameters, look(session), session.bug)
      session.step()
    }
    let positions = [
      (3, 1), (7, 2), (2, 8), (3, 0), (5, 12), (6, 1), (8, 0), (1, 3), (4, 6), (9, 3), (0, 0), (6, 0),
    ]
    for (iteration, operation) in positions {
      let target = Position(iteration: iteration, operation: operation)
      let isThere = session.go(to: target)
      #expect(isThere)
      let expected = try #require(seen[target])
      #expect(session.parameters == expected.parameters, "\(target)")
      #expect(look(session) == expected.matrices, "\(target)")
      #expect(session.bug == expected.bug, "\(target)")
      #expect((session.bug != nil) == (3..<6).contains(iteration))
    }
    #expect(session.notices == [])
  }

  /// Each operation does what its formula says, but for the one in which the bug is; explanations say so too.
  @Test(arguments: names, networks)
  func onlyTheCulpritDoesNotFollowItsFormula(name: String, hidden: [Int]) throws {
    guard var session = try session(name, hidden) else { return }
    let story = try #require(try bug(name).story(in: session.architecture))
    session.restartIteration(on: try session.data.selection("0:5"))
    let batch = session.batch.batch
    for (place, operation) in session.program.operations.enumerated() {
      let isWrong = story.suspect == .operation(operation.name)
      #expect(session.followsItsFormula(operation: place, on: batch) == !isWrong, "\(operation.name)")
    }
    session.run(to: session.program.operations.count - 1)
    let explainer = try #require(session.explainer())
    for operation in session.program.operations {
      guard let output = operation.output else { continue }
      let matrix = try session.matrix(output)
      var agree = true
      for row in 0..<matrix.rows {
        for column in 0..<matrix.columns {
          let explanation = try #require(explainer.explanation(of: MatrixElement(output, row, column)))
          agree = agree && explanation.agrees
        }
      }
      #expect(agree == (story.suspect != .operation(operation.name)), "\(operation.name)")
    }
    let history = try #require(
      {
        session.step()
        return session.history(of: MatrixElement(MatrixName(.bias, layer: session.architecture.depth), 2, 0))
      }())
    #expect(history.agrees)
    #expect(history.moves.allSatisfy(\.followsItsFormula) == (story.suspect != .operation("update")))
  }

  @Test(arguments: names)
  func evaluationRunsTheSameForwardStage(name: String) throws {
    guard var session = try session(name, [10]) else { return }
    let judged = try #require(session.evaluate(.train))
    session.restartIteration(on: try session.data.selection("all"))
    session.run(to: session.program.range(of: .forward).upperBound)
    #expect(judged.loss == session.workspace.loss)
    let a = try session.matrix(MatrixName(.activation, layer: 2))
    let hits = session.batch.batch.labels.enumerated().count { column, label in
      (0..<a.rows).reduce(0) { a[$1, column] > a[$0, column] ? $1 : $0 } == label
    }
    #expect(judged.hits == hits)
    let all = try session.data.selection("all")
    let predictions = session.predictions(all)
    #expect(predictions.map(\.label) == session.batch.batch.labels)
    #expect(predictions.count { $0.guess == $0.label } == hits)
  }

  @Test func theFormulasAndNotesStayTheRightOnes() throws {
    for bug in PlantedBug.all {
      let right = try SmallSession.make(hidden: [10], home: bug.home)
      var session = right
      let isPlanted = session.plant(bug)
      #expect(isPlanted)
      #expect(session.program.operations.map(\.formula) == right.program.operations.map(\.formula))
      #expect(session.program.operations.map(\.notes.title) == right.program.operations.map(\.notes.title))
      #expect(session.program.operations.map(\.stage) == right.program.operations.map(\.stage))
      #expect(!session.timelineSummary.edits.contains { $0.words.contains(bug.name) })
    }
  }

  @Test func startAndOtherDataKeepTheBug() throws {
    for name in ["one-hot-off-by-one", "init-all-equal", "db-sum"] {
      var session = try #require(try session(name, [10]))
      session.train(to: 2) { _ in true }
      session.start()
      #expect(session.bug?.name == name)
      session.setDevCount(3)
      try session.replaceData(SmallData.random(count: 30, seed: 5))
      #expect(session.bug?.name == name)
      #expect(session.data.preparation == session.bug?.preparation)
      // Other pixels make another network.
      try session.replaceData(SmallData.random(count: 30, side: 5))
      #expect(session.bug?.name == name && session.data.preparation == session.bug?.preparation)
      var fresh = try SmallSession.make(side: 5, hidden: [10])
      #expect((session.parameters == fresh.parameters) == (name != "init-all-equal"))
      var settings = fresh.settings
      settings.seed = 9
      session.change(settings)
      fresh.change(settings)
      #expect((session.parameters == fresh.parameters) == (name != "init-all-equal"))
      session.removeBug()
      #expect(session.parameters == fresh.parameters && session.data.preparation == Preparation())
    }
  }

  @Test func aNetworkWithoutAPlaceForTheBugIsRight() throws {
    var session = try #require(try session("w2-not-transposed", [10]))
    session.replaceNetwork(try Architecture(sizes: [16, 9, 10]))
    #expect(session.bug == nil)
    #expect(session.notices.contains(.bugHasNoPlace))
    let isPlanted = session.plant(try bug("w2-not-transposed"))
    #expect(!isPlanted)
  }

  @Test func aRandomBugComesFromItsSeed() throws {
    var session = try SmallSession.make(hidden: [10])
    let drawn = (0..<400).compactMap { session.drawnBug(seed: $0)?.name }
    let here = Set(PlantedBug.all.filter { $0.story(in: session.architecture) != nil }.map(\.name))
    #expect(Set(drawn) == here && here.count >= 15)
    // Each of the others has a place at its home.
    for bug in PlantedBug.all where !here.contains(bug.name) {
      let home = try SmallSession.make(hidden: [10], home: bug.home)
      #expect((0..<400).contains { home.drawnBug(seed: $0) == bug }, "\(bug.name)")
    }
    #expect(drawn == (0..<400).compactMap { session.drawnBug(seed: $0)?.name })
    session.step()
    session.train(to: 1) { _ in true }
    let later = (0..<400).compactMap { session.drawnBug(seed: $0)?.name }
    #expect(Set(later) == here.subtracting(["init-all-equal"]))
    let shallow = try SmallSession.make(hidden: [])
    #expect((0..<400).allSatisfy { shallow.drawnBug(seed: $0)?.story(in: shallow.architecture) != nil })
  }

  @Test func samplesAndLabelsAreSeenWithTheBug() throws {
    let right = try SmallSession.make()
    var session = try #require(try session("labels-shuffled", [6]))
    #expect(session.batch.batch.labels != right.batch.batch.labels)
    #expect(session.batch.batch.labels.sorted() == right.batch.batch.labels.sorted())
    #expect(session.batch.batch.targets == session.batch.batch.labels)
    session = try #require(try self.session("one-hot-off-by-one", [6]))
    #expect(session.batch.batch.labels == right.batch.batch.labels)
    #expect(session.batch.batch.targets == right.batch.batch.labels.map { ($0 + 9) % 10 })
    let y = try session.matrix(MatrixName(.oneHot))
    #expect(session.batch.batch.targets.enumerated().allSatisfy { y[$1, $0] == 1 })
    session = try #require(try self.session("pixels-not-scaled", [6]))
    let (x, scaled) = (try session.matrix(MatrixName(.input)), try right.matrix(MatrixName(.input)))
    #expect(zip(x.elements, scaled.elements).allSatisfy { $0 / 255 == $1 })
  }
}
