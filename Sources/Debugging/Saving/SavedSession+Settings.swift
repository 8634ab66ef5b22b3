import Networks

extension SavedSession.Numbers {
  /// The settings, where each has a value that it can have.
  func numbers() throws(SavedSessionError) -> Settings.Numbers {
    var numbers = Settings.Numbers()
    guard alpha.isFinite, batch ?? 1 >= 1, let initialization = Initialization(rawValue: initialization),
      l2.isFinite, l2 >= 0, momentum >= 0, momentum < 1, scheduleEnd ?? 0 >= 0,
      let schedule = LearningRateSchedule(schedule, end: scheduleEnd ?? 0)
    else {
      throw .damaged(what: "a setting has a value that it cannot have")
    }
    numbers.alpha = alpha
    numbers.schedule = schedule
    numbers.rule.l2 = l2
    numbers.rule.momentum = momentum
    numbers.seed = seed
    numbers.batch = batch.map { .samples($0) } ?? .all
    numbers.initialization = initialization
    return numbers
  }
}

extension SavedSession.Limits {
  /// The settings that decide no number, each with a value that it can have.
  func settings() throws(SavedSessionError) -> Settings {
    guard iterations >= 0, report ?? 1 >= 1, (1...1024).contains(threads ?? 1),
      (1...1 << 20).contains(memory),
      explode.isFinite, explode > 0, vanish.isFinite, vanish > 0
    else { throw .damaged(what: "a setting has a value that it cannot have") }
    var settings = Settings()
    settings.iterations = iterations
    settings.report = report.map { .iterations($0) } ?? .epoch
    settings.threads = threads
    settings.memory = memory
    settings.explode = explode
    settings.vanish = vanish
    return settings
  }
}
