import Base
import Expressions
import Datasets
import Matrices
import TestSupport
import Testing

@testable import Debugging
@testable import Networks

/// How parameters came to their values: the moves add up, whatever was done.
struct ParameterHistoryTests {
  @Test(arguments: 1...8)
  func theMovesOfARandomWalkAddUp(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed, stream: 21)
    var settings = Settings()
    settings.memory = seed.isMultiple(of: 2) ? 256 : 0
    settings.batch = seed.isMultiple(of: 3) ? .all : .samples(7)
    var session = Session(
      data: SmallData.random(count: 40, seed: seed).withDevCount(5),
      architecture: try Architecture(sizes: [16, 6, 10]), settings: settings)
    let drawn = session.parameters
    var edits = 0
    for _ in 0..<60 {
      switch random.below(12) {
      case 0...3: session.step()
      case 4...5: session.train(to: session.position.iteration + 1 + random.below(3)) { _ in true }
      case 6:
        session.restartIteration(on: try session.data.selection("\(random.below(30))"))
      case 7...8:
        edits += 1
        let changed = session.setParameter(
          MatrixName(.weights, layer: 2), row: random.below(2), column: random.below(2), to: random.unit())
        #expect(changed)
      case 9:
        let changed = session.setParameter(
          MatrixName(.bias, layer: 1), to: Matrix(rows: 6, columns: 1, repeating: random.unit()))
        #expect(changed)
      case 10:
        var changed = session.settings
        changed.alpha = random.unit()
        session.change(changed)
      default:
        _ = session.go(to: session.earlier(by: random.below(40)))
      }
    }
    session.train(to: session.position.iteration + 2) { _ in true }
    session.run(to: random.below(12))
    #expect(edits > 0)
    let before = session.position
    for name in session.architecture.parameterNames {
      let (now, start) = (try #require(session.parameters[name]), try #require(drawn[name]))
      for row in 0..<min(2, now.rows) {
        for column in 0..<min(2, now.columns) {
          let history = try #require(session.history(of: MatrixElement(name, row, column)))
          #expect(history.agrees)
          #expect(history.start == start[row, column])
          #expect(history.value == now[row, column])
          #expect(history.moves.allSatisfy { $0.followsItsFormula })
          let updates = history.moves.count { if case .update = $0.cause { true } else { false } }
          #expect(updates == session.position.iteration)
          let sum = history.moves.reduce(0) { $0 + $1.change }
          // Each difference and each addition rounds once, at numbers no larger than the values on the way.
          #expect(abs(start[row, column] + sum - now[row, column]) < 1e-12)
          #expect(zip(history.moves, history.moves.dropFirst()).allSatisfy { $0.position <= $1.position })
        }
      }
    }
    #expect(session.position == before)
  }

  @Test func theLargestMovesComeFirst() throws {
    var session = try SmallSession.make()
    session.train(to: 5) { _ in true }
    let changed = session.setParameter(MatrixName(.weights, layer: 1), row: 3, column: 4, to: 50)
    #expect(changed)
    session.train(to: 9) { _ in true }
    let history = try #require(session.history(of: MatrixElement(MatrixName(.weights, layer: 1), 3, 4)))
    let moves = history.largestMoves(4)
    #expect(moves.first?.position == Position(iteration: 5, operation: 0))
    #expect(moves.first?.after == 50)
    #expect(moves.first.map { if case .edit = $0.cause { true } else { false } } == true)
    #expect(zip(moves, moves.dropFirst()).allSatisfy { abs($0.change) >= abs($1.change) })
    #expect(history.moves.count == 10)
  }

  @Test func theGradientsAreThoseThatTheUpdateRead() throws {
    var session = try SmallSession.make()
    let element = MatrixElement(MatrixName(.weights, layer: 2), 4, 1)
    var gradients: [Double] = []
    for _ in 0..<6 {
      session.run(to: session.program.operations.count - 1)
      let history = try #require(session.history(of: element))
      let next = try #require(history.next)
      gradients.append(try session.matrix(MatrixName(.weightsGradient, layer: 2))[4, 1])
      #expect(next.gradient == gradients.last)
      #expect(next.alpha == 0.1)
      session.step()
    }
    let history = try #require(session.history(of: element))
    #expect(history.moves.map(\.cause) == gradients.map { .update(alpha: 0.1, gradient: $0) })
    #expect(history.next == nil)
  }

  @Test func anUpdateThatDoesSomethingElseIsCalledOut() throws {
    var session = try SmallSession.make()
    let replaced = session.program.replace(with: Ascent())
    #expect(replaced)
    session.start()
    session.train(to: 3) { _ in true }
    let history = try #require(session.history(of: MatrixElement(MatrixName(.bias, layer: 2), 4, 0)))
    #expect(history.agrees, "the moves are what happened")
    #expect(history.moves.count == 3)
    #expect(history.moves.allSatisfy { !$0.followsItsFormula })
  }

  @Test func exploding() throws {
    var session = try SmallSession.make()
    var settings = session.settings
    settings.alpha = 1e200
    session.change(settings)
    session.train(to: 6) { _ in true }
    for row in 0..<6 {
      let history = try #require(session.history(of: MatrixElement(MatrixName(.weights, layer: 1), row, 2)))
      #expect(history.agrees)
      #expect(history.moves.allSatisfy { $0.followsItsFormula })
      _ = history.largestMoves(3)
    }
  }

  @Test func nothingMovedYet() throws {
    let session = try SmallSession.make()
    let history = try #require(session.history(of: MatrixElement(MatrixName(.weights, layer: 1), 0, 0)))
    #expect(history.moves.isEmpty && history.agrees && history.start == history.value)
    #expect(session.history(of: MatrixElement(MatrixName(.weights, layer: 1), 6, 0)) == nil)
    #expect(session.history(of: MatrixElement(MatrixName(.weights, layer: 3), 0, 0)) == nil)
    #expect(session.history(of: MatrixElement(MatrixName(.preActivation, layer: 1), 0, 0)) == nil)
  }

  @Test func replayingCanBeStopped() throws {
    var session = try SmallSession.make()
    session.train(to: 20) { _ in true }
    let weight = MatrixElement(MatrixName(.weights, layer: 1), 0, 0)
    #expect(throws: BrokenOff()) { try session.history(of: weight, stop: Question(50).stop) }
    #expect(session.position == Position(iteration: 20, operation: 0))
  }
}

/// An update in the wrong direction.
private struct Ascent: UpdateOperation {
  var output: MatrixName? { nil }
  var stage: Stage { .update }
  var layer: Int { 0 }
  let lines = [FormulaLine("W", "W - alpha * dW"), FormulaLine("b", "b - alpha * db")]
  let notes = OperationNotes(title: "", meaning: "", derivation: "")

  func apply(to parameters: UnsafeMutableBufferPointer<Double>, _ numbers: OptimizerNumbers) {
    for i in parameters.indices { parameters[i] += numbers.learningRate * numbers.gradients[i] }
  }
}
