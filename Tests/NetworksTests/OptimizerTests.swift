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
    for iteration in 1...3 {
      let before = parameters
      let workspace = step(program, batch, &parameters)
      var names: [String: Value] = ["alpha": .number(0.1), "t": .integer(iteration)]
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
    // The names of layer 7, without their number, are those of any layer.
    let step = optimizer.formula(of: MatrixName(.weights, layer: 7)).text.replacing("7", with: "")
    #expect(update.lines[0].formula.text == step)
  }

  @Test func whatIsForgottenIsWhatTheNextOneDoesNotKeep() throws {
    let (program, start, batch) = try setUp(.momentum, samples: 5)
    var parameters = start
    _ = step(program, batch, &parameters)
    let velocities = parameters.state[.v]
    #expect(velocities?.contains { $0 != 0 } ?? false)
    parameters.keepState(of: .momentum, after: .momentum)
    #expect(parameters.state[.v] == velocities)
    parameters.keepState(of: .gradientDescent, after: .momentum)
    #expect(parameters.state.isEmpty && parameters.state.count == 0)
  }

  /// Moments of another optimizer are no beginning, though they have the same names.
  @Test func anotherOptimizerBeginsAtRest() throws {
    let (program, start, batch) = try setUp(.adam, samples: 5)
    var parameters = start
    for _ in 0..<3 { step(program, batch, &parameters) }
    #expect(parameters.state.updates == 3)
    var kept = parameters
    kept.keepState(of: .adam, after: .adam)
    #expect(kept == parameters)
    kept.keepState(of: .rmsPropWithMomentum, after: .adam)
    #expect(kept.state == OptimizerState())
    // Momentum that is switched on or off leaves the mean squares as they are.
    let (scaled, _, _) = try setUp(.rmsProp, samples: 5)
    step(scaled, batch, &kept)
    let squares = try #require(kept.state[.s])
    kept.keepState(of: .rmsPropWithMomentum, after: .rmsProp)
    #expect(kept.state[.s] == squares && squares.contains { $0 > 0 } && kept.state.updates == 0)
  }

  @Test func momentumAndAdamRefuseOneAnother() throws {
    var rule = DescentRule()
    #expect(throws: OptimizerRefusal.noSuchSetting(.beta1, of: "sgd")) { try rule.set(.beta1, to: 0.5) }
    #expect(throws: OptimizerRefusal.unknown("adagrad")) { try rule.choose("adagrad") }
    try rule.set(.momentum, to: 0.9)
    #expect(throws: OptimizerRefusal.besideMomentum("adam", 0.9)) { try rule.choose("adam") }
    #expect(rule.optimizer == .momentum && rule.momentum == 0.9)
    try rule.choose("rmsprop")
    #expect(rule.optimizer == .rmsPropWithMomentum && rule.momentum == 0.9 && rule[.beta2] == 0.9)
    try rule.set(.momentum, to: 0)
    try rule.set(.beta2, to: 0.5)
    try rule.choose("adam")
    #expect(rule.optimizer == .adam && rule[.beta1] == 0.9 && rule[.beta2] == 0.999 && rule[.epsilon] == 1e-8)
    #expect(throws: OptimizerRefusal.noSuchSetting(.momentum, of: "adam")) {
      try rule.set(.momentum, to: 0.9)
    }
    // What is so already changes nothing.
    try rule.set(.momentum, to: 0)
    #expect(rule == Optimizer.adam.rule)
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
  public var testDescription: String { hasMomentum ? "\(name) with momentum" : name }
}
