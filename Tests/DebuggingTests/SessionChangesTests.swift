import Datasets
import Debugging
import Matrices
import Networks
import TestSupport
import Testing

/// Other data, another network, other numbers: what stays and what begins again.
struct SessionChangesTests {
  @Test func dataOfTheSameSizeKeepTheNetwork() throws {
    var session = try SmallSession.make()
    session.train(to: 2) { _ in true }
    session.run(to: 6)
    let parameters = session.parameters
    try session.replaceData(SmallData.random(count: 9, seed: 5))
    #expect(session.parameters == parameters)
    #expect(session.position == Position(iteration: 2, operation: 0))
    #expect(session.workspace.names.isEmpty)
    #expect(session.batch.batch.count == 9)
    session.run(to: 13)
    #expect(session.position.iteration == 3)
  }

  @Test func theBatchThatTrainingKeptIsNotOfTheOldData() throws {
    var session = try SmallSession.make()
    session.train(to: 1) { _ in true }
    try session.replaceData(SmallData.random(count: 9, seed: 5))
    #expect(session.batch.batch.count == 9)
    session.train(to: 2) { _ in true }
    session.setDevCount(4)
    #expect(session.batch.batch.count == 5)
  }

  @Test func dataOfAnotherSizeBuildTheNetworkAnew() throws {
    var session = try SmallSession.make(hidden: [6, 5])
    session.train(to: 2) { _ in true }
    try session.replaceData(SmallData.random(count: 9, side: 7))
    #expect("\(session.architecture)" == "49-6-5-10")
    #expect(session.position == Position(iteration: 0, operation: 0))
    #expect(session.losses.isEmpty)
    #expect(session.isAsDrawn)
    #expect(
      session.parameters == session.settings.initialization.parameters(for: session.architecture, seed: 0))
    session.train(to: 1) { _ in true }
    #expect(session.position.iteration == 1)
  }

  @Test func dataThatNeedTooLargeANetworkAreRefusedWhole() throws {
    var session = try SmallSession.make(hidden: [30_000])
    let before = session
    let huge = DataSet(
      name: "huge",
      samples: Samples(
        shape: ImageShape(height: 1, width: 4_000), pixels: Array(repeating: 0, count: 4_000), labels: [1]),
      split: .init(shuffleSeed: nil))
    #expect(throws: ArchitectureError.tooManyParameters) { try session.replaceData(huge) }
    #expect(session.data.name == before.data.name)
    #expect(session.architecture == before.architecture)
  }

  @Test(arguments: [1, 2])
  func oneOrTwoSamplesAreEnough(count: Int) throws {
    var session = try SmallSession.make(count: count)
    #expect(session.evaluate(.dev) == nil)
    #expect(try #require(session.evaluate(.train)).count == count)
    session.train(to: 5) { _ in true }
    #expect(session.losses.count == 5)
    #expect(session.losses.allSatisfy { $0.isFinite })
    #expect(session.firstSamples(16).batch.count == count)
    session.setDevCount(1)
    #expect(session.data.devCount == count - 1, "one sample is always left to train on")
    session.run(to: 13)
    #expect(session.position.iteration == 6)
  }

  @Test func withoutDevThereIsNothingToJudgeBy() throws {
    var session = try SmallSession.make(dev: 10)
    #expect(try #require(session.evaluate(.dev)).count == 10)
    #expect(try #require(session.evaluate(.train)).count == 30)
    session.setDevCount(0)
    #expect(session.evaluate(.dev) == nil)
    #expect(try #require(session.evaluate(.train)).count == 40)
    session.setDevCount(1_000)
    #expect(try #require(session.evaluate(.dev)).count == 39)
  }

  @Test func evaluatingChangesNothing() throws {
    var session = try SmallSession.make(dev: 10)
    session.run(to: 3)
    let before = (session.position, session.parameters)
    _ = session.evaluate(.dev)
    let probabilities = session.outputs(try session.data.selection("dev:0:4"))
    #expect((probabilities.rows, probabilities.columns) == (10, 4))
    for column in 0..<4 {
      let sum = (0..<10).reduce(0) { $0 + probabilities[$1, column] }
      #expect(abs(sum - 1) < 1e-14)
    }
    #expect(session.position == before.0)
    #expect(session.parameters == before.1)
  }

  @Test func aParameterIsReplacedWhereItFitsAndNotElsewhere() throws {
    var session = try SmallSession.make()
    let drawn = session.parameters
    let w1 = MatrixName(.weights, layer: 1)
    let refused = [
      session.setParameter(w1, row: 6, column: 0, to: 1),
      session.setParameter(w1, row: 0, column: -1, to: 1),
      session.setParameter(MatrixName(.weights, layer: 3), row: 0, column: 0, to: 1),
      session.setParameter(MatrixName(.preActivation, layer: 1), row: 0, column: 0, to: 1),
      session.setParameter(w1, to: Matrix(rows: 16, columns: 6)),
    ]
    #expect(refused == [false, false, false, false, false])
    #expect(session.parameters == drawn)
    #expect(session.isAsDrawn)
    let isTaken = session.setParameter(w1, row: 5, column: 15, to: 7)
    #expect(isTaken)
    #expect(try session.matrix(w1)[5, 15] == 7)
    #expect(!session.isAsDrawn)
    #expect(zip(session.parameters.values, drawn.values).count { $0 != $1 } == 1)
  }

  @Test func anotherNetworkBeginsAgain() throws {
    var session = try SmallSession.make()
    session.train(to: 2) { _ in true }
    session.replaceNetwork(try Architecture("16-10"))
    #expect(session.program.operations.map(\.name) == ["Z1", "A1", "L", "dZ1", "dW1", "db1", "update"])
    #expect(session.position == Position(iteration: 0, operation: 0))
    session.run(to: 7)
    #expect(session.position.iteration == 1)
  }
}
