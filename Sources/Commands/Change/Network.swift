import Networks
import Pictures

extension Command {
  static let network = Command(
    "network", group: .change, usage: "SIZES [--init uniform|he]",
    summary: "put another network in the place of this one",
    details: """
      SIZES are the layers' sizes with hyphens between them: inputs (one for each pixel), the neurons of each hidden \
      layer, and 10 classes. Hidden layers are relu, the last one softmax. The new network begins at iteration 0, its \
      parameters drawn from the seed setting; --init changes the init setting with it.
      """,
    options: [Option("--init", "uniform|he", "how parameters are drawn")],
    operands: [.architecture],
    examples: [
      Example("network 784-32-16-10", "two hidden layers"),
      Example("network 784-10", "none: softmax regression"),
      Example("network 784-128-64-10 --init he", "a larger one, drawn for its depth"),
    ],
    run: { interpreter, arguments in
      let sizes = try arguments.one("sizes")
      let architecture = try Architecture(sizes)
      let pixels = interpreter.session.data.samples.shape.pixelCount
      guard architecture.inputCount == pixels else {
        let fitting = ([pixels] + architecture.sizes.dropFirst()).map(String.init).joined(separator: "-")
        throw CommandError.plain(
          "the images of \(interpreter.session.data.name) have \(pixels) pixels, and the network would have "
            + "\(architecture.inputCount) inputs; type network \(fitting)")
      }
      if let name = arguments["--init"] {
        guard let initialization = Initialization(rawValue: name) else {
          throw CommandError.badValue(
            name, setting: "--init",
            expected: CommandError.listed(Initialization.allCases.map(\.rawValue), "or"))
        }
        var settings = interpreter.session.settings
        settings.initialization = initialization
        interpreter.session.change(settings)
      }
      interpreter.session.replaceNetwork(architecture)
      return CommandResult(
        interpreter.startText
          + "\(NumberText.count(architecture.parameterCount)) parameters; list shows the program\n")
    })
}

extension StyledText {
  /// `left` with plain text behind it.
  static func + (left: StyledText, right: String) -> StyledText { left + StyledText(right) }
}
