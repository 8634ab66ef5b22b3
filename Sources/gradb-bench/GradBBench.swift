import ArgumentParser
import Datasets
import Foundation

/// Times what gradb spends its time on. Each line of output: what, then milliseconds, minimum, median and maximum.
///
/// `docs/benchmark/compare.py` runs it beside other libraries.
@main struct GradBBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradb-bench", abstract: "Time gradb's inner parts, in milliseconds.")

  private static let names = BenchmarkCase.allCases.map(\.rawValue).joined(separator: ", ")

  @Argument(help: "What to time: \(names); all if none.")
  var cases: [BenchmarkCase] = []

  @Option(help: ArgumentHelp("A data set; the built-in digits if none.", valueName: "path"))
  var data: String?

  @Option(help: "How often to measure.")
  var rounds = 5

  @Option(help: "The layers whose iteration is timed.")
  var layers = "784-10-10"

  @Option(help: "The samples of an iteration, at most; all if none.")
  var samples: Int?

  @Option(help: "The threads; as many as there are processors if none.")
  var threads: Int?

  @Flag(help: "Invert the images, so that nearly all pixels are not zero.")
  var inverted = false

  func validate() throws {
    guard rounds >= 1, samples ?? 1 >= 1, threads ?? 1 >= 1 else {
      throw ValidationError("rounds, samples and threads are at least 1")
    }
  }

  func run() throws {
    let benchmarks = Benchmarks(
      data: try dataSet(), path: data, layers: layers, sampleCount: samples, threads: threads)
    for name in cases.isEmpty ? BenchmarkCase.allCases : cases {
      try benchmarks.run(name, rounds: rounds) { print($0.line) }
    }
  }

  private func dataSet() throws -> DataSet {
    var samples = try data.map { try readSamples(at: $0).samples } ?? BuiltInDigits.draw()
    if inverted {
      samples = Samples(
        .image(samples.shape), .bytes(samples.pixels.map { 255 - $0 }, divisor: 255), samples.targets)
    }
    return DataSet(name: data ?? "built-in digits", samples: samples, split: .init(shuffleSeed: 0))
  }
}

extension BenchmarkCase: ExpressibleByArgument {}
