import Expressions
import Foundation
import Matrices
import TestSupport
import Testing

@testable import Networks

/// Every activation: the function, its derivative, and the gradients of networks that use it.
struct ActivationTests {
  private static let points = stride(from: -6.0, through: 6, by: 0.37).map { $0 } + [1e-9, -1e-9, 40, -40]

  /// The functions, written another way.
  private func expected(_ activation: Activation, _ z: Double) -> Double? {
    switch activation.name {
    case "relu": max(z, 0)
    case "leaky-relu": max(z, 0) + 0.01 * min(z, 0)
    case "sigmoid": 0.5 + 0.5 * Foundation.tanh(z / 2)
    case "tanh": 1 - 2 / (exp(2 * z) + 1)
    case "linear": z
    case "gelu": z / 2 * Foundation.erfc(-z / 2.squareRoot())
    case "gelu-tanh":
      // (1 + tanh u) / 2 is sigmoid(2 u).
      z / (1 + exp(-2 * (2 / Double.pi).squareRoot() * (z + 0.044715 * z * z * z)))
    default: nil
    }
  }

  @Test(arguments: Activation.all)
  func functionIsTheOneOfItsName(activation: Activation) throws {
    for z in Self.points {
      let wanted = try #require(expected(activation, z), "write the function another way in expected")
      // The other ways subtract numbers of size 1.
      #expect(abs(value(activation, z) - wanted) <= 4e-16 * max(1, abs(z)), "at \(z)")
    }
  }

  @Test(arguments: Activation.all)
  func theFunctionOfExpressionsHasTheSameBits(activation: Activation) throws {
    let x = Value.array(ArrayValue(vector: Self.points))
    let found = try Statement("\(activation.function)(x)").value(in: ["x": x])
    let wanted = Self.points.map { value(activation, $0).bitPattern }
    #expect(found.array?.elements.map(\.bitPattern) == wanted)
  }

  @Test(arguments: Activation.all)
  func derivativeIsTheSlopeOfTheFunction(activation: Activation) {
    let step = 1e-6
    for z in Self.points where abs(z) > step {
      let slope = (value(activation, z + step) - value(activation, z - step)) / (2 * step)
      // Rounding of two numbers up to 40, divided by 2e-6.
      #expect(abs(derivative(activation, z) - slope) < 1e-8, "at \(z)")
    }
  }

  @Test(arguments: Activation.all)
  func factorsOfTheFormulaGiveTheDerivative(activation: Activation) {
    for z in Self.points + [0] {
      let a = value(activation, z)
      let product = activation.derivative.reduce(1) { $0 * $1.value($1.reads == .activation ? a : z) }
      #expect(product == derivative(activation, z), "at \(z)")
    }
  }

  @Test(arguments: Activation.all)
  func nothingOverflowsAndNaNStays(activation: Activation) {
    for z in [-1e300, -1e4, 1e4, 1e300] {
      #expect(value(activation, z).isFinite)
      #expect(derivative(activation, z).isFinite)
    }
    #expect(value(activation, .nan).isNaN)
  }

  @Test func sigmoidReachesBothEnds() {
    #expect(value(.sigmoid, -1e4) == 0)
    #expect(value(.sigmoid, 1e4) == 1)
    #expect(value(.sigmoid, 0) == 0.5)
  }

  @Test func namesAreFound() {
    #expect(Activation.named("leaky-relu") == .leakyReLU)
    #expect(Activation.named("leaky_relu") == nil)
  }

  @Test(arguments: Activation.all, [0, 0.05])
  func gradientsAgreeWithFiniteDifferences(activation: Activation, l2: Double) throws {
    for sizes in [[16, 9, 10], [16, 8, 7, 10]] {
      let report = try check(sizes, activation, l2: l2)
      #expect(report.tensors.allSatisfy { $0.failed == 0 }, "\(sizes)")
      #expect(report.verdict == .passed, "\(sizes)")
    }
  }

  @Test func aSlopeThatIsLeftOutIsFound() throws {
    for activation in Activation.all where !activation.derivative.isEmpty {
      let report = try check([16, 9, 10], activation) { program in
        let replaced = program.replace(with: WithoutSlope())
        #expect(replaced)
      }
      #expect(report.verdict == .failed)
      #expect(report.culprit?.output == MatrixName(.preActivationGradient, layer: 1))
    }
  }

  @Test func acrossTheKinkOfALeakyNeuronNothingIsCompared() throws {
    let architecture = try Architecture(sizes: [16, 1, 10], activation: .leakyReLU)
    // With W1 = b1 = 0 the only hidden neuron stands on the kink for every sample.
    let parameters = Initialization.zeros.parameters(for: architecture, seed: 1)
    var other = Initialization.uniform.parameters(for: architecture, seed: 1)
    for layer in 1...1 {
      for name in [MatrixName(.weights, layer: layer), MatrixName(.bias, layer: layer)] {
        let replaced = other.replace(name, with: try #require(parameters[name]))
        #expect(replaced)
      }
    }
    let data = SmallData.random(count: 5)
    let report = try GradientCheck().run(
      Program(architecture), parameters: other, batch: Batch(data: data, rows: data.rows(of: .train)))
    #expect(report.tensors.first { $0.name.description == "b1" }?.kinks == 1)
    #expect(report.tensors.allSatisfy { $0.failed == 0 })
  }

  // MARK: helpers

  private func value(_ activation: Activation, _ z: Double) -> Double {
    var a = 0.0
    withUnsafePointer(to: z) { activation.apply($0, &a, 1) }
    return a
  }

  private func derivative(_ activation: Activation, _ z: Double) -> Double {
    var slope = 0.0
    withUnsafePointer(to: z) { z in
      withUnsafePointer(to: value(activation, z.pointee)) { a in
        withUnsafePointer(to: 1.0) { one in activation.applyDerivative(z, a, one, &slope, 1) }
      }
    }
    return slope
  }

  private func check(
    _ sizes: [Int], _ activation: Activation, l2: Double = 0, change: (inout Program) -> Void = { _ in }
  ) throws -> GradientReport {
    let architecture = try Architecture(sizes: sizes, activation: activation)
    var rule = DescentRule()
    // The gradient check knows nothing of momentum: velocities are no derivatives.
    (rule.l2, rule.momentum) = (l2, 0.9)
    var program = Program(architecture, rule: rule)
    change(&program)
    let data = SmallData.random(count: 12)
    return try GradientCheck().run(
      program, parameters: Initialization.xavier.parameters(for: architecture, seed: 2),
      batch: Batch(data: data, rows: data.rows(of: .train)))
  }
}

extension Activation: CustomTestStringConvertible {
  /// What a failed test calls it.
  public var testDescription: String { name }
}

/// dZ1 = dA1: the error without the slope of the activation, in a layer of 9 neurons.
private struct WithoutSlope: SampleOperation {
  let output: MatrixName? = MatrixName(.preActivationGradient, layer: 1)
  let stage = Stage.backward
  let layer = 1
  let lines = [FormulaLine("dZ1", "dA1")]
  let notes = OperationNotes(title: "", meaning: "", derivation: "")

  func run(_ block: Block) {
    let dA = block.columns(MatrixName(.activationGradient, layer: 1))
    let dZ = block.columns(MatrixName(.preActivationGradient, layer: 1))
    for i in 0..<9 * block.count { dZ[i] = dA[i] }
  }
}
