import Matrices
import Networks
import TestSupport
import Testing

@testable import Debugging

/// L2, momentum and schedules as settings of a session: part of the program, the state and the history.
struct DescentSettingsTests {
  @Test func changingTheRuleInTheMiddleBeginsTheIterationAgain() throws {
    var session = try SmallSession.make()
    session.train(to: 2) { _ in true }
    session.run(to: 9)
    let parameters = session.parameters
    change(&session) { $0.rule.l2 = 0.1 }
    #expect(session.position == Position(iteration: 2, operation: 0))
    #expect(session.parameters == parameters)
    #expect(session.program.operations.count == 14)
  }

  @Test func anIterationThatIsAbandonedChangesNoVelocity() throws {
    var session = try start { $0.rule.momentum = 0.9 }
    session.train(to: 3) { _ in true }
    var straight = session
    session.run(to: 15)
    session.restartIteration()
    #expect(session.parameters == straight.parameters)
    session.train(to: 5) { _ in true }
    straight.train(to: 5) { _ in true }
    #expect(session.parameters == straight.parameters)
  }

  @Test func momentumThatIsSwitchedOffIsForgotten() throws {
    var session = try start { $0.rule.momentum = 0.9 }
    session.train(to: 3) { _ in true }
    #expect(!session.parameters.state.isEmpty)
    change(&session) { $0.rule.momentum = 0 }
    #expect(session.parameters.state.isEmpty)
    #expect(throws: MatrixUnavailable.self) { try session.matrix(MatrixName(.weightsState(.v), layer: 1)) }
    change(&session) { $0.rule.momentum = 0.5 }
    #expect(try session.matrix(MatrixName(.weightsState(.v), layer: 1)).elements.allSatisfy { $0 == 0 })
    let went = session.go(to: Position(iteration: 3, operation: 0))
    #expect(went)
  }

  @Test func reverseStepsCountTheOperationsOfEachIteration() throws {
    var session = try SmallSession.make()
    session.train(to: 2) { _ in true }
    change(&session) { $0.rule.momentum = 0.9 }
    session.train(to: 3) { _ in true }
    change(&session) { $0.rule.momentum = 0 }
    // 17 operations in iteration 2, and 13 in those before.
    #expect(session.earlier(by: 1) == Position(iteration: 2, operation: 16))
    #expect(session.earlier(by: 17) == Position(iteration: 2, operation: 0))
    #expect(session.earlier(by: 18) == Position(iteration: 1, operation: 12))
    #expect(session.earlier(by: 17 + 26) == Position(iteration: 0, operation: 0))
    #expect(session.program(at: 2).operations.count == 17)
    #expect(session.program(at: 1).operations.count == 13)
  }

  @Test func aScheduleDecidesTheUpdate() throws {
    var scheduled = try start { $0.schedule = .step(every: 2, factor: 0.5) }
    var byHand = try SmallSession.make()
    for (iteration, alpha) in [0.1, 0.1, 0.05, 0.05, 0.025].enumerated() {
      change(&byHand) { $0.alpha = alpha }
      #expect(scheduled.learningRate == alpha)
      byHand.train(to: iteration + 1) { _ in true }
      scheduled.run(to: scheduled.program.operations.count)
      #expect(scheduled.parameters == byHand.parameters)
    }
  }

  @Test func theLengthOfACosineIsPartOfHistory() throws {
    var session = try start {
      $0.schedule = .cosine(end: $0.iterations)
      $0.iterations = 20
    }
    session.train(to: 6) { _ in true }
    let early = session.parameters
    change(&session) { $0.iterations = 200 }
    #expect(session.learningRate > 0.0995)
    session.train(to: 10) { _ in true }
    let late = session.parameters
    var went = session.go(to: Position(iteration: 6, operation: 0))
    #expect(went && session.parameters == early)
    went = session.go(to: Position(iteration: 0, operation: 0))
    session.train(to: 10) { _ in true }
    #expect(session.parameters == late)
  }

  @Test func everyMoveOfAParameterWithMomentumIsKnown() throws {
    var session = try start { $0.batch = .samples(7) }
    session.train(to: 3) { _ in true }
    change(&session) { $0.rule.momentum = 0.9 }
    session.train(to: 8) { _ in true }
    session.run(to: 4)
    let element = MatrixElement(MatrixName(.weights, layer: 1), 3, 5)
    let history = try #require(session.history(of: element))
    #expect(history.agrees)
    #expect(history.moves.count == 8)
    #expect(history.moves.allSatisfy { $0.followsItsFormula })
    #expect(history.ways.map(\.text) == ["dW1", "vW1"])
  }

  /// What the update multiplies by alpha need not be a matrix.
  @Test(arguments: Optimizer.all)
  func everyOptimizersMovesAreItsSteps(optimizer: Optimizer) throws {
    var session = try start { $0.rule = optimizer.rule }
    session.train(to: 3) { _ in true }
    session.run(to: session.program.operations.count - 1)
    let element = MatrixElement(MatrixName(.weights, layer: 2), 3, 5)
    let history = try #require(session.history(of: element))
    #expect(history.agrees && history.moves.count == 3)
    #expect(history.moves.allSatisfy { $0.followsItsFormula && $0.change != 0 })
    #expect(history.ways == [optimizer.way(of: element.name)])
    // What is told of the next move is what it will be.
    let next = try #require(history.next)
    let before = try session.matrix(element.name)[3, 5]
    session.step()
    let move = next.alpha * next.gradient
    #expect(
      abs(try session.matrix(element.name)[3, 5] - (before - move)) <= 4 * .ulpOfOne
        * (abs(before) + abs(move)))
  }

  private func start(_ edit: (inout Settings) -> Void) throws -> Session {
    var settings = Settings()
    edit(&settings)
    return try SmallSession.make(settings: settings)
  }

  private func change(_ session: inout Session, _ edit: (inout Settings) -> Void) {
    var settings = session.settings
    edit(&settings)
    session.change(settings)
  }
}
