import Datasets
import TestSupport
import Testing

@testable import Debugging

/// The loss at the right of the prompt: never one of other samples than those that training goes on with.
struct CurrentLossTests {
  @Test func beforeTheFirstLossThereIsNone() throws {
    var session = try SmallSession.make(dev: 10)
    #expect(session.currentLoss == nil)
    session.step()
    #expect(session.currentLoss == nil)
    session.run(to: 5)
    #expect(session.currentLoss == session.workspace.loss && session.currentLoss != nil)
  }

  @Test func onAllSamplesTheLastIterationsStands() throws {
    var session = try SmallSession.make(dev: 10)
    session.train(to: 3) { _ in true }
    #expect(session.currentLoss == session.losses.last && session.currentLoss != nil)
  }

  @Test func ofASampleItEndsWithTheIteration() throws {
    var session = try SmallSession.make(dev: 10)
    session.restartIteration(on: try session.data.selection("17"))
    session.run(to: session.program.operations.count)
    #expect(session.position.iteration == 1 && session.lastLoss != nil)
    #expect(session.currentLoss == nil)
    session.train(to: 2) { _ in true }
    #expect(session.currentLoss == session.losses.last)
  }

  @Test func ofOtherDataItIsNotShown() throws {
    var session = try SmallSession.make(dev: 10)
    session.train(to: 3) { _ in true }
    session.setDevCount(5)
    #expect(session.currentLoss == nil)
  }

  @Test func ofAnotherMiniBatchItIsNotShown() throws {
    var session = try SmallSession.make(dev: 10)
    session.train(to: 1) { _ in true }
    var settings = session.settings
    settings.batch = .samples(7)
    session.change(settings)
    #expect(session.currentLoss == nil)
    session.train(to: 3) { _ in true }
    #expect(session.currentLoss == nil)
    settings.batch = .all
    session.change(settings)
    #expect(session.currentLoss == nil, "the last one was still of a mini-batch")
    session.train(to: 4) { _ in true }
    #expect(session.currentLoss == session.losses.last)
  }

  @Test func anotherAlphaKeepsIt() throws {
    var session = try SmallSession.make(dev: 10)
    session.train(to: 2) { _ in true }
    var settings = session.settings
    settings.numbers.alpha = 0.5
    session.change(settings)
    #expect(session.currentLoss == session.losses.last)
  }

  @Test func startOverAForgottenFutureIsToldOnce() throws {
    var session = try SmallSession.make(dev: 10)
    session.train(to: 2) { _ in true }
    session.start()
    let before = session.takeNotices()
    #expect(before.isEmpty, "nothing lay ahead")
    session.train(to: 2) { _ in true }
    let end = session.position
    let isThere = session.go(to: Position(iteration: 1, operation: 0))
    session.start()
    let notices = session.takeNotices()
    #expect(isThere && notices == [.startedOver(frontier: end)])
  }
}
