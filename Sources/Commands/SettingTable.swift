import Base
import Datasets
import Debugging
import Platform
import Networks

/// A setting: its name, what help says, and how it is read and written.
struct Setting: Sendable {
  let name: String
  /// What else people call it.
  var otherNames: [String] = []
  /// What its value may be.
  let expected: String
  /// What it is for.
  let summary: String
  /// The values to offer in completion, where they are few.
  var choices: [String] = []
  /// Whether it is there with the settings that there are.
  var isThere: @Sendable (Interpreter) -> Bool = { _ in true }
  /// What it is where nobody has set it, where that follows from other settings.
  var usual: (@Sendable (Interpreter) -> String)?
  let get: @Sendable (Interpreter) -> String
  /// Puts a value in force, and returns a remark about it, or nil where the text is no value; throws where nobody could set
  /// it now.
  let set: @Sendable (inout Interpreter, String) throws -> Change?

  /// A setting that took a new value.
  struct Change {
    /// What else changed with it, as a sentence; empty where nothing did.
    var remark = ""
  }

  /// Every setting: one entry each. `set`, `info settings`, completion and the documentation read this.
  static let all: [Setting] = (own + Optimizer.settings.map(optimizer)).sorted { $0.name < $1.name }

  /// Those that are no optimizer's.
  private static let own: [Setting] = [
    Setting(
      name: "alpha", otherNames: ["lr", "learning_rate", "eta"], expected: "a finite number such as 0.1",
      summary: "the learning rate, with which the schedule begins",
      get: { number($0.session.settings.alpha) },
      set: { interpreter, text in
        guard let alpha = Double(text), alpha.isFinite else { return nil }
        _ = change(&interpreter) { $0.alpha = alpha }
        let remark = SettingRemark.alpha(alpha)
        return Change(remark: remark.isEmpty ? SettingRemark.schedule(interpreter.session) : remark)
      }),
    Setting(
      name: "batch", expected: "all, or a number of samples such as 64",
      summary: "the samples of an iteration",
      choices: ["all"],
      get: {
        if case .samples(let count) = $0.session.settings.batch { return "\(count)" }
        return "all"
      },
      set: { interpreter, text in
        guard let count = text == "all" ? 0 : Int(text), count >= (text == "all" ? 0 : 1) else { return nil }
        _ = change(&interpreter) { $0.batch = text == "all" ? .all : .samples(count) }
        if let remark = SettingRemark.batch(count, of: interpreter.session.data.trainCount) {
          return Change(remark: remark)
        }
        return Change(
          remark: interpreter.session.isMidIteration ? "the iteration under way keeps its samples" : "")
      }),
    Setting(
      name: "detail", expected: "full or brief",
      summary: "how much is shown of each operation that runs",
      choices: ShowingSettings.Detail.allCases.map(\.rawValue), get: { $0.showing.detail.rawValue },
      set: { interpreter, text in
        guard let detail = ShowingSettings.Detail(rawValue: text) else { return nil }
        interpreter.showing.detail = detail
        return Change()
      }),
    Setting(
      name: "dev", expected: "a number of samples, 0 to one less than there are",
      summary: "the samples kept apart to judge by", get: { "\($0.session.data.devCount)" },
      set: { interpreter, text in
        guard let count = Int(text), (0..<interpreter.session.data.samples.count).contains(count) else {
          return nil
        }
        let isMidIteration = interpreter.session.isMidIteration
        interpreter.session.setDevCount(count)
        if let remark = SettingRemark.split(interpreter.session.data) { return Change(remark: remark) }
        return Change(
          remark: isMidIteration ? "iteration \(interpreter.session.position.iteration) begins again" : "")
      }),
    norm("explode", "catch explode stops where the norm of a layer's dW is larger", \.explode),
    Setting(
      name: "init", expected: CommandError.listed(Initialization.allCases.map(\.rawValue), "or"),
      summary: "how parameters are drawn", choices: Initialization.allCases.map(\.rawValue),
      get: { $0.session.settings.initialization.rawValue },
      set: { interpreter, text in
        guard let initialization = Initialization(rawValue: text) else { return nil }
        let change = change(&interpreter) { $0.initialization = initialization }
        let remarks = [change.remark, SettingRemark.initialization(initialization, of: interpreter.session)]
        return Change(remark: remarks.filter { !$0.isEmpty }.joined(separator: "; "))
      }),
    Setting(
      name: "iterations", expected: "a whole number of at least 0",
      summary: "the iteration at which train and continue stop",
      get: { "\($0.session.settings.iterations)" },
      set: { interpreter, text in
        guard let count = Int(text), count >= 0 else { return nil }
        _ = change(&interpreter) { $0.iterations = count }
        return Change(remark: SettingRemark.schedule(interpreter.session))
      }),
    Setting(
      name: "l2", expected: "a number of at least 0, such as 0.001",
      summary: "the strength of L2 regularisation: what large weights cost",
      get: { number($0.session.settings.rule.l2) },
      set: { interpreter, text in
        guard let l2 = Double(text), l2.isFinite, l2 >= 0 else { return nil }
        return changeRule(&interpreter) { $0.l2 = l2 }
      }),
    Setting(
      name: "memory", expected: "a number of mebibytes, 1 to 1,048,576",
      summary: "what snapshots of the past may take",
      get: { "\($0.session.settings.memory)" },
      set: { interpreter, text in
        guard let count = Int(text), (1...1 << 20).contains(count) else { return nil }
        return change(&interpreter) { $0.memory = count }
      }),
    Setting(
      name: "optimizer", expected: CommandError.listed(Optimizer.names, "or"),
      summary: "how gradients change the parameters", choices: Optimizer.names,
      get: { $0.session.settings.rule.optimizer.name },
      set: { interpreter, name in
        guard Optimizer.names.contains(name) else { return nil }
        let before = interpreter.session.settings
        let change = try changeRule(&interpreter) { rule throws(OptimizerRefusal) in try rule.choose(name) }
        let remarks = [
          SettingRemark.optimizer(before: before, after: interpreter.session.settings), change.remark,
        ]
        return Change(remark: remarks.filter { !$0.isEmpty }.joined(separator: "; "))
      }),
    Setting(
      name: "pager", expected: "on or off",
      summary: "whether output longer than the screen goes through a pager",
      choices: ["on", "off"], get: { $0.showing.usesPager ? "on" : "off" },
      set: { interpreter, text in
        guard ["on", "off"].contains(text) else { return nil }
        interpreter.showing.usesPager = text == "on"
        return Change()
      }),
    Setting(
      name: "report", expected: "a whole number of at least 1, or epoch",
      summary: "the iterations between two lines of train, or a line for each epoch",
      choices: ["epoch"],
      get: { interpreter in
        switch interpreter.session.settings.report {
        case .iterations(let count): "\(count)"
        case .epoch: "epoch"
        }
      },
      set: { interpreter, text in
        if text == "epoch" { return change(&interpreter) { $0.report = .epoch } }
        guard let count = Int(text), count >= 1 else { return nil }
        return change(&interpreter) { $0.report = .iterations(count) }
      }),
    Setting(
      name: "schedule", expected: "constant, step EVERY FACTOR such as step 1000 0.5, or cosine",
      summary: "how alpha changes: cosine falls to 0 at iterations",
      choices: ["constant", "cosine", "step 1000 0.5"],
      get: { "\($0.session.settings.schedule)" },
      set: { interpreter, text in
        guard let schedule = LearningRateSchedule(text, end: interpreter.session.settings.iterations) else {
          return nil
        }
        _ = change(&interpreter) { $0.schedule = schedule }
        return Change(remark: SettingRemark.schedule(interpreter.session))
      }),
    Setting(
      name: "seed", expected: "a whole number of at least 0", summary: "what all random numbers come from",
      get: { "\($0.session.settings.seed)" },
      set: { interpreter, text in
        guard let seed = UInt64(text) else { return nil }
        return change(&interpreter) { $0.seed = seed }
      }),
    Setting(
      name: "threads", expected: "auto, or a number from 1 to 1,024",
      summary: "the threads to compute with; it changes no number", choices: ["auto"],
      get: { $0.session.settings.threads.map(String.init) ?? "auto" },
      set: { interpreter, text in
        if text == "auto" { return change(&interpreter) { $0.threads = nil } }
        guard let count = Int(text), (1...1_024).contains(count) else { return nil }
        return change(&interpreter) { $0.threads = count }
      }),
    norm("vanish", "catch vanish stops where the norm of a layer's dW is smaller", \.vanish),
  ]

  /// A number of the optimizer.
  private static func optimizer(_ setting: OptimizerSetting) -> Setting {
    Setting(
      name: setting.name, expected: setting.expected, summary: setting.summary,
      isThere: { $0.session.settings.rule.has(setting) },
      usual: { number($0.session.settings.rule.usual(setting)) },
      get: { number($0.session.settings.rule[setting]) },
      set: { interpreter, text in
        let rule = interpreter.session.settings.rule
        guard rule.has(setting) || !text.isEmpty else {
          throw OptimizerRefusal.noSuchSetting(setting, of: rule.optimizer.name)
        }
        guard let value = Double(text), setting.range.contains(value) else { return nil }
        return try changeRule(&interpreter) { rule throws(OptimizerRefusal) in
          try rule.set(setting, to: value)
        }
      })
  }

  /// A threshold for the norm of a gradient.
  private static func norm(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Settings, Double> & Sendable
  ) -> Setting {
    Setting(
      name: name, expected: "a positive number such as 100 or 1e-8", summary: summary,
      get: { number($0.session.settings[keyPath: path]) },
      set: { interpreter, text in
        guard let norm = Double(text), norm.isFinite, norm > 0 else { return nil }
        return change(&interpreter) { $0[keyPath: path] = norm }
      })
  }

  /// The setting called `name`, or nil.
  static func named(_ name: String) -> Setting? {
    all.first { $0.name == name || $0.otherNames.contains(name) }
  }

  /// A number as it is typed.
  private static func number(_ value: Double) -> String { value.printed(.general, 15) }

  /// Changes regularisation or the optimizer; the remark says what became of the program and the iteration under way.
  private static func changeRule<Refusal>(
    _ interpreter: inout Interpreter, _ edit: (inout DescentRule) throws(Refusal) -> Void
  ) throws(Refusal) -> Change {
    let before = interpreter.session
    var rule = before.settings.rule
    try edit(&rule)
    _ = change(&interpreter) { $0.rule = rule }
    let after = interpreter.session
    return Change(remark: SettingRemark.rule(before: before, after: after))
  }

  /// Changes the session's settings; the remark says what became of the parameters.
  private static func change(_ interpreter: inout Interpreter, _ edit: (inout Settings) -> Void) -> Change {
    let old = interpreter.session.settings
    let parameters = interpreter.session.parameters
    var settings = old
    edit(&settings)
    interpreter.session.change(settings)
    guard settings.seed != old.seed || settings.initialization != old.initialization else { return Change() }
    return Change(
      remark: interpreter.session.parameters != parameters
        ? "the parameters were drawn again"
        : "the parameters stay as they are; start draws them again")
  }
}
