import Expressions
import Foundation
import Matrices
import TestSupport
import Testing

@testable import Networks

/// Every output layer: what it computes is what its formulas say.
struct OutputLayerTests {
  @Test(arguments: OutputLayer.all)
  func whatItComputesIsItsFormulas(output: OutputLayer) throws {
    let run = try Run(output)
    for operation in run.program.operations {
      guard let name = operation.output, name.layer == 2 || name.kind == .loss,
        [.activation, .activationGradient, .preActivationGradient, .loss].contains(name.kind)
      else { continue }
      let formula = try run.value(operation.lines[0].formula)
      let mine = try #require(run.workspace[name])
      // Sums over the samples are in another order: 10 terms of a few, so far below 1e-14.
      #expect(
        zip(formula.elements, mine.elements).allSatisfy { abs($0 - $1) <= 1e-14 * max(1, abs($1)) }, "\(name)"
      )
      #expect(formula.elements.count == mine.elements.count)
    }
  }

  @Test(arguments: OutputLayer.all)
  func yIsItsFormula(output: OutputLayer) throws {
    let run = try Run(output)
    let labels = ArrayValue(vector: run.batch.labels.map(Double.init), kind: .int)
    let line = run.program.architecture.targets.formula(outputs: 10, saysClasses: true)
    let value = try line.value(in: ["y": Value.array(labels)])
    #expect(value.array?.matrix == run.program.architecture.targetMatrix(run.batch.y))
  }

  /// Who knows nothing says the mean of all classes' columns of Y for every sample.
  @Test(arguments: OutputLayer.all)
  func aGuessIsWhatKnowsNothing(output: OutputLayer) throws {
    let run = try Run(output)
    let column = run.program.architecture.targetMatrix([3]).elements.reduce(0, +) / 10
    let guess = Matrix(
      rows: 10, columns: run.batch.count,
      elements: [Double](repeating: column, count: 10 * run.batch.count))
    let loss = try #require(run.program.operations.first { $0.name == "L" }).lines[0].formula
    let value = try run.value(loss, with: ["A2": .array(ArrayValue(guess))]).elements[0]
    // A mean of equal numbers, rounded some times.
    let known = try #require(output.lossOfGuess(outputs: 10))
    #expect(abs(value - known) < 1e-13)
  }

  /// Z of hundreds: probabilities round to 0, and the logarithm of 0 is not finite.
  @Test(arguments: OutputLayer.all.filter { $0.lossName == "cross-entropy" }, [0.0, 0.25])
  func exactlyIsFiniteWhereItsFormulaIsNot(output: OutputLayer, l2: Double) throws {
    let run = try Run(output, scale: 3_000, l2: l2)
    let loss = try #require(run.program.operations.first { $0.name == "L" })
    let exactly = try #require(loss.exactly)
    let mine = try #require(run.workspace.loss)
    #expect(mine.isFinite && mine > 100)
    #expect(!(try run.value(loss.lines[0].formula).elements[0].isFinite))
    // Some ten additions of numbers of that size.
    #expect(abs(try run.value(exactly).elements[0] - mine) <= 1e-14 * mine)
  }

  /// Logits of 800 with either sign: where exp of them is no number, the loss and its derivatives are.
  @Test(arguments: OutputLayer.all)
  func logitsOf800AreCounted(output: OutputLayer) throws {
    let run = try Run(output) { parameters in
      let b2 = Matrix(rows: 10, columns: 1) { row, _ in row.isMultiple(of: 2) ? 800 : -800 }
      let areReplaced = [
        parameters.replace(MatrixName(.weights, layer: 2), with: Matrix(rows: 10, columns: 7)),
        parameters.replace(MatrixName(.bias, layer: 2), with: b2),
      ]
      #expect(areReplaced == [true, true])
    }
    for name in run.workspace.names {
      let matrix = try #require(run.workspace[name])
      let isFinite = matrix.elements.allSatisfy(\.isFinite)
      #expect(isFinite, "\(name)")
    }
    let labels = run.batch.labels
    let odd = Double(labels.count { !$0.isMultiple(of: 2) })
    let m = Double(labels.count)
    let loss = try #require(run.workspace.loss)
    switch output.name {
    // Five outputs share the whole of it, and each label among the others is 1,600 below them.
    case "softmax with cross-entropy": #expect(abs(loss - (Foundation.log(5) + odd / m * 1600)) < 1e-9)
    // Five, or but for a right one four, say yes where it is no; an odd label is no where it is yes.
    case "sigmoid with cross-entropy": #expect(abs(loss - (800 * (5 * m - (m - odd)) + 800 * odd) / m) < 1e-9)
    default: break
    }
  }

  @Test(arguments: OutputLayer.all)
  func whereTheLossIsFiniteBothFormulasSayTheSame(output: OutputLayer) throws {
    let run = try Run(output, l2: 0.1)
    let exactly = try #require(run.program.operations.first { $0.name == "L" }?.exactly)
    let mine = try #require(run.workspace.loss)
    #expect(abs(try run.value(exactly).elements[0] - mine) <= 1e-14 * mine)
  }

  @Test(arguments: OutputLayer.all)
  func aDecisionNeedsNumbers(output: OutputLayer) {
    let outputs = Matrix(rows: 3, columns: 2, elements: [0.1, 0.7, 0.2, 0.5, .nan, 0.5])
    #expect(output.targets(outputs: 3).decision(outputs, column: 0) == 1)
    #expect(output.targets(outputs: 3).decision(outputs, column: 1) == nil)
  }

  /// Only a hidden pre-activation has a kink, and only where the activation has one.
  @Test(arguments: Activation.all)
  func kinksAreTheActivations(activation: Activation) throws {
    let architecture = try Architecture(sizes: [4, 3, 2], activation: activation)
    let hidden = MatrixName(.preActivation, layer: 1)
    #expect(architecture.hasKinkAtZero(hidden) == activation.hasKinkAtZero)
    #expect(!architecture.hasKinkAtZero(architecture.logits))
    #expect(!architecture.hasKinkAtZero(MatrixName(.activation, layer: 1)))
  }

  /// A forward and a backward stage.
  private struct Run {
    let program: Program
    let batch: Batch
    let workspace: Workspace
    private let parameters: Parameters

    init(
      _ output: OutputLayer, scale: Double = 1, l2: Double = 0, change: (inout Parameters) -> Void = { _ in }
    ) throws {
      let architecture = try Architecture(sizes: [16, 7, 10], output: output)
      var rule = DescentRule()
      rule.l2 = l2
      program = Program(architecture, rule: rule)
      let data = SmallData.random(count: 10)
      batch = Batch(data: data, rows: data.rows(of: .train))
      var parameters = Initialization.uniform.parameters(for: architecture, seed: 5)
      parameters.take(parameters.values.map { $0 * scale })
      change(&parameters)
      var workspace = Workspace()
      for operation in program.operations where operation.stage != .update {
        OperationRun(threads: 1).run(
          operation, on: batch, parameters: &parameters, learningRate: 0.1, workspace: &workspace)
      }
      (self.workspace, self.parameters) = (workspace, parameters)
    }

    /// What a formula gives with the matrices of the run.
    func value(_ formula: Formula, with others: [String: Value] = [:]) throws -> ArrayValue {
      var names: [String: Value] = ["m": .integer(batch.count), "l2": .number(program.rule.l2)]
      names["Y"] = .array(ArrayValue(program.architecture.targetMatrix(batch.yOfY)))
      for name in workspace.names {
        let matrix = try #require(workspace[name])
        names["\(name)"] = name.isSingleNumber ? .number(matrix[0, 0]) : .array(ArrayValue(matrix))
      }
      for name in program.architecture.parameterNames {
        names["\(name)"] = try .array(ArrayValue(#require(parameters[name])))
      }
      names.merge(others) { $1 }
      return try #require(try formula.value(in: names).array)
    }
  }
}

extension OutputLayer: CustomTestStringConvertible {
  /// What a failed test calls it.
  public var testDescription: String { name }
}
