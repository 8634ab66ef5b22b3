import Datasets
import Debugging
import Matrices
import Networks
import TestSupport
import Testing

/// What changes in an iteration and what does not: parameters, losses, the samples.
struct IterationTests {
  @Test func onlyTheUpdateChangesParameters() throws {
    var session = try SmallSession.make()
    let drawn = session.parameters
    while session.nextOperation.stage != .update {
      session.step()
      #expect(session.parameters == drawn)
      #expect(session.isAsDrawn)
    }
    session.step()
    #expect(session.parameters != drawn)
    #expect(!session.isAsDrawn)
  }

  /// `W -= alpha * dW` in Double gives the same bits in NumPy and here.
  @Test(arguments: [0.1, 1e-3, -2.5, 0])
  func theUpdateIsOldMinusAlphaTimesGradient(alpha: Double) throws {
    var settings = Settings()
    settings.alpha = alpha
    var session = try SmallSession.make(hidden: [6, 5], settings: settings)
    session.run(to: session.program.operations.count - 1)
    let before = session
    session.step()
    for name in session.architecture.parameterNames {
      let gradient = try before.matrix(try #require(name.gradient))
      let old = try before.matrix(name)
      let expected = zip(old.elements, gradient.elements).map { $0 - alpha * $1 }
      #expect(try session.matrix(name).elements == expected, "\(name)")
    }
  }

  @Test func theGradientsAreThoseOfANotebook() throws {
    var session = try SmallSession.make(count: 23)
    session.run(to: session.program.operations.count - 1)
    let expected = try Notebook(session).gradients()
    for (name, elements) in expected {
      let found = try session.matrix(try #require(MatrixName(name))).elements
      #expect(found.count == elements.count)
      // Sums of 23 terms below 1 in another order differ by less than 23 × 2⁻⁵³ × a few.
      #expect(zip(found, elements).allSatisfy { abs($0 - $1) < 1e-14 }, "\(name)")
    }
  }

  @Test func restartingChangesNoParameterAndForgetsTheMatrices() throws {
    var session = try SmallSession.make()
    session.run(to: 9)
    let parameters = session.parameters
    session.restartIteration()
    #expect(session.parameters == parameters)
    #expect(session.position == Position(iteration: 0, operation: 0))
    #expect(session.workspace.names.isEmpty)
    #expect(session.workspaceBatch == nil)
    #expect(session.losses.isEmpty, "an abandoned iteration leaves no loss")
  }

  @Test func anAbandonedIterationLeavesNoTraceInTheNextOnes() throws {
    var straight = try SmallSession.make()
    var wandering = straight
    wandering.restartIteration(on: try wandering.data.selection("3:9"))
    wandering.run(to: 10)
    wandering.restartIteration()
    for _ in 0..<2 {
      straight.run(to: 13)
      wandering.run(to: 13)
    }
    #expect(straight.parameters == wandering.parameters)
    #expect(straight.losses == wandering.losses)
  }

  @Test func aSelectionLastsForOneIteration() throws {
    var session = try SmallSession.make(dev: 10)
    let selection = try session.data.selection("dev:3")
    session.restartIteration(on: selection)
    #expect(session.batch.origin == .selection(selection))
    #expect(session.batch.batch.count == 1)
    session.run(to: 13)
    #expect(session.workspaceBatch?.origin == .selection(selection))
    #expect(session.batch.origin == .all)
    #expect(session.batch.batch.count == 30)
  }

  @Test func lossesAreThoseBeforeEachUpdate() throws {
    var session = try SmallSession.make()
    let before = session.evaluate(session.batch.batch).loss
    session.run(to: 5)
    #expect(session.lastLoss == session.workspace.loss)
    // The mean over the same samples, perhaps added up in another order.
    #expect(abs(try #require(session.lastLoss) - before) < 1e-12)
    #expect(session.losses.isEmpty)
    session.run(to: 13)
    #expect(session.losses.count == 1)
    #expect(session.losses.first == session.workspace.loss)
    session.step()
    #expect(session.lastLoss == session.losses.first, "until the next loss is computed, the last one stands")
  }

  @Test func aCopyGoesItsOwnWay() throws {
    var session = try SmallSession.make()
    let copy = session
    session.run(to: 13)
    #expect(copy.position == Position(iteration: 0, operation: 0))
    #expect(copy.parameters != session.parameters)
    #expect(copy.isAsDrawn)
  }
}
