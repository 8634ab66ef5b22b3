import ArgumentParser
import Commands

/// What the command line says about the session: its data, network and seed.
///
/// This is the one place that knows how an interpreter is told of them.
struct SessionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Digits to load: a Kaggle CSV file or IDX files.", valueName: "path"),
    completion: .file())
  var data: String?

  @Option(
    help: ArgumentHelp("The sizes of the network's layers, from input to output.", valueName: "784-10-10"))
  var layers: String?

  @Option(help: ArgumentHelp("The number all randomness comes from.", valueName: "number"))
  var seed: UInt64?

  /// The commands that do what the options say, each with the option it comes from.
  var commands: [(option: String, command: String)] {
    var commands: [(String, String)] = []
    if let seed { commands.append(("--seed", "set seed \(seed)")) }
    if let data { commands.append(("--data", "load \(Interpreter.quoted(data))")) }
    if let layers { commands.append(("--layers", "network \(layers)")) }
    return commands
  }
}
