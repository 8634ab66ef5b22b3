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
