/// Where a person's own files lie, by the rules of the XDG base directories.
public struct UserFolders: Sendable {
  let environment: [String: String]

  /// The folders of the person whose environment this is.
  public init(environment: [String: String]) {
    self.environment = environment
  }

  /// The commands to run at every start; nil where no home is known.
  public var initFile: String? {
    path(in: "XDG_CONFIG_HOME", otherwise: ".config").map { $0 + "/gradb/init" }
  }

  /// The lines typed in earlier sessions; nil where no home is known.
  public var historyFile: String? {
    path(in: "XDG_STATE_HOME", otherwise: ".local/state").map { $0 + "/gradb/history" }
  }

  /// What was done of the lessons; nil where no home is known.
  public var lessonsFile: String? {
    path(in: "XDG_STATE_HOME", otherwise: ".local/state").map { $0 + "/gradb/lessons" }
  }

  private func path(in variable: String, otherwise: String) -> String? {
    // The rules have relative paths ignored.
    if let chosen = environment[variable], chosen.hasPrefix("/") { return chosen }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/" + otherwise
  }
}
