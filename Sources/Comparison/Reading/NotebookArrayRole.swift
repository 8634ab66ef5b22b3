import Networks

/// What an array that a person's own code saved is, by its name.
public enum NotebookArrayRole: Hashable, Sendable {
  /// A matrix of the iteration.
  case matrix(MatrixName)
  /// The labels as numbers, 0…9.
  case labels
  /// alpha.
  case learningRate
  /// l2.
  case penaltyStrength
  /// m, which follows from the samples.
  case sampleCount
  /// t, the number of the update, from 1 on.
  case updateNumber
  /// A setting of the optimizer, such as momentum.
  case setting(String)
  /// A parameter, or what the optimizer keeps of it, as the update left it.
  case updated(MatrixName)
  /// A parameter as it was before the update, where its plain name is that of the updated one; or a velocity as the
  /// iteration before left it.
  case previous(MatrixName)

  /// The role of an array called `name`, as notebooks call them: `dW1`, `dw_1`, `X_train`, `cost`, `W1_new`; nil where
  /// the name tells nothing.
  public init?(_ name: String) {
    // y holds labels and Y one-hot columns, unless their contents say otherwise.
    if name == "y" {
      self = .labels
    } else if let matrix = MatrixName(name) {
      self = .matrix(matrix)
    } else if let role = Self.usual(name.lowercased()) {
      self = role
    } else {
      return nil
    }
  }

  private static let roles: [String: NotebookArrayRole] = {
    var words: [String: NotebookArrayRole] = [
      "m": .sampleCount, "n_samples": .sampleCount, "t": .updateNumber,
    ]
    let batches = ["batch_x", "x_mini", "mini_x", "minibatch_x", "mini_batch_x"]
    for word in ["x", "x_train", "x_batch", "x_data", "inputs", "images", "a0"] + batches {
      words[word] = .matrix(MatrixName(.input))
    }
    for word in ["one_hot_y", "y_one_hot", "onehot_y", "y_onehot", "one_hot", "onehot"] {
      words[word] = .matrix(MatrixName(.oneHot))
    }
    let labels = ["batch_y", "y_mini", "mini_y", "minibatch_y", "mini_batch_y"]
    for word in ["y_train", "y_batch", "labels", "label", "targets"] + labels { words[word] = .labels }
    for word in ["l", "loss", "cost", "j"] { words[word] = .matrix(MatrixName(.loss)) }
    for word in ["alpha", "lr", "learning_rate", "eta"] { words[word] = .learningRate }
    for word in ["l2", "reg", "reg_strength", "lambda", "lambd", "lam", "reg_lambda", "weight_decay"] {
      words[word] = .penaltyStrength
    }
    let settings: [(OptimizerSetting, [String])] = [
      (.momentum, ["momentum", "beta", "mu", "gamma"]), (.beta1, ["beta1", "beta_1"]),
      (.beta2, ["beta2", "beta_2", "rho", "decay_rate"]), (.epsilon, ["epsilon", "eps"]),
    ]
    for (setting, names) in settings { for word in names { words[word] = .setting(setting.name) } }
    return words
  }()

  static let afterwards = ["_new", "_after", "_updated", "_next", "_upd", "_prime"]
  private static let before = ["_old", "_before", "_prev", "_previous"]

  private static func usual(_ name: String) -> NotebookArrayRole? {
    if let role = roles[name] { return role }
    if let parameter = Self.named(name, endings: afterwards, beginnings: ["new_", "updated_", "next_"]),
      parameter.isParameter || parameter.stateSlot != nil
    {
      return .updated(parameter)
    }
    if let old = Self.named(name, endings: before, beginnings: ["old_", "prev_", "previous_"]),
      old.isParameter || old.stateSlot != nil
    {
      return .previous(old)
    }
    return matrix(name).map { .matrix($0) }
  }

  /// The matrix whose name in small letters stands in `name` beside one of the words.
  private static func named(_ name: String, endings: [String], beginnings: [String]) -> MatrixName? {
    let ending = endings.first(where: name.hasSuffix).map { String(name.dropLast($0.count)) }
    let beginning = beginnings.first(where: name.hasPrefix).map { String(name.dropFirst($0.count)) }
    return (ending ?? beginning).flatMap(matrix)
  }

  /// Beginnings of names, without hyphens below the line, that say of what follows that it is a gradient, and what they stand
  /// for; and what weights and biases are called.
  private static let gradients = [
    ("gradient", "d"), ("grad", "d"), ("dld", "d"), ("djd", "d"), ("dlossd", "d"), ("dcostd", "d"),
    ("nabla", "d"), ("gw", "dw"), ("gb", "db"), ("deltaw", "dw"), ("deltab", "db"), ("delta", "dz"),
    ("vd", "v"), ("sd", "s"),
  ]
  private static let words = [("weights", "w"), ("weight", "w"), ("biases", "b"), ("bias", "b")]

  /// A name in small letters, as gradb spells it: `dw1` for `grad_weights_1`, `w1_grad` or `dL_dW1`.
  static func spelled(_ name: String) -> String {
    var letters = name.filter { $0 != "_" && $0 != "." }
    var gradient = ""
    if let (beginning, meaning) = gradients.first(where: { letters.hasPrefix($0.0) }) {
      (gradient, letters) = (meaning, String(letters.dropFirst(beginning.count)))
    } else if letters.hasSuffix("grad") {
      (gradient, letters) = ("d", String(letters.dropLast(4)))
    } else if letters.hasPrefix("d") {
      (gradient, letters) = ("d", String(letters.dropFirst()))
    }
    if let (beginning, meaning) = words.first(where: { letters.hasPrefix($0.0) }) {
      letters = meaning + letters.dropFirst(beginning.count)
    }
    return gradient + letters
  }

  /// The matrix that a name in small letters stands for; nil where it is none.
  private static func matrix(_ name: String) -> MatrixName? {
    let letters = spelled(name)
    let digits = letters.reversed().prefix { $0.isNumber }.count
    let word = letters.dropLast(digits)
    guard let kind = MatrixName.Kind.allCases.first(where: { $0.symbol.lowercased() == word }) else {
      return nil
    }
    return MatrixName(kind.symbol + letters.suffix(digits))
  }
}

extension NotebookArrayRole {
  /// Whether it is a setting of the optimizer.
  var isSetting: Bool { if case .setting = self { true } else { false } }

  /// The role of what the optimizer keeps of the same parameter in another slot; nil for what is no such state.
  func moved(to slot: StateSlot) -> NotebookArrayRole? {
    switch self {
    case .matrix(let name): name.moved(to: slot).map { .matrix($0) }
    case .previous(let name): name.moved(to: slot).map { .previous($0) }
    case .updated(let name): name.moved(to: slot).map { .updated($0) }
    default: nil
    }
  }
}

extension NotebookArrayRole: CustomStringConvertible {
  /// A name of the array in gradb's own words.
  public var description: String {
    switch self {
    case .matrix(let name): name.description
    case .labels: "y"
    case .learningRate: "alpha"
    case .penaltyStrength: "l2"
    case .sampleCount: "m"
    case .updateNumber: "t"
    case .setting(let name): name
    case .updated(let name): "\(name)_new"
    case .previous(let name): "\(name)_old"
    }
  }
}
