import Debugging
import Matrices
import Networks
import TestSupport
import Testing

/// How the first parameters are drawn, and when they are drawn again.
struct DrawingTests {
  /// 20,000 numbers uniform in [−0.5, 0.5): the mean has a standard error of 0.002, the variance (1/12) one of 0.0005.
  @Test func uniformParametersAreUniform() throws {
    let session = try SmallSession.make(side: 10, hidden: [200])
    let elements = try session.matrix(MatrixName(.weights, layer: 1)).elements
    #expect(elements.count == 20_000)
    #expect(elements.allSatisfy { $0 >= -0.5 && $0 < 0.5 })
    #expect(abs(mean(elements)) < 0.01)
    #expect(abs(variance(elements) - 1.0 / 12) < 0.0025)
    // Each tenth of the range holds a tenth, within five standard deviations (42).
    for tenth in 0..<10 {
      let count = elements.count { Int(($0 + 0.5) * 10) == tenth }
      #expect(abs(count - 2_000) < 212)
    }
    let biases = try session.matrix(MatrixName(.bias, layer: 1)).elements
    #expect(biases.contains { $0 != 0 })
    #expect(biases.allSatisfy { $0 >= -0.5 && $0 < 0.5 })
  }

  /// He et al.: a standard deviation of √(2 / inputs), and biases of zero.
  @Test func heParametersHaveTheirLayersDeviation() throws {
    var settings = Settings()
    settings.initialization = .he
    let session = try SmallSession.make(side: 10, hidden: [200, 100], settings: settings)
    for (layer, inputs) in [(1, 100.0), (2, 200.0)] {
      let elements = try session.matrix(MatrixName(.weights, layer: layer)).elements
      let deviation = (2 / inputs).squareRoot()
      // 20,000 numbers: a standard error of 0.7 % for the mean, 1 % for the variance; five of them.
      #expect(abs(mean(elements)) < 0.035 * deviation)
      #expect(abs(variance(elements) / (deviation * deviation) - 1) < 0.05)
      #expect(abs(Double(elements.count { abs($0) < deviation }) / Double(elements.count) - 0.6827) < 0.017)
      #expect(try session.matrix(MatrixName(.bias, layer: layer)).elements.allSatisfy { $0 == 0 })
    }
  }

  @Test func xavierFillsItsRangeAndZerosAreZero() throws {
    var settings = Settings()
    settings.initialization = .xavier
    let session = try SmallSession.make(side: 10, hidden: [200], settings: settings)
    let w = try session.matrix(MatrixName(.weights, layer: 1)).elements
    // Glorot and Bengio's limit for 100 inputs and 200 neurons; 20,000 numbers come within a hundredth of it.
    let limit = (6.0 / 300).squareRoot()
    #expect(w.allSatisfy { abs($0) <= limit })
    #expect((w.max() ?? 0) > 0.99 * limit && (w.min() ?? 0) < -0.99 * limit)
    #expect(abs(mean(w)) < 0.02 * limit)
    #expect(try session.matrix(MatrixName(.bias, layer: 1)).elements.allSatisfy { $0 == 0 })
    settings.initialization = .zeros
    #expect(try SmallSession.make(settings: settings).parameters.values.allSatisfy { $0 == 0 })
  }

  @Test(arguments: Initialization.allCases.filter { $0 != .zeros })
  func theSeedDecides(initialization: Initialization) throws {
    var settings = Settings()
    settings.initialization = initialization
    let first = try SmallSession.make(settings: settings).parameters
    #expect(try SmallSession.make(settings: settings).parameters == first)
    settings.seed = 1
    #expect(try SmallSession.make(settings: settings).parameters != first)
    settings.seed = .max
    #expect(try SmallSession.make(settings: settings).parameters != first)
  }

  @Test func aNewSeedDrawsAgainOnlyWhatIsAsDrawn() throws {
    var session = try SmallSession.make()
    let drawn = session.parameters
    session.run(to: 5)
    change(&session) { $0.seed = 7 }
    #expect(session.parameters != drawn)
    #expect(
      session.position == Position(iteration: 0, operation: 0), "what was computed from the old is gone")
    #expect(session.workspace.names.isEmpty)

    session.train(to: 1) { _ in true }
    let trained = session.parameters
    change(&session) { $0.seed = 8 }
    #expect(session.parameters == trained)
    session.start()
    #expect(
      session.parameters == Initialization.uniform.parameters(for: session.architecture, seed: 8))
  }

  @Test func aNumberThatAPersonSetIsNotDrawnAway() throws {
    var session = try SmallSession.make()
    let isTaken = session.setParameter(MatrixName(.bias, layer: 1), row: 2, column: 0, to: 42)
    #expect(isTaken)
    change(&session) { $0.initialization = .he }
    #expect(try session.matrix(MatrixName(.bias, layer: 1))[2, 0] == 42)
  }

  @Test func otherSettingsDrawNothing() throws {
    var session = try SmallSession.make()
    session.run(to: 5)
    change(&session) {
      $0.alpha = 3
      $0.report = .iterations(1)
      $0.iterations = 7
      $0.threads = 1
    }
    #expect(session.position == Position(iteration: 0, operation: 5))
  }

  private func change(_ session: inout Session, _ edit: (inout Settings) -> Void) {
    var settings = session.settings
    edit(&settings)
    session.change(settings)
  }

  private func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }

  private func variance(_ x: [Double]) -> Double {
    let mean = mean(x)
    return x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
  }
}
