import Expressions
import Matrices
import TestSupport
import Testing

@testable import Networks

/// Every optimizer: what it computes is what its formulas say, and stepping and training agree.
struct OptimizerTests {
  @Test(arguments: Optimizer.all)
  func itsOwnSettingsMeanIt(optimizer: Optimizer) {
    #expect(optimizer.rule.optimizer == optimizer)
  }

  @Test(arguments: Optimizer.all, [1, 300])
  func steppingAndTrainingGiveTheSameBits(optimizer: Optimizer, samples: Int) throws {
    let (program, start, batch) = try setUp(optimizer, samples: samples)
    var (stepped, trained) = (start, start)
    let run = TrainingRun(program, threads: 3)
    for _ in 0..<4 {
      _ = step(program, batch, &stepped)
      _ = run.iterate(on: batch, parameters: &trained, learningRate: 0.1)
      #expect(stepped == trained)
      #expect(stepped.state.slots == optimizer.stateSlots)
    }
  }

  /// The formulas are evaluated as a person would type them, with the bits of the kernels.
  @Test(arguments: Optimizer.all)
  func whatItComputesIsItsFormulas(optimizer: Optimizer) throws {
    let (program, start, batch) = try setUp(optimizer, samples: 20)
    var parameters = start
    for _ in 0..<3 {
      let before = parameters
      let workspace = step(program, batch, &parameters)
      var names: [String: Value] = ["alpha": .number(0.1)]
      for setting in optimizer.settings { names[setting.name] = .number(program.rule[setting]) }
      for name in workspace.names { names["\(name)"] = workspace[name].map { .array(ArrayValue($0)) } }
      for operation in program.operations where operation.output?.stateSlot != nil {
        let name = try #require(operation.output)
        var scope = names
        // In its own line it is what the iteration before left.
        scope["\(name)"] = try .array(ArrayValue(#require(before[name])))
        #expect(
          try operation.lines[0].formula.value(in: scope).array?.matrix == workspace[name], "\(name)")
      }
      for name in before.architecture.parameterNames {
        names["\(name)"] = try .array(ArrayValue(#require(before[name])))
        #expect(
          try optimizer.formula(of: name).value(in: names).array?.matrix == parameters[name], "\(name)")
      }
    }
  }

  @Test(arguments: Optimizer.all)
  func itsUpdateSaysWhatItsStepIs(optimizer: Optimizer) throws {
    let (program, _, _) = try setUp(optimizer, samples: 1)
    let update = try #require(program.operations.last)
    #expect(update.name == "update" && update.lines.map(\.name) == ["W", "b"])
    // The names of layer 2, without their number, are those of any layer.
    let step = optimizer.formula(of: MatrixName(.weights, layer: 2)).text.replacing("2", with: "")
    #expect(update.lines[0].formula.text == step)
  }

  @Test func whatIsForgottenIsWhatTheNextOneDoesNotKeep() throws {
    let (program, start, batch) = try setUp(.momentum, samples: 5)
    var parameters = start
    _ = step(program, batch, &parameters)
    let velocities = parameters.state[.v]
    #expect(velocities?.contains { $0 != 0 } ?? false)
    parameters.keepState(of: .momentum)
    #expect(parameters.state[.v] == velocities)
    parameters.keepState(of: .gradientDescent)
    #expect(parameters.state.isEmpty && parameters.state.count == 0)
  }

  // MARK: helpers

  @discardableResult
  private func step(_ program: Program, _ batch: Batch, _ parameters: inout Parameters) -> Workspace {
    var workspace = Workspace()
    for operation in program.operations {
      OperationRun(threads: 2).run(
        operation, on: batch, parameters: &parameters, learningRate: 0.1, workspace: &workspace)
    }
    return workspace
  }

  private func setUp(_ optimizer: Optimizer, samples: Int) throws -> (Program, Parameters, Batch) {
    let architecture = try Architecture(sizes: [16, 7, 10])
    let data = SmallData.random(count: samples)
    return (
      Program(architecture, rule: optimizer.rule),
      Initialization.uniform.parameters(for: architecture, seed: 3),
      Batch(data: data, rows: data.rows(of: .train))
    )
  }
}

extension Optimizer: CustomTestStringConvertible {
  /// What a failed test calls it.
  public var testDescription: String { name }
}
