import Datasets
import Expressions
import Matrices
import TestSupport
import Testing

@testable import Debugging
@testable import Networks

/// Every operation's fast way gives what its formula gives, within the formula's own bound for rounding.
struct KernelsFollowFormulasTests {
  /// What the numbers of a network are like.
  enum Condition: String, CaseIterable, Sendable {
    case usual, oneSample, blackImages, notANumber, infinite, large
  }

  @Test(arguments: Activation.all.map(\.name), Condition.allCases)
  func everyElementOfEveryOperation(activation: String, condition: Condition) throws {
    // The depth matters to usual numbers only; the time that this takes, too.
    let deep: [([Int], Double, Double)] = [([9, 10], 0, 0), ([9, 5, 4, 10], 0, 0.5)]
    for (sizes, l2, momentum) in [([9, 5, 10], 0.1, 0.9)] + (condition == .usual ? deep : []) {
      try checkEveryElement(of: session(sizes, activation, l2, momentum, condition))
    }
  }

  /// One output for two classes or for a number, and inputs that are no pixels.
  @Test(
    arguments: ["moons", "sine"],
    ["sigmoid with cross-entropy", "sigmoid with mse", "tanh with mse", "linear with mse"])
  func everyElementWithOneOutput(set: String, output: String) throws {
    let drawing = try #require(DrawnSet.named(set)?.drawing(count: 12, seed: 1))
    let data = DataSet(drawing, devCount: 0)
    let layer = try #require(OutputLayer.named(output))
    for sizes in [[data.samples.inputCount, 1], [data.samples.inputCount, 4, 3, 1]] {
      let architecture = try Architecture(sizes: sizes, activation: .tanh, output: layer)
      guard architecture.tells(data.classes) else { continue }
      var settings = Settings()
      settings.numbers.rule.l2 = 0.1
      var session = Session(data: data, architecture: architecture, settings: settings)
      session.train(to: 2) { _ in true }
      session.run(to: session.program.operations.count - 1)
      try checkEveryElement(of: session)
    }
  }

  private func checkEveryElement(of session: Session) throws {
    let explainer = try #require(session.explainer())
    for operation in session.program.operations {
      guard let name = operation.output else { continue }
      let matrix = try session.matrix(name)
      for index in matrix.elements.indices {
        let element = MatrixElement(name, index % matrix.rows, index / matrix.rows)
        let explanation = try #require(explainer.explanation(of: element), "\(element)")
        #expect(
          explanation.agrees,
          "\(element): \(explanation.formula.total), stored \(matrix.elements[index])")
        #expect(explanation.stored?.bitPattern == matrix.elements[index].bitPattern)
      }
    }
  }

  /// Six images, a third of them black, and three pixels that are black in all.
  private static var withBlackImages: DataSet {
    let random = SmallData.random(count: 6, side: 3)
    let pixels = random.samples.pixels.enumerated().map { index, byte in
      (index / 9).isMultiple(of: 3) || index % 9 < 3 ? 0 : byte
    }
    return DataSet(
      name: "black",
      samples: Samples(random.samples.form, .bytes(pixels, divisor: 255), random.samples.targets),
      split: DataSet.Split(shuffleSeed: nil, devCount: 0))
  }

  private func session(
    _ sizes: [Int], _ activation: String, _ l2: Double, _ momentum: Double, _ condition: Condition
  ) throws -> Session {
    var settings = Settings()
    settings.numbers.rule.l2 = l2
    settings.numbers.rule.momentum = momentum
    settings.initialization = .he
    let data = condition == .blackImages ? Self.withBlackImages : SmallData.random(count: 6, side: 3)
    var session = Session(
      data: data,
      architecture: try Architecture(sizes: sizes, activation: try #require(Activation.named(activation))),
      settings: settings)
    session.train(to: 2) { _ in true }
    if condition == .oneSample { session.restartIteration(on: try session.data.selection("3")) }
    let value: Double? =
      switch condition {
      case .notANumber: .nan
      case .infinite: -.infinity
      case .large: 1e5
      default: nil
      }
    if let value {
      let changed = session.setParameter(MatrixName(.weights, layer: 1), row: 2, column: 3, to: value)
      #expect(changed)
      session.restartIteration()
    }
    session.run(to: session.program.operations.count - 1)
    return session
  }
}
