import Debugging
import Networks
import TestSupport
import Testing

/// Where a session stands after running one operation, a layer, a stage.
struct PositionTests {
  @Test func aNewSessionStandsBeforeTheFirstOperation() throws {
    let session = try SmallSession.make()
    #expect(session.position == Position(iteration: 0, operation: 0))
    #expect(session.nextOperation.name == "Z1")
    #expect(!session.isMidIteration)
    #expect(session.lastLoss == nil)
  }

  @Test func everyStepRunsOneOperationOfTheProgramInOrder() throws {
    var session = try SmallSession.make()
    let names = session.program.operations.map(\.name)
    #expect(
      names == [
        "Z1", "A1", "Z2", "A2", "L", "dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1", "update",
      ])
    for (place, name) in names.enumerated() {
      #expect(session.nextOperation.name == name)
      let record = session.step()
      #expect(record.operation.name == name)
      #expect(record.position == Position(iteration: 0, operation: place))
    }
    #expect(session.position == Position(iteration: 1, operation: 0))
    #expect(session.nextOperation.name == "Z1")
  }

  /// What `next` and `finish` run, for every operation that may be next in a network of two hidden layers.
  @Test func layersAndStagesEndWhereTheHelpSaysSo() throws {
    var session = try SmallSession.make(hidden: [6, 5])
    let operations = session.program.operations.map(\.name)
    let layerEnds = [
      "Z1": "Z2", "A1": "Z2", "Z2": "Z3", "A2": "Z3", "Z3": "dZ3", "A3": "dZ3", "L": "dZ3",
      "dZ3": "dA2", "dW3": "dA2", "db3": "dA2", "dA2": "dA1", "dZ2": "dA1", "dW2": "dA1", "db2": "dA1",
      "dA1": "update", "dZ1": "update", "dW1": "update", "db1": "update",
    ]
    for operation in operations.dropLast() {
      #expect(session.nextOperation.name == operation)
      let layerEnd = try #require(layerEnds[operation])
      #expect(session.endOfLayer == position(layerEnd, in: session), "after \(operation)")
      let isForward = try #require(session.program.index(of: operation)) < 7
      #expect(session.endOfStage == position(isForward ? "dZ3" : "update", in: session), "after \(operation)")
      session.step()
    }
    #expect(session.nextOperation.name == "update")
    #expect(session.endOfLayer == Position(iteration: 1, operation: 0))
    #expect(session.endOfStage == Position(iteration: 1, operation: 0))
  }

  @Test func runningToAPlaceReturnsWhatRan() throws {
    var session = try SmallSession.make()
    let forward = session.run(to: 5)
    #expect(forward.map(\.operation.name) == ["Z1", "A1", "Z2", "A2", "L"])
    #expect(session.position == Position(iteration: 0, operation: 5))
    let nothing = session.run(to: 5) + session.run(to: 2)
    #expect(nothing.isEmpty, "it is there already, and it never goes back")
    #expect(session.position == Position(iteration: 0, operation: 5))
    let rest = session.run(to: session.program.operations.count)
    #expect(rest.count == 8)
    #expect(session.position == Position(iteration: 1, operation: 0), "and does not begin the next iteration")
  }

  @Test func positionsAreOrderedByIterationAndThenOperation() {
    let (early, late) = (Position(iteration: 1, operation: 9), Position(iteration: 2, operation: 0))
    #expect(early < late)
    #expect(!(late < early))
    #expect(Position(iteration: 2, operation: 0) < Position(iteration: 2, operation: 1))
    #expect(!(early < early))
  }

  private func position(_ operation: String, in session: Session) -> Position? {
    session.program.index(of: operation).map {
      Position(iteration: session.position.iteration, operation: $0)
    }
  }
}
