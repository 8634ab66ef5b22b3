import Datasets
import Foundation
import Matrices
import Testing

@testable import Networks

/// A hundred steps of every optimizer beside PyTorch's.
///
/// `Fixtures/make_pytorch.py` makes the same samples and first parameters, and trains the same networks in float64.
struct OptimizerStepsTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let sizes: [Int]
    let count, batch, steps: Int
    let optimizer: String
    let momentum, l2: Double
    /// The parameters at the end, each in column order; of one with more than a hundred columns, every eighth.
    let after: [[Double]]

    var testDescription: String { "\(optimizer) \(momentum) \(l2) on \(sizes)" }
  }

  static let cases: [Case] = {
    guard let file = Bundle.module.url(forResource: "Fixtures/pytorch", withExtension: "json"),
      let cases = try? JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    else { return [] }
    return cases
  }()

  @Test func everyOptimizerIsAmongThem() {
    for optimizer in Optimizer.all where optimizer != .gradientDescent {
      #expect(
        Self.cases.contains { $0.optimizer == optimizer.name && ($0.momentum != 0) == optimizer.hasMomentum },
        "add it to make_pytorch.py: \(optimizer.testDescription)")
    }
  }

  /// The sums over samples and inputs run in another order than PyTorch's, which a hundred steps of Adam make more of; the
  /// elements' rounding is measured by the largest of their matrix.
  @Test(arguments: cases)
  func aHundredStepsArePyTorchs(example: Case) throws {
    // One output tells two classes by a sigmoid.
    let architecture = try Architecture(
      sizes: example.sizes, output: example.sizes.last == 1 ? .sigmoidCrossEntropy : .softmaxCrossEntropy)
    var rule = DescentRule()
    try rule.choose(example.optimizer)
    try rule.set(.momentum, to: example.momentum)
    rule.l2 = example.l2
    let data = samples(of: example)
    var parameters = Parameters(zerosFor: architecture)
    parameters.take(
      (1..<example.sizes.count).flatMap { layer in
        let (inputs, neurons) = (example.sizes[layer - 1], example.sizes[layer])
        return drawn(inputs * neurons, seed: 2 * layer - 1) + drawn(neurons, seed: 2 * layer)
      })
    let run = TrainingRun(Program(architecture, rule: rule))
    for step in 0..<example.steps {
      let first = step * example.batch % example.count
      let batch = Batch(data: data, rows: (first..<first + example.batch).map { Int32($0) })
      _ = run.iterate(on: batch, parameters: &parameters, learningRate: 0.001)
    }
    try #require(example.after.count == architecture.parameterNames.count)
    for (name, expected) in zip(architecture.parameterNames, example.after) {
      let matrix = try #require(parameters[name])
      let columns = stride(from: 0, to: matrix.columns, by: matrix.columns > 100 ? 8 : 1)
      let found = columns.flatMap { column in (0..<matrix.rows).map { matrix[$0, column] } }
      try #require(found.count == expected.count)
      let largest = expected.reduce(0) { max($0, abs($1)) }
      let gap = zip(found, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(gap <= 1e-12 * largest, "\(name): \(gap / largest)")
    }
  }

  private func drawn(_ count: Int, seed: Int) -> [Double] {
    Self.numbers(count, seed: seed, below: 1001).map { Double($0 - 500) / 1000 }
  }

  private func samples(of example: Case) -> DataSet {
    let inputs = example.sizes[0]
    let pixels = Self.numbers(inputs * example.count, seed: 99, below: 256).enumerated().map { place, pixel in
      inputs > 2 && (place % inputs).isMultiple(of: 5) ? UInt8(0) : UInt8(pixel)
    }
    let classes = max(example.sizes[example.sizes.count - 1], 2)
    let labels = Self.numbers(example.count, seed: 98, below: classes).map { UInt8($0) }
    return DataSet(
      name: "numbers",
      samples: Samples(
        shape: ImageShape(height: 1, width: inputs), pixels: pixels, labels: labels,
        classes: Classes(count: classes)),
      split: DataSet.Split(shuffleSeed: nil, devCount: 0))
  }

  /// As `numbers` in make_pytorch.py.
  private static func numbers(_ count: Int, seed: Int, below modulus: Int) -> [Int] {
    var state = seed
    return (0..<count).map { _ in
      state = (state * 1_103_515_245 + 12_345) % (1 << 31)
      return (state >> 8) % modulus
    }
  }
}
