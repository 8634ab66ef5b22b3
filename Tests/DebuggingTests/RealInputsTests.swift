import Datasets
import Expressions
import Matrices
import Networks
import Testing

@testable import Debugging

/// A session over numbers as they are, of three classes.
struct RealInputsTests {
  @Test func itStepsExplainsAndTravels() throws {
    var session = try session()
    session.run(to: session.program.operations.count - 1)
    #expect(try session.matrix(MatrixName(.input)).elements.prefix(2) == [-1, 0.25])
    #expect(try session.matrix(MatrixName(.oneHot)).rows == 3)
    let explainer = try #require(session.explainer())
    for name in ["Z1", "A1", "Z2", "A2", "dZ2", "dW2", "dA1", "dZ1", "dW1", "db1"] {
      let element = MatrixElement(try #require(MatrixName(name)), 0, 0)
      let explanation = try #require(explainer.explanation(of: element), "\(name)")
      #expect(explanation.agrees, "\(name)")
    }
    session.train(to: 12)
    let later = session.parameters
    let wentBack = session.go(to: Position(iteration: 3, operation: 0))
    #expect(wentBack)
    session.train(to: 12)
    #expect(session.parameters == later)
  }

  @Test func expressionsKnowItsClasses() throws {
    let session = try session()
    let value = try ParsedExpression("one_hot(y[:2]).shape").value(in: SessionNames(session))
    #expect(value == .tuple([.integer(3), .integer(2)]))
    #expect(try ParsedExpression("max(X)").value(in: SessionNames(session)) == .number(2.5))
  }

  @Test func predictionsAreOfItsClasses() throws {
    let session = try session()
    let all = session.predictions(try session.data.selection("all"))
    #expect(all.count == 6 && all.allSatisfy { (0..<3).contains($0.guess ?? -1) })
  }

  @Test func otherClassesAreAnotherNetwork() throws {
    var session = try session()
    let two = Samples(
      .features(["x1", "x2"]), .numbers([1, 2, 3, 4]), .labels([0, 1], classes: Classes(count: 2)))
    try session.replaceData(
      DataSet(name: "two", samples: two, split: .init(shuffleSeed: nil, devCount: 0)))
    #expect(session.architecture.sizes == [2, 4, 2])
    session.train(to: 2)
    #expect(session.position.iteration == 2)
  }

  @Test func fingerprintsTellNumbersApart() throws {
    let data = try session().data
    let other = Samples(
      data.samples.form, .numbers([-1, 0.25] + [Double](repeating: 0, count: 10)), data.samples.targets)
    let changed = DataSet(name: "other", samples: other, split: data.split)
    #expect(data.fingerprint == (try session().data.fingerprint))
    #expect(data.fingerprint != changed.fingerprint)
  }

  private func session() throws -> Session {
    let samples = Samples(
      .features(["x1", "x2"]), .numbers([-1, 0.25, 0, 1, 2.5, -0.5, -1.5, 0.5, 0.125, 1.25, 2, -1]),
      .labels([0, 1, 2, 0, 1, 2], classes: Classes(count: 3)))
    return Session(
      data: DataSet(name: "points", samples: samples, split: .init(shuffleSeed: nil, devCount: 0)),
      architecture: try Architecture(sizes: [2, 4, 3], activation: .tanh))
  }
}
