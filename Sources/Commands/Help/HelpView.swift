import Networks
import Rendering

/// Help, from the table of commands and from the operations' notes.
enum HelpView {
  /// Every command with a few words, by group.
  static func overview(_ commands: CommandTable, _ display: Display) -> StyledText {
    var text = StyledText()
    for group in Command.Group.allCases {
      text.append(self.text(group, commands, display))
    }
    text.append("\n")
    let first = StyledText("forward 17, grad, step, list, show W1[3], accuracy, train, gradcheck", .name)
    text.append((StyledText("Begin with: ", .faint) + first).paragraph(columns: display.columns))
    let course = StyledText("The course: ", .faint) + StyledText("lesson", .name)
    text.append(
      (course + StyledText(" opens it, lesson list shows it", .faint)).paragraph(columns: display.columns))
    let footer =
      "help COMMAND tells more, help stop lists a group, help keys the keys (F5 steps); a unique beginning of a name is "
      + "enough; a blank line repeats."
    return text + StyledText(footer, .faint).paragraph(columns: display.columns)
  }

  /// The commands of a group.
  static func text(
    _ group: Command.Group, _ commands: CommandTable, _ display: Display
  ) -> StyledText {
    StyledText("\(group.rawValue)\n", .heading)
      + table(commands.all.filter { $0.group == group }, display)
  }

  /// Commands with their aliases and a few words.
  static func table(_ commands: [Command], _ display: Display) -> StyledText {
    var table = Table([.init(), .init(), .init()])
    for command in commands {
      table.add([
        StyledText("  \(command.name)", .name), StyledText(command.aliases.joined(separator: ", "), .faint),
        StyledText(command.summary),
      ])
    }
    return table.text(in: display)
  }

  /// Everything about a command.
  static func text(_ command: Command, _ display: Display) -> StyledText {
    var text = StyledText(command.name, .heading)
    if !command.usage.isEmpty { text.append(" \(command.usage)") }
    if !command.aliases.isEmpty {
      text.append("   (short: \(command.aliases.joined(separator: ", ")))", .faint)
    }
    text = text.fitted(columns: display.columns)
    text.append("\n\(command.summary)\n\n")
    text.append(paragraphs(command.details, display))
    if !command.options.isEmpty {
      text.append("\nOptions\n", .heading)
      text.append(options(of: command, display))
    }
    var table = Table([.init(), .init()])
    for example in command.examples {
      table.add([StyledText("  \(example.line)", .name), StyledText(example.remark, .faint)])
    }
    text.append("\nExamples\n", .heading)
    return text + table.text(in: display)
  }

  /// Each option beside what it is for, or above it where its values take the width.
  private static func options(of command: Command, _ display: Display) -> StyledText {
    let options = command.options.map { option in
      (name: "  \(option.name)\(option.value.map { " \($0)" } ?? "")", summary: option.summary)
    }
    let widest = (options.map(\.name.count).max() ?? 0) + 2 + (options.map(\.summary.count).max() ?? 0)
    var text = StyledText()
    if widest > display.columns {
      for option in options {
        text.append(StyledText(option.name, .name).fitted(columns: display.columns))
        text.append("\n      \(option.summary)\n")
      }
      return text
    }
    var table = Table([.init(), .init()])
    for option in options { table.add([StyledText(option.name, .name), StyledText(option.summary)]) }
    return table.text(in: display)
  }

  /// What an operation does and where its formula comes from.
  static func text(_ operation: any Networks.Operation, _ display: Display) -> StyledText {
    var text = StyledText(operation.formula + "\n", .heading)
    text.append(paragraphs(operation.notes.meaning, display))
    text.appendLine()
    return text + paragraphs(operation.notes.derivation, display)
  }

  /// A line with what Markdown has between asterisks in bold. An asterisk beside a blank is a product.
  private static func emphasized(_ line: String) -> StyledText {
    var text = StyledText()
    var rest = line[...]
    while let match = rest.firstMatch(of: /\*{1,2}([A-Za-z][A-Za-z -]*[A-Za-z])\*{1,2}/) {
      text.append(String(rest[..<match.range.lowerBound]))
      text.append(String(match.1), .heading)
      rest = rest[match.range.upperBound...]
    }
    text.append(String(rest))
    return text
  }

  /// Paragraphs broken to the display's width; indented lines stay as they are.
  private static func paragraphs(_ source: String, _ display: Display) -> StyledText {
    var text = StyledText()
    let width = min(display.columns, 100)
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("    ") || line.isEmpty {
        text.appendLine(String(line), line.isEmpty ? .plain : .name)
      } else {
        for part in emphasized(String(line)).wrapped(to: width) { text.appendLine(part) }
      }
    }
    return text
  }
}
