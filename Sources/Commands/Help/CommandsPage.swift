import Platform

/// docs/commands.md, made from the tables of commands and settings.
package enum CommandsPage {
  /// The whole page, in Markdown.
  package static func text(_ table: CommandTable) -> String {
    var lines = [
      "# Commands", "",
      "Made from the table of commands in `Sources/Commands`; `help` in gradb shows the same.", "",
      "A unique beginning of a name is enough, and the short names always win. A blank line repeats the last command "
        + "where that makes sense, never in a script. `;` separates commands, `#` starts a comment.",
    ]
    for group in Command.Group.allCases {
      let commands = table.all.filter { $0.group == group }
      if commands.isEmpty { continue }
      lines += ["", "## \(group.rawValue.capitalized)"]
      for command in commands { lines += section(command) }
    }
    lines += ["", "## Settings", "", "| setting | what it is | expected |", "| --- | --- | --- |"]
    lines += Setting.all.map { "| `\($0.name)` | \($0.summary) | \($0.expected) |" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ command: Command) -> [String] {
    let usage = command.usage.isEmpty ? "" : " \(command.usage)"
    var lines = ["", "### \(command.name)", "", "`\(command.name)\(usage)`"]
    if !command.aliases.isEmpty {
      lines[lines.count - 1] += ", short: " + command.aliases.map { "`\($0)`" }.joined(separator: ", ")
    }
    lines += [
      "", "\(command.summary.prefix(1).uppercased())\(command.summary.dropFirst()).", "", command.details,
    ]
    if !command.options.isEmpty {
      lines += ["", "| option | what it does |", "| --- | --- |"]
      lines += command.options.map { option in
        let value = (option.value.map { " \($0)" } ?? "").replacing("|", with: "\\|")
        return "| `\(option.name)\(value)` | \(option.summary) |"
      }
    }
    lines += ["", "```"]
    let width = command.examples.map(\.line.count).max() ?? 0
    lines += command.examples.map {
      $0.line + String(repeating: " ", count: width - $0.line.count) + "   # \($0.remark)"
    }
    return lines + ["```"]
  }
}
