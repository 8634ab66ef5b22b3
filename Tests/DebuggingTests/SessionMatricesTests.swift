import Debugging
import Matrices
import Networks
import TestSupport
import Testing

/// Which matrices can be looked at when, and of which iteration they are.
struct SessionMatricesTests {
  @Test func aMatrixExistsOnceItsOperationHasRun() throws {
    var session = try SmallSession.make()
    let always = ["X", "Y", "W1", "b1", "W2", "b2"]
    #expect(session.liveMatrixNames.map(\.description) == always)
    var computed: [String] = []
    for operation in session.program.operations {
      guard let output = operation.output else { break }
      #expect(throws: MatrixUnavailable.notComputed(output, stage: operation.stage, iteration: 0)) {
        try session.matrix(output)
      }
      session.step()
      computed.append(output.description)
      #expect(session.liveMatrixNames.map(\.description) == always + computed)
      let matrix = try session.matrix(output)
      let shape = session.architecture.shape(of: output)
      #expect(matrix.rows == shape.rows)
      #expect(matrix.columns == shape.columns ?? 40)
    }
    #expect(computed.count == 12)
  }

  @Test func theMatricesOutliveTheUpdateUntilTheNextIterationBegins() throws {
    var session = try SmallSession.make()
    session.run(to: 12)
    let gradient = try session.matrix(MatrixName(.weightsGradient, layer: 1))
    session.step()
    #expect(session.workspaceIteration == 0)
    #expect(session.position.iteration == 1)
    #expect(try session.matrix(MatrixName(.weightsGradient, layer: 1)) == gradient)
    session.step()
    #expect(session.workspaceIteration == 1)
    #expect(throws: MatrixUnavailable.self) { try session.matrix(MatrixName(.weightsGradient, layer: 1)) }
    #expect(session.liveMatrixNames.map(\.description) == ["X", "Y", "W1", "b1", "W2", "b2", "Z1"])
  }

  @Test func trainingLeavesNoMatricesOfAnOlderIteration() throws {
    var session = try SmallSession.make()
    session.run(to: 7)
    session.train(to: 3) { _ in true }
    #expect(session.workspace.names.isEmpty)
    #expect(session.workspaceIteration == nil)
    #expect(session.lastLoss == session.losses.last)
  }

  @Test func inputsAndLabelsAreThoseOfTheBatch() throws {
    var session = try SmallSession.make(dev: 10)
    session.restartIteration(on: try session.data.selection("dev:2:5"))
    let x = try session.matrix(MatrixName(.input))
    let y = try session.matrix(MatrixName(.oneHot))
    #expect((x.rows, x.columns) == (16, 3))
    #expect((y.rows, y.columns) == (10, 3))
    let samples = session.data.samples
    for (column, row) in session.data.rows(of: .dev)[2..<5].enumerated() {
      #expect(
        (0..<16).map { x[$0, column] } == samples.image(Int(row)).map { Double($0) / 255 })
      #expect(
        (0..<10).map { y[$0, column] } == (0..<10).map { $0 == Int(samples.labels[Int(row)]) ? 1 : 0 })
    }
  }

  /// After the update, X is still what dW1 was computed from, though the next iteration has other samples.
  @Test func inputsStayBesideTheGradientsThatCameFromThem() throws {
    var session = try SmallSession.make()
    session.restartIteration(on: try session.data.selection("7"))
    session.run(to: 13)
    #expect(try session.matrix(MatrixName(.input)).columns == 1)
    #expect(try session.matrix(MatrixName(.activation, layer: 1)).columns == 1)
    session.restartIteration()
    #expect(try session.matrix(MatrixName(.input)).columns == 40)
  }

  @Test(arguments: ["W3", "b0", "dA2", "Z9", "dW99"])
  func layersThatTheNetworkHasNotAreNoMatrices(text: String) throws {
    var session = try SmallSession.make()
    session.run(to: 12)
    // b0 is a well-formed name of no layer at all.
    let name = MatrixName(text) ?? MatrixName(.bias, layer: 0)
    #expect(throws: MatrixUnavailable.noSuchMatrix(name, session.architecture)) { try session.matrix(name) }
  }
}
