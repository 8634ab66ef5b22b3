import Datasets
import Debugging
import Networks
import TestSupport
import Testing

/// `train(to:)`: whole iterations, beginning with what is left of the one under way.
struct TrainingTests {
  @Test func trainingDoesWhatSteppingDoes() throws {
    var stepped = try SmallSession.make(count: 300)
    var trained = stepped
    for _ in 0..<3 { stepped.run(to: stepped.program.operations.count) }
    trained.train(to: 3) { _ in true }
    #expect(trained.parameters == stepped.parameters)
    #expect(trained.losses == stepped.losses)
    #expect(trained.position == stepped.position)
  }

  @Test func everyIterationIsObservedOnceItIsDone() throws {
    var session = try SmallSession.make()
    var seen: [Int] = []
    session.train(to: 4) { session in
      seen.append(session.position.iteration)
      #expect(session.losses.count == session.position.iteration)
      #expect(session.position.operation == 0)
      return true
    }
    #expect(seen == [1, 2, 3, 4])
  }

  @Test func answeringFalseStopsItAfterThatIteration() throws {
    var session = try SmallSession.make()
    session.train(to: 100) { $0.position.iteration < 3 }
    #expect(session.position == Position(iteration: 3, operation: 0))
    var straight = try SmallSession.make()
    straight.train(to: 3) { _ in true }
    #expect(session.parameters == straight.parameters)
  }

  @Test func stoppingAndGoingOnGivesTheSameBits() throws {
    var settings = Settings()
    settings.batch = .samples(7)
    var stopped = try SmallSession.make(settings: settings)
    var straight = stopped
    straight.train(to: 20) { _ in true }
    while stopped.position.iteration < 20 {
      stopped.train(to: 20) { !$0.position.iteration.isMultiple(of: 3) }
    }
    #expect(stopped.parameters == straight.parameters)
    #expect(stopped.losses == straight.losses)
  }

  @Test func theIterationUnderWayIsFinishedOnItsOwnSamples() throws {
    var session = try SmallSession.make()
    session.restartIteration(on: try session.data.selection("3:9"))
    session.run(to: 8)
    var expected = session
    expected.run(to: 13)
    var observed: [Session] = []
    session.train(to: 2) {
      observed.append($0)
      return true
    }
    let first = try #require(observed.first)
    #expect(first.position == Position(iteration: 1, operation: 0))
    #expect(first.parameters == expected.parameters)
    expected.run(to: 13)
    #expect(session.parameters == expected.parameters, "the second iteration runs on all samples again")
  }

  @Test func samplesThatWereChosenButNotBegunOnAreUsed() throws {
    var session = try SmallSession.make()
    session.restartIteration(on: try session.data.selection("5"))
    var expected = session
    expected.run(to: 13)
    session.train(to: 1) { _ in true }
    #expect(session.parameters == expected.parameters)
  }

  @Test func aTargetThatIsReachedChangesNothing() throws {
    var session = try SmallSession.make()
    session.train(to: 2) { _ in true }
    session.run(to: 4)
    let before = session.position
    session.train(to: 2) { _ in
      Issue.record("nothing was to be done")
      return true
    }
    #expect(session.position == before)
    #expect(session.workspace.loss == nil)
  }

  @Test func trainingLearns() throws {
    var session = try SmallSession.make(count: 20, hidden: [30])
    session.train(to: 600) { _ in true }
    // 20 random images in 16 dimensions are separable; a network that learns gets them nearly all.
    #expect(try #require(session.evaluate(.train)?.accuracy) >= 0.8)
    #expect(try #require(session.losses.last) < 0.5 * (try #require(session.losses.first)))
  }

  @Test func startingAgainRepeatsEveryBit() throws {
    var session = try SmallSession.make()
    let drawn = session.parameters
    session.train(to: 3) { _ in true }
    let (parameters, losses) = (session.parameters, session.losses)
    session.run(to: 4)
    session.start()
    #expect(session.parameters == drawn)
    #expect(session.position == Position(iteration: 0, operation: 0))
    #expect(session.losses.isEmpty)
    #expect(session.isAsDrawn)
    #expect(session.lastLoss == nil)
    session.train(to: 3) { _ in true }
    #expect(session.parameters == parameters)
    #expect(session.losses == losses)
  }
}
