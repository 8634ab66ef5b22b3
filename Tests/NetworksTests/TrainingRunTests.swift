import Base
import Matrices
import TestSupport
import Testing

@testable import Networks

struct TrainingRunTests {
  @Test(arguments: [1, 7, 128, 129, 300, 2_500])
  func steppingAndTrainingGiveTheSameBits(samples: Int) throws {
    let (program, start, batch) = try setUp(samples: samples)
    var stepped = start
    var workspace = Workspace()
    for operation in program.operations {
      OperationRun(threads: 2).run(
        operation, on: batch, parameters: &stepped, learningRate: 0.1, workspace: &workspace)
    }
    var trained = start
    let loss = TrainingRun(program).iterate(on: batch, parameters: &trained, learningRate: 0.1)
    #expect(stepped == trained)
    #expect(stepped != start)
    #expect(workspace.loss == loss)
  }

  @Test func threadsDoNotChangeABit() throws {
    let (program, start, batch) = try setUp(samples: 2_500)
    let results = [1, 2, 3, 16].map { threads in
      var parameters = start
      let run = TrainingRun(program, threads: threads)
      for _ in 0..<3 { _ = run.iterate(on: batch, parameters: &parameters, learningRate: 0.1) }
      return parameters
    }
    #expect(results.allSatisfy { $0 == results[0] })
    let evaluations = [1, 2, 3, 16].map { program.evaluate(results[0], on: batch, threads: $0) }
    #expect(evaluations.allSatisfy { $0 == evaluations[0] })
  }

  /// The lists of pixels that a repeated batch gets are made one call earlier after one that was ended.
  @Test(arguments: [1, 3])
  func aRunThatWasEndedGoesOnWithTheSameBits(threads: Int) throws {
    let (program, start, batch) = try setUp(samples: 700)
    var straight = start
    let undisturbed = TrainingRun(program, threads: threads)
    for _ in 0..<3 { _ = undisturbed.iterate(on: batch, parameters: &straight, learningRate: 0.1) }
    for number in [1, 2, 3, 5, 8, 13, 21, 34] {
      var parameters = start
      let run = TrainingRun(program, threads: threads)
      let question = Question(number)
      #expect(throws: BrokenOff()) {
        try run.iterate(on: batch, parameters: &parameters, learningRate: 0.1, stop: question.stop)
      }
      #expect(parameters == start)
      for _ in 0..<3 { _ = run.iterate(on: batch, parameters: &parameters, learningRate: 0.1) }
      #expect(parameters == straight)
    }
  }

  @Test func sumsOfManyParametersAreTheSameOnManyThreads() throws {
    // So many parameters that the chunks' sums are added on several threads too.
    let architecture = try Architecture(sizes: [16, 400, 30, 10])
    let data = SmallData.random(count: 300)
    let batch = Batch(data: data, rows: data.rows(of: .train))
    let start = Initialization.he.parameters(for: architecture, seed: 3)
    let results = [1, 3].map {
      TrainingRun(Program(architecture), threads: $0).gradients(on: batch, parameters: start)
    }
    #expect(results[0] == results[1])
  }

  @Test func trainingDoesNotDependOnTheListsOfPixels() throws {
    let (program, start, batch) = try setUp(samples: 300)
    let dense = SmallData.random(count: 300, largestShare: 0)
    #expect(batch.data.pixels.nonZeroCount == dense.pixels.nonZeroCount)
    let results = [batch, Batch(data: dense, rows: dense.rows(of: .train))].map { batch in
      var parameters = start
      let run = TrainingRun(program)
      for _ in 0..<3 { _ = run.iterate(on: batch, parameters: &parameters, learningRate: 0.1) }
      return parameters
    }
    #expect(results[0] == results[1])
  }

  @Test func sortedPixelsAreThoseOfTheBatch() throws {
    // The second iteration in turn on one batch has its pixels sorted. Then come the same rows of other data, and a
    // shorter batch, to the same run.
    let (program, start, batch) = try setUp(samples: 300)
    let other = SmallData.random(count: 300, seed: 8)
    let batches = [
      batch, batch, Batch(data: other, rows: batch.rows),
      Batch(data: batch.data, rows: batch.rows.dropLast()),
    ]
    let run = TrainingRun(program)
    for batch in batches + batches {
      let fresh = TrainingRun(program).gradients(on: batch, parameters: start)
      #expect(run.gradients(on: batch, parameters: start) == fresh)
    }
  }

  @Test func lossFalls() throws {
    let (program, start, batch) = try setUp(samples: 50)
    var parameters = start
    let run = TrainingRun(program)
    let losses = (0..<50).map { _ in run.iterate(on: batch, parameters: &parameters, learningRate: 0.1) }
    // The labels are random, so there is little to learn.
    #expect(losses[49] < losses[0] - 0.1)
    #expect(abs(program.evaluate(parameters, on: batch).loss - losses[49]) < 0.05)
  }

  @Test(arguments: [-1e4, 1e4])
  func lossIsFiniteForHugeLogits(logit: Double) throws {
    let architecture = try Architecture(sizes: [16, 10])
    var parameters = Parameters(zerosFor: architecture)
    parameters.values[architecture.biasOffset(1) + 3] = logit
    let data = SmallData.random(count: 20)
    let batch = Batch(data: data, rows: data.rows(of: .train))
    let evaluation = Program(architecture).evaluate(parameters, on: batch)
    let threes = Double(batch.labels.count { $0 == 3 })
    // A label of 3 costs −log 1 or 1e4; another label the reverse. The other nine share what is left.
    let expected =
      logit > 0 ? (20 - threes) / 20 * 1e4 : threes / 20 * 1e4 + (20 - threes) / 20 * 2.1972245773362196
    #expect(abs(evaluation.loss - expected) < 1e-9)
  }

  private func setUp(samples: Int) throws -> (Program, Parameters, Batch) {
    let architecture = try Architecture(sizes: [16, 12, 9, 10])
    let data = SmallData.random(count: samples)
    return (
      Program(architecture), Initialization.uniform.parameters(for: architecture, seed: 3),
      Batch(data: data, rows: data.rows(of: .train))
    )
  }
}
