import Matrices
import TestSupport
import Testing

@testable import Networks

/// L2 regularisation and momentum against their formulas, and learning-rate schedules.
struct DescentRuleTests {
  @Test(arguments: [1, 129, 700])
  func steppingAndTrainingGiveTheSameBits(samples: Int) throws {
    let (program, start, batch) = try setUp(samples: samples, l2: 0.01, momentum: 0.9)
    var (stepped, trained) = (start, start)
    let run = TrainingRun(program, threads: 3)
    for _ in 0..<4 {
      let loss = step(program, batch, &stepped)
      #expect(run.iterate(on: batch, parameters: &trained, learningRate: 0.1) == loss)
      #expect(stepped == trained)
      #expect(try #require(stepped.state[.v]).contains { $0 != 0 })
    }
  }

  @Test func threadsDoNotChangeABit() throws {
    let (program, start, batch) = try setUp(samples: 700, l2: 0.01, momentum: 0.9)
    let results = [1, 2, 5].map { threads in
      var parameters = start
      let run = TrainingRun(program, threads: threads)
      for _ in 0..<3 { _ = run.iterate(on: batch, parameters: &parameters, learningRate: 0.1) }
      return parameters
    }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test func penaltyAndItsDerivativeAreTheFormulas() throws {
    let l2 = 0.03
    let (plain, start, batch) = try setUp(samples: 50)
    let (program, _, _) = try setUp(samples: 50, l2: l2)
    let without = plain.evaluate(start, on: batch)
    let with = program.evaluate(start, on: batch)
    let architecture = program.architecture
    var squares = 0.0
    var expected = TrainingRun(plain).gradients(on: batch, parameters: start)
    for layer in 1...architecture.depth {
      let name = MatrixName(.weights, layer: layer)
      for place in try #require(start.range(of: name)) {
        squares += start.values[place] * start.values[place]
        expected[place] += l2 * start.values[place]
      }
    }
    // Sums of a few hundred squares below 1, in another order.
    #expect(abs(with.penalty - l2 / 2 * squares) < 1e-13)
    #expect(with.loss == without.loss + with.penalty)
    #expect(without.penalty == 0 && without.dataLoss == without.loss)
    #expect(with.hits == without.hits)
    // Biases are not regularised: their gradients are the same bits.
    #expect(TrainingRun(program).gradients(on: batch, parameters: start) == expected)
  }

  @Test func velocitiesAreTheFormulas() throws {
    let (program, start, batch) = try setUp(samples: 30, momentum: 0.8)
    let (plain, _, _) = try setUp(samples: 30)
    var (ours, values) = (start, start.values)
    var velocities = [Double](repeating: 0, count: values.count)
    let (run, gradientRun) = (TrainingRun(program), TrainingRun(plain))
    for iteration in 0..<5 {
      let alpha = 0.1 / Double(iteration + 1)
      var before = start
      before.take(values)
      let gradients = gradientRun.gradients(on: batch, parameters: before)
      for i in values.indices {
        velocities[i] = 0.8 * velocities[i] + gradients[i]
        values[i] -= alpha * velocities[i]
      }
      _ = run.iterate(on: batch, parameters: &ours, learningRate: alpha)
      #expect(ours.values == values)
      #expect(ours.state[.v] == velocities)
    }
  }

  @Test func whereBothAreZeroNothingIsThere() throws {
    let (program, start, batch) = try setUp(samples: 30)
    #expect(program.operations.map(\.name) == Program(program.architecture).operations.map(\.name))
    var parameters = start
    _ = TrainingRun(program).iterate(on: batch, parameters: &parameters, learningRate: 0.1)
    _ = step(program, batch, &parameters)
    #expect(parameters.state.isEmpty)
  }

  @Test func operationsStandWhereTheyRun() throws {
    let (program, _, _) = try setUp(samples: 1, l2: 0.1, momentum: 0.5)
    let names = program.operations.map(\.name)
    #expect(names.prefix(8) == ["Z1", "A1", "Z2", "A2", "Z3", "A3", "penalty", "L"])
    #expect(names.suffix(7) == ["vW1", "vb1", "vW2", "vb2", "vW3", "vb3", "update"])
    #expect(program.range(of: .update).count == 7)
    let formulas = program.operations.map(\.formula)
    #expect(formulas.contains("penalty = l2 / 2 * (sum(W1**2) + sum(W2**2) + sum(W3**2))"))
    #expect(formulas.contains("dW2 = dZ2 @ A1.T / m + l2 * W2"))
    #expect(formulas.contains("vb3 = momentum * vb3 + db3"))
    #expect(formulas.last == "update: W -= alpha * vW, b -= alpha * vb")
  }

  @Test func constantStaysAndStepsMultiply() {
    #expect(LearningRateSchedule.constant.learningRate(0.3, at: 1_000_000) == 0.3)
    let step = LearningRateSchedule.step(every: 10, factor: 0.5)
    #expect([0, 9, 10, 19, 20, 35].map { step.learningRate(0.8, at: $0) } == [0.8, 0.8, 0.4, 0.4, 0.2, 0.1])
    #expect(step.learningRate(0.8, at: .max) == 0)
  }

  @Test func cosineFallsFromAlphaToZero() {
    let schedule = LearningRateSchedule.cosine(end: 300)
    #expect(schedule.learningRate(0.2, at: 0) == 0.2)
    // cos 60° = 1/2, cos 90° = 0, cos 120° = -1/2, to the rounding of the angle.
    for (iteration, share) in [(100, 0.75), (150, 0.5), (200, 0.25)] {
      #expect(abs(schedule.learningRate(0.2, at: iteration) - 0.2 * share) < 1e-16)
    }
    #expect(schedule.learningRate(0.2, at: 300) == 0)
    #expect(schedule.learningRate(0.2, at: 1_000) == 0)
    #expect(LearningRateSchedule.cosine(end: 0).learningRate(0.2, at: 0) == 0)
  }

  // MARK: helpers

  private func step(_ program: Program, _ batch: Batch, _ parameters: inout Parameters) -> Double? {
    var workspace = Workspace()
    for operation in program.operations {
      OperationRun(threads: 2).run(
        operation, on: batch, parameters: &parameters, learningRate: 0.1, workspace: &workspace)
    }
    return workspace.loss
  }

  private func setUp(
    samples: Int, l2: Double = 0, momentum: Double = 0
  ) throws -> (Program, Parameters, Batch) {
    let architecture = try Architecture(sizes: [16, 12, 9, 10])
    var rule = DescentRule()
    (rule.l2, rule.momentum) = (l2, momentum)
    let data = SmallData.random(count: samples)
    return (
      Program(architecture, rule: rule), Initialization.uniform.parameters(for: architecture, seed: 3),
      Batch(data: data, rows: data.rows(of: .train))
    )
  }
}
