import Networks
import Rendering

extension Command {
  static let network = Command(
    "network", group: .change, usage: "SIZES [--activation NAME] [--output NAME] [--loss NAME] [--init NAME]",
    summary: "put another network in the place of this one",
    details: """
      SIZES are the layers' sizes with hyphens between them: inputs (one for each pixel), the neurons of each hidden \
      layer, and 10 classes. The neurons of hidden layers are relu, unless --activation says otherwise. The new network \
      begins at iteration 0, its parameters drawn from the seed setting; --init changes the init setting with it: uniform \
      (as the exercise), he (for relu), xavier (for tanh and sigmoid) or zeros.

      The last layer is softmax with cross-entropy, unless --output or --loss says otherwise. softmax and sigmoid go with \
      cross-entropy or with mse, which is half the squared error of a sample, on average; tanh and linear with mse. Without \
      --loss, sigmoid has cross-entropy, and tanh and linear have mse.
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
    ],
    run: { interpreter, arguments in
      let sizes = try arguments.one("sizes")
      let data = interpreter.session.data
      let (function, loss) = (try arguments[.output], try arguments[.loss])
      guard let output = OutputLayer.choice(function: function, loss: loss) else {
        throw CommandError.plain("\(function ?? "") does not go with \(loss ?? ""); \(OutputLayer.pairs)")
      }
      let activation = try arguments[.activation] ?? .relu
      let architecture = try Architecture(sizes, activation: activation, output: output).telling(data.classes)
      let pixels = data.samples.inputCount
      guard architecture.inputCount == pixels else {
        let fitting = ([pixels] + architecture.sizes.dropFirst()).map(String.init).joined(separator: "-")
        throw CommandError.plain(
          "the images of \(data.name) have \(pixels) pixels, and the network would have "
            + "\(architecture.inputCount) inputs; type network \(fitting)")
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
    Self("--output", "the last layer (softmax)", among: OutputLayer.functions, named: \.self)
  }

  fileprivate static var loss: Self {
    Self("--loss", "the loss (cross-entropy)", among: OutputLayer.losses, named: \.self)
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
