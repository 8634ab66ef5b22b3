import Datasets
import Networks
import Rendering

extension Command {
  static let network = Command(
    "network", group: .change, usage: "SIZES [--activation NAME] [--output NAME] [--loss NAME] [--init NAME]",
    summary: "put another network in the place of this one",
    details: """
      SIZES are the layers' sizes with hyphens between them: inputs (one for each pixel), the neurons of each hidden \
      layer, and outputs: one for each class, or a single one for two classes or for numbers as targets. The neurons of hidden layers are relu, unless --activation says otherwise. The new network \
      begins at iteration 0, its parameters drawn from the seed setting; --init changes the init setting with it: uniform \
      (as the exercise), he (for relu), xavier (for tanh and sigmoid) or zeros.

      What the last layer is where --output or --loss does not say it; the next network begins from there again:

      \(OutputLayer.defaults)

      softmax needs an output for each class; linear fits numbers, and classes with an output for each. mse is half the \
      squared error of a sample, on average.
      """,
    options: [
      Option(.activation), Option(.output), Option(.loss), Option(.initialization),
    ],
    operands: [.architecture],
    examples: [
      Example("network 784-32-16-10", "two hidden layers"),
      Example("network 784-10", "none: softmax regression"),
      Example("network 784-128-64-10 --init he", "a larger one, drawn for its depth"),
      Example("network 784-32-10 --activation tanh", "another activation"),
      Example("network 784-30-10 --output sigmoid", "a probability for each class by itself"),
      Example("load moons; network 2-8-1", "one sigmoid for two classes"),
    ],
    run: { interpreter, arguments in
      let sizes = try arguments.one("sizes")
      let data = interpreter.session.data
      let (function, loss) = (try arguments[.output], try arguments[.loss])
      let activation = try arguments[.activation] ?? .relu
      let hidden = try Architecture(sizes, activation: activation)
      guard
        let output = OutputLayer.choice(
          function: function, loss: loss, outputs: hidden.outputCount, classes: data.classes)
      else {
        throw CommandError.plain("\(function ?? "") does not go with \(loss ?? ""); \(OutputLayer.pairs)")
      }
      let architecture = try Architecture(sizes: hidden.sizes, activation: activation, output: output)
        .telling(data.classes)
      guard architecture.inputCount == data.samples.inputCount else {
        let fitting = ([data.samples.inputCount] + architecture.sizes.dropFirst()).map(String.init)
        throw CommandError.plain(
          "the \(data.samples.words) of \(data.name) have \(data.samples.inputWords), and the network would have "
            + "\(architecture.inputCount) inputs; type network \(fitting.joined(separator: "-"))")
      }
      if let initialization = try arguments[.initialization] {
        var settings = interpreter.session.settings
        settings.initialization = initialization
        interpreter.session.change(settings)
      }
      interpreter.session.replaceNetwork(architecture)
      return CommandResult(
        interpreter.startText
          + "\(NumberText.count(architecture.parameterCount)) parameters, \(output.name); list shows the program\n"
      )
    })
}

extension OutputLayer {
  /// The output that is chosen where not all is said, a line for each case.
  fileprivate static var defaults: String {
    typealias Case = (words: String, function: String?, loss: String?, outputs: Int, classes: Classes?)
    let usual: [Case] = [
      ("one output, two classes", nil, nil, 1, Classes(count: 2)),
      ("one output, numbers as targets", nil, nil, 1, nil),
      ("an output for each class", nil, nil, Classes.digits.count, .digits),
    ]
    let named: [Case] =
      functions.map { ("  with --output \($0)", $0, nil, Classes.digits.count, .digits) }
      + losses.map { ("  with --loss \($0)", nil, $0, Classes.digits.count, .digits) }
    let lines = (usual + named).map { kind in
      let output = choice(
        function: kind.function, loss: kind.loss, outputs: kind.outputs, classes: kind.classes)
      return (kind.words, output?.name ?? "")
    }
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { words, name in
      "    \(words)\(String(repeating: " ", count: width - words.count))   \(name)"
    }.joined(separator: "\n")
  }

  /// Which losses go with which functions, in words.
  fileprivate static var pairs: String {
    functions.map { function in
      let losses = all.filter { $0.function == function }.map(\.lossName)
      return "\(function) goes with \(CommandError.listed(losses, "or"))"
    }.joined(separator: ", ")
  }
}

extension CommandOption<String> {
  fileprivate static var output: Self {
    Self("--output", "the last layer", among: OutputLayer.functions, named: \.self)
  }

  fileprivate static var loss: Self {
    Self("--loss", "the loss", among: OutputLayer.losses, named: \.self)
  }
}

extension CommandOption<Activation> {
  fileprivate static var activation: Self {
    Self(
      "--activation", "hidden neurons (relu)", among: Activation.all, named: \.name)
  }
}

extension CommandOption<Initialization> {
  fileprivate static var initialization: Self {
    Self(
      "--init", "how parameters are drawn", among: Initialization.allCases, named: \.rawValue)
  }
}
