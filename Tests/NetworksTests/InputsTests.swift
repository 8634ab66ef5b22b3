import Datasets
import Matrices
import TestSupport
import Testing

@testable import Networks

/// Networks on numbers as they are, of other classes than digits.
struct InputsTests {
  /// The same inputs, as bytes that are all read and as the numbers that they stand for, give the same bits.
  @Test(arguments: [1, 130, 700])
  func numbersAndBytesGiveTheSameBits(samples: Int) throws {
    let bytes = SmallData.random(count: samples, largestShare: 0)
    let all = bytes.inputMatrix(rows: Array(0..<Int32(samples))).elements
    let numbers = DataSet(
      name: "numbers",
      samples: Samples(
        bytes.samples.form, .numbers(all), bytes.samples.targets),
      split: .init(shuffleSeed: nil, devCount: 0))
    let architecture = try Architecture(sizes: [16, 9, 10])
    let results = [bytes, numbers].map { data in
      var parameters = Initialization.uniform.parameters(for: architecture, seed: 2)
      let run = TrainingRun(Program(architecture), threads: 2)
      let batch = Batch(data: data, rows: data.rows(of: .train))
      for _ in 0..<3 { _ = run.iterate(on: batch, parameters: &parameters, learningRate: 0.1) }
      return parameters
    }
    #expect(results[0] == results[1])
  }

  @Test func steppingAndTrainingGiveTheSameBits() throws {
    let data = flowers(count: 300)
    let architecture = try Architecture(sizes: [4, 6, 3], activation: .tanh)
    let program = Program(architecture)
    let batch = Batch(data: data, rows: data.rows(of: .train))
    var stepped = Initialization.xavier.parameters(for: architecture, seed: 1)
    var trained = stepped
    let run = TrainingRun(program, threads: 3)
    var losses: [Double] = []
    for _ in 0..<40 {
      var workspace = Workspace()
      for operation in program.operations {
        OperationRun(threads: 1).run(
          operation, on: batch, parameters: &stepped, learningRate: 0.5, workspace: &workspace)
      }
      losses.append(run.iterate(on: batch, parameters: &trained, learningRate: 0.5))
      #expect(workspace.loss == losses.last)
      #expect(stepped == trained)
    }
    // The classes lie apart, so it learns them.
    #expect(losses[39] < losses[0] / 2)
    #expect(try #require(program.evaluate(trained, on: batch).accuracy) > 0.9)
  }

  @Test func gradientsAreThoseOfTheLoss() throws {
    let data = flowers(count: 12)
    let architecture = try Architecture(sizes: [4, 5, 3], activation: .sigmoid)
    let report = try GradientCheck().run(
      Program(architecture), parameters: Initialization.xavier.parameters(for: architecture, seed: 4),
      batch: Batch(data: data, rows: data.rows(of: .train)))
    #expect(report.verdict == .passed)
  }

  @Test func aNetworkTellsAsManyClassesAsItHasOutputs() throws {
    let network = try Architecture(sizes: [4, 5, 3])
    #expect(try network.telling(Classes(count: 3)) == network)
    #expect(throws: ArchitectureError.outputsAreNotClasses(network, classes: 10)) {
      try network.telling(.digits)
    }
  }

  /// Three heaps of points in four dimensions, with numbers below 0 and above 1.
  private func flowers(count: Int) -> DataSet {
    var generator = SeededGenerator(seed: 9, stream: 5)
    let labels = (0..<count).map { UInt16($0 % 3) }
    let numbers = labels.flatMap { label in
      (0..<4).map { Double((Int(label) + $0) % 3) * 1.5 - 1.5 + generator.uniform(-0.5, 0.5) }
    }
    return DataSet(
      name: "flowers",
      samples: Samples(
        .features(["a", "b", "c", "d"]), .numbers(numbers),
        .labels(labels, classes: Classes(names: ["setosa", "versicolor", "virginica"]))),
      split: .init(shuffleSeed: nil, devCount: 0))
  }
}
