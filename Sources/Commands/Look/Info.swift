import Base
import Datasets
import Debugging
import Expressions
import Platform
import Networks
import Rendering

extension Command {
  static let info = Command(
    "info", aliases: ["i"], group: .look,
    usage: "[TOPIC]",
    summary: "show what the session holds",
    details: "Without TOPIC, lists them. "
      + InfoTopic.allCases.map { "\($0.rawValue): \($0.summary)." }.joined(separator: " "),
    operands: [.topic],
    examples: [
      Example("info network", "layers and matrices"), Example("info settings", "what set can change"),
    ],
    run: { interpreter, arguments in
      guard let word = arguments.words.first else {
        return CommandResult(InfoTopic.table(interpreter.host.display))
      }
      let topics = InfoTopic.allCases.filter { topic in
        topic.rawValue.hasPrefix(word) || topic.otherNames.contains { $0.hasPrefix(word) }
      }
      guard arguments.words.count == 1, topics.count == 1, let topic = topics.first else {
        throw CommandError.badValue(
          arguments.text, setting: "info",
          expected: CommandError.listed(InfoTopic.allCases.map(\.rawValue), "or"))
      }
      return CommandResult(topic.finding(interpreter))
    })
}

/// What `info` knows about.
enum InfoTopic: String, CaseIterable {
  case data, network, settings, timeline, checkpoints, `break`, display, variables

  /// What else it is called, as in gdb.
  var otherNames: [String] {
    switch self {
    case .break: ["breakpoints", "watchpoints", "catchpoints"]
    case .variables: ["locals"]
    default: []
    }
  }

  /// What it shows, in a few words.
  var summary: String {
    switch self {
    case .data: "where the samples come from, and how they are split"
    case .network: "layers, parameters and the matrices of an iteration"
    case .settings: "every setting with its value and, where it is another, its default"
    case .timeline: "how far the known past reaches, and what was changed in it"
    case .checkpoints: "the states that were kept"
    case .break: "breakpoints, watchpoints and catchpoints"
    case .display: "what is shown at every stop"
    case .variables: "your own names, and the values that were printed"
    }
  }

  /// All topics, with a line each.
  static func table(_ display: Display) -> StyledText {
    var table = Table([.init(), .init()])
    for topic in allCases {
      table.add([StyledText("  info \(topic.rawValue)", .name), StyledText(topic.summary)])
    }
    return table.text(in: display)
  }

  func finding(_ interpreter: Interpreter) -> any Finding {
    switch self {
    case .data: DataSummary(interpreter.session.data)
    case .network: Self.network(interpreter.session, interpreter.host.display)
    case .settings: Self.settings(interpreter)
    case .timeline: TimelineView(session: interpreter.session, display: interpreter.host.display).text()
    case .checkpoints: Self.checkpoints(interpreter)
    case .break: interpreter.session.stops.text(in: interpreter.host.display)
    case .display: Self.display(interpreter)
    case .variables: Self.variables(interpreter)
    }
  }

  private static func network(_ session: Session, _ display: Display) -> StyledText {
    let architecture = session.architecture
    var text = StyledText("\(architecture)\n", .heading)
    text.append(
      "\(NumberText.count(architecture.parameterCount)) parameters; hidden layers \(architecture.activation.name), "
    )
    text.append("the last one \(architecture.output.name)\n")
    let live = Set(session.liveMatrixNames)
    var table = Table([.init("matrix"), .init("shape"), .init("")])
    for name in session.program.matrixNames {
      let shape = architecture.shape(of: name)
      let columns = shape.columns.map(String.init) ?? "m"
      let formula = session.program.index(of: name.description).map { session.program.operations[$0].formula }
      table.add([
        StyledText("\(name)", .name),
        StyledText(name.isSingleNumber ? "" : "\(shape.rows)×\(columns)", .faint),
        live.contains(name)
          ? StyledText(formula ?? words(name, architecture, session.data.samples))
          : StyledText("not computed yet: \(formula ?? "")", .faint),
      ])
    }
    return text + table.text(in: display)
  }

  private static func words(_ name: MatrixName, _ architecture: Architecture, _ samples: Samples) -> String {
    switch name.kind {
    case .input: samples.image != nil ? "the pixels of the batch, each / 255" : "the inputs of the batch"
    case .oneHot: architecture.targets.words.briefTargets
    case .weights: "weights of layer \(name.layer)"
    default: "biases of layer \(name.layer)"
    }
  }

  private static func display(_ interpreter: Interpreter) -> StyledText {
    if interpreter.displayed.isEmpty { return "nothing is displayed; display E shows E at every stop\n" }
    return interpreter.displayed.reduce(into: StyledText()) {
      $0.append("\($1.id): ", .faint)
      $0.append("\($1.title)\n", .name)
    }
  }

  private static func variables(_ interpreter: Interpreter) -> StyledText {
    let variables = interpreter.session.variables
    if variables.isEmpty { return "no name of your own; mine = W1 @ X + b1 makes one\n" }
    var table = Table([.init("name"), .init("value")])
    for (name, value) in variables.sorted(by: { $0.key.comesNaturally(before: $1.key, ignoringCase: true) }) {
      table.add([
        StyledText(name, .name), StyledText(ValueView(value, display: interpreter.host.display).short),
      ])
    }
    return table.text(in: interpreter.host.display)
  }

  private static func checkpoints(_ interpreter: Interpreter) -> StyledText {
    if interpreter.checkpoints.isEmpty { return "no checkpoint was kept; checkpoint keeps one\n" }
    var table = Table([.init("checkpoint", .right), .init("position"), .init("network"), .init("data")])
    for (id, session) in interpreter.checkpoints.sorted(by: { $0.key < $1.key }) {
      table.add([
        StyledText("\(id)"), StyledText(session.words(session.position)),
        StyledText("\(session.architecture)"),
        StyledText(session.data.name),
      ])
    }
    return table.text(in: interpreter.host.display)
  }

  private static func settings(_ interpreter: Interpreter) -> StyledText {
    var table = Table([.init("setting"), .init("value"), .init("what it is")])
    let usual = interpreter.withUsualSettings
    for setting in Setting.all where setting.isThere(interpreter) {
      let (value, usualValue) = (
        setting.get(interpreter), setting.usual?(interpreter) ?? usual.map(setting.get)
      )
      var cell = StyledText(value)
      if let usualValue, usualValue != value { cell.append(" (default \(usualValue))", .caution) }
      table.add([
        StyledText(setting.name, .name), cell,
        StyledText("\(setting.summary) (\(setting.expected))", .faint),
      ])
    }
    return table.text(in: interpreter.host.display)
  }
}

extension Interpreter {
  /// The data as they are, with nothing set; nil where their images are too large for any network.
  var withUsualSettings: Interpreter? {
    let data = session.data.withDevCount(DataSet.usualDevCount(of: session.data.samples.count))
    // The smallest network there is for them: no setting tells of it.
    let outputs = data.classes?.count ?? 1
    guard let output = OutputLayer.choice(outputs: outputs, classes: data.classes),
      let architecture = try? Architecture(sizes: [data.samples.inputCount, outputs], output: output)
    else { return nil }
    return Interpreter(session: Session(data: data, architecture: architecture), host: host)
  }
}
