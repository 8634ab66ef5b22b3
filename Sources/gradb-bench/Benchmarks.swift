import Commands
import Datasets
import Debugging
import Foundation
import Networks
import Rendering

/// What can be timed.
enum BenchmarkCase: String, CaseIterable {
  /// One iteration of training over all samples.
  case iteration
  /// One iteration of 784-128-64-10.
  case deep
  /// The loss and the hits over all samples.
  case evaluation
  /// Reading the data set; nothing where it is built in.
  case read
  /// Drawing the built-in digits.
  case draw
  /// Checking every gradient on 16 samples.
  case gradcheck
  /// The program from its start to its end, with nothing to do.
  case start
  /// Commands on a single sample.
  case commands
}

/// The data and the network that are timed.
struct Benchmarks {
  let data: DataSet
  let path: String?
  let layers: String
  let sampleCount: Int?
  let threads: Int?

  /// Times one case and reports every line.
  func run(_ name: BenchmarkCase, rounds: Int, _ report: (Timing) -> Void) throws {
    switch name {
    case .iteration: report(try iteration(layers, rounds))
    case .deep: report(try iteration("\(data.samples.shape.pixelCount)-128-64-10", rounds))
    case .evaluation:
      let session = try session(layers)
      report(Timing("evaluation \(layers)", rounds: rounds) { _ = session.evaluate(batch) })
    case .read:
      guard let path else { return }
      report(try Timing("read", rounds: rounds) { _ = try readSamples(at: path) })
    case .draw: report(Timing("draw", rounds: rounds) { _ = BuiltInDigits.draw() })
    case .gradcheck:
      let session = try session(layers)
      let few = session.firstSamples(GradientCheck.defaultBatchSize).batch
      var check = GradientCheck()
      check.threads = threads
      report(
        try Timing("gradcheck \(layers)", rounds: rounds) {
          _ = try check.run(session.program, parameters: session.parameters, batch: few)
        })
    case .start: report(try Timing("start", rounds: rounds, runProgram))
    case .commands:
      for timing in try commands(rounds) { report(timing) }
    }
  }

  private func session(_ layers: String) throws -> Session {
    Session(data: data, architecture: try Architecture(layers).telling(data.classes))
  }

  private var batch: Batch {
    let rows = data.rows(of: .train)
    return Batch(data: data, rows: rows.prefix(sampleCount ?? rows.count))
  }

  private func iteration(_ layers: String, _ rounds: Int) throws -> Timing {
    let session = try session(layers)
    let run = TrainingRun(session.program, threads: threads)
    let batch = batch
    var parameters = session.parameters
    return Timing("iteration \(layers)", rounds: rounds) {
      _ = run.iterate(on: batch, parameters: &parameters, learningRate: 0.1)
    }
  }

  /// Each command alone, typed to text.
  private func commands(_ rounds: Int) throws -> [Timing] {
    var interpreter = Interpreter(session: try session(layers), host: SilentHost())
    return ["forward 17", "step", "show Z1", "grad", "show dW1"].map { command in
      Timing("command \(command)", rounds: rounds) { _ = interpreter.run(command, from: .prompt) }
    }
  }

  /// Runs the program that was built beside this one.
  private func runProgram() throws {
    let here = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = Process()
    program.executableURL = here.appendingPathComponent("gradb")
    program.arguments = ["-batch", "-nx", "-ex", "quit"]
    // `waitUntilExit` looks every so often only, which would add up to 50 ms.
    let ended = DispatchSemaphore(value: 0)
    program.terminationHandler = { _ in ended.signal() }
    try program.run()
    ended.wait()
  }
}
