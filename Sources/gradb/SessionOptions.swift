import ArgumentParser
import Commands

/// What the command line says about the session: its data, network and seed.
///
/// This is the one place that knows how an interpreter is told of them.
struct SessionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Samples to load: a Kaggle CSV file, IDX files, or a set that gradb draws, such as moons.",
      valueName: "path"),
    completion: .file())
  var data: String?

  @Option(
    help: ArgumentHelp("The sizes of the network's layers, from input to output.", valueName: "784-10-10"))
  var layers: String?

  @Option(
    help: ArgumentHelp("What hidden neurons do, as network has it; goes with --layers.", valueName: "name"),
    completion: .list(choices("--activation")))
  var activation: String?

  @Option(
    help: ArgumentHelp("What the last layer does, as network has it; goes with --layers.", valueName: "name"),
    completion: .list(choices("--output")))
  var output: String?

  @Option(
    help: ArgumentHelp("What is minimised, as network has it; goes with --layers.", valueName: "name"),
    completion: .list(choices("--loss")))
  var loss: String?

  @Option(help: ArgumentHelp("The number all randomness comes from.", valueName: "number"))
  var seed: UInt64?

  /// The commands that do what the options say, each with the option it comes from.
  var commands: [(option: String, command: String)] {
    var commands: [(String, String)] = []
    if let seed { commands.append(("--seed", "set seed \(seed)")) }
    if let data { commands.append(("--data", "load \(Interpreter.quoted(data))")) }
    if let layers {
      let others = kinds.map { " \($0) \(Interpreter.quoted($1))" }.joined()
      commands.append(("--layers", "network \(layers)\(others)"))
    }
    return commands
  }

  /// The options of the network that were given, with their values.
  private var kinds: [(option: String, value: String)] {
    [("--activation", activation), ("--output", output), ("--loss", loss)].compactMap { option, value in
      value.map { (option, $0) }
    }
  }

  func validate() throws {
    guard layers == nil, let (option, _) = kinds.first else { return }
    throw ValidationError("\(option) says what a network is; give its layers, too: --layers 784-10-10")
  }

  /// What an option of the command network may be.
  private static func choices(_ option: String) -> [String] {
    let network = try? CommandTable.standard.named("network")
    return network?.options.first { $0.name == option }?.choices ?? []
  }
}
