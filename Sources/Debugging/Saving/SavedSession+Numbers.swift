import Networks

extension SavedSession.Numbers: Codable {
  /// The name of an optimizer's setting.
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    fixed = try Fixed(from: decoder)
    let values = try decoder.container(keyedBy: Name.self)
    ofOptimizer = [:]
    for setting in Optimizer.settings {
      // A file of before there was such a setting has what is usual.
      ofOptimizer[setting.name] = try values.decodeIfPresent(
        Double.self, forKey: Name(stringValue: setting.name))
    }
  }

  func encode(to encoder: any Encoder) throws {
    try fixed.encode(to: encoder)
    var values = encoder.container(keyedBy: Name.self)
    for (name, value) in ofOptimizer { try values.encode(value, forKey: Name(stringValue: name)) }
  }
}

extension SavedSession.Numbers {
  init(_ numbers: Settings.Numbers) {
    fixed = Fixed(
      alpha: numbers.alpha, schedule: "\(numbers.schedule)", l2: numbers.rule.l2, seed: numbers.seed,
      initialization: numbers.initialization.rawValue)
    if case .cosine(let end) = numbers.schedule { fixed.scheduleEnd = end }
    if case .samples(let count) = numbers.batch { fixed.batch = count }
    let name = numbers.rule.optimizer.name
    fixed.optimizer = name == Optimizer.gradientDescent.name ? nil : name
    ofOptimizer = [:]
    for setting in numbers.rule.settings { ofOptimizer[setting.name] = numbers.rule[setting] }
  }

  /// The settings, where each has a value that it can have.
  func numbers() throws(SavedSessionError) -> Settings.Numbers {
    var numbers = Settings.Numbers()
    guard fixed.alpha.isFinite, fixed.batch ?? 1 >= 1,
      let initialization = Initialization(rawValue: fixed.initialization),
      fixed.l2.isFinite, fixed.l2 >= 0, fixed.scheduleEnd ?? 0 >= 0,
      let schedule = LearningRateSchedule(fixed.schedule, end: fixed.scheduleEnd ?? 0)
    else {
      throw .damaged(what: "a setting has a value that it cannot have")
    }
    numbers.alpha = fixed.alpha
    numbers.schedule = schedule
    numbers.rule.l2 = fixed.l2
    do {
      try numbers.rule.choose(fixed.optimizer ?? Optimizer.gradientDescent.name)
      for setting in Optimizer.settings {
        guard let value = ofOptimizer[setting.name] else { continue }
        guard setting.range.contains(value) else { throw OptimizerRefusal.noSuchSetting(setting, of: "") }
        try numbers.rule.set(setting, to: value)
      }
    } catch {
      throw .damaged(what: "a setting has a value that it cannot have")
    }
    numbers.seed = fixed.seed
    numbers.batch = fixed.batch.map { .samples($0) } ?? .all
    numbers.initialization = initialization
    return numbers
  }
}
