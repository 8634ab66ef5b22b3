import Base
import Datasets
import Debugging
import Networks
import Platform

extension Interpreter {
  /// What could stand at the end of `line`, which ends at the cursor: `wordLength` characters before it are to be
  /// replaced by one of `candidates`.
  public func completions(of line: String) -> (wordLength: Int, candidates: [String]) {
    let words = Self.typedWords(line)
    let word = words.last ?? ""
    func matching(_ candidates: [String]) -> (Int, [String]) {
      (word.count, candidates.filter { $0.hasPrefix(word) })
    }
    guard words.count > 1 else {
      let found = matching(commands.all.map(\.name).sorted())
      return found.1.isEmpty ? expressionCompletions(of: word) : found
    }
    guard let command = try? commands.named(words[0]) else {
      return word.isEmpty ? (0, []) : expressionCompletions(of: word)
    }
    if word.hasPrefix("-") { return matching(command.options.map(\.name)) }
    let before = words.dropFirst().dropLast().filter { !$0.isEmpty }
    if let option = command.options.first(where: { $0.name == before.last && $0.value != nil }) {
      return option.value == "FILE" ? (word.count, Self.files(word)) : matching(option.choices)
    }
    guard !command.operands.isEmpty else { return matching([]) }
    let operands = before.filter { !$0.hasPrefix("--") }
    let operand = command.operands[min(operands.count, command.operands.count - 1)]
    // Behind an operand or an `if`, such a command takes an expression.
    if command.takesText, operand == .matrix || !operands.isEmpty { return expressionCompletions(of: word) }
    if command.name == "set", let name = operands.first {
      return matching(Setting.named(name)?.choices ?? [])
    }
    let candidates = matching(candidates(operand, command))
    return operand.isPath ? (word.count, candidates.1 + Self.files(word)) : candidates
  }

  private func candidates(_ operand: Command.Operand, _ command: Command) -> [String] {
    switch operand {
    case .matrix: session.program.matrixNames.map(\.description)
    case .parameter: session.architecture.parameterNames.map(\.description)
    case .operation: session.program.operations.map(\.name)
    case .setting: Setting.all.map(\.name)
    case .command: HelpTopic.names(self).filter { !$0.contains(" ") }
    case .topic:
      command.name == "info"
        ? InfoTopic.allCases.map(\.rawValue) : session.data.parts.map(\.rawValue)
    case .exportNames:
      ["all", "parameters"] + session.liveMatrixNames.map(\.description)
        + session.variables.keys.filter { !$0.hasPrefix("$") }.sorted()
    case .selection, .samplesOrPath:
      ["all", "dev", "dev:0:16", "0:16"] + (session.data.testCount > 0 ? ["test", "test:0:16"] : [])
    case .plotted: ["loss", "accuracy"] + session.program.matrixNames.map(\.description)
    case .architecture: ["\(session.architecture)"]
    case .health: HealthRule.allCases.map(\.rawValue)
    case .lesson: otherCandidates(operand)
    case .bugAction: BugAction.allCases.map(\.rawValue)
    case .bug: [command.name == "bug" ? "random" : "as"] + PlantedBug.all.map(\.name)
    case .suspect: suspects
    case .dataPath: DrawnSet.all.map(\.name)
    case .path, .number: []
    }
  }

  /// The words of the last command of `line`, in their quotation marks, of which the last may be open; at least one.
  private static func typedWords(_ line: String) -> [String] {
    var words = [""]
    var quote: Character?
    for character in line {
      let isFirst = words[words.count - 1].isEmpty
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || (character == "'" && isFirst) {
        quote = character
      } else if character == ";" {
        words = [""]
        continue
      } else if character.isWhitespace {
        // Blanks before a command are none of its words.
        if words != [""] { words.append("") }
        continue
      }
      words[words.count - 1].append(character)
    }
    return words
  }

  /// The files and folders whose path begins with `word`, as they are typed; a folder ends in a slash.
  ///
  /// Where `word` begins with a quotation mark, or all of them need it, all have one; that of a folder stays open. What
  /// only some need, the others can do without until one of them is chosen.
  private static func files(_ word: String) -> [String] {
    let typed = word.first.flatMap { "\"'".contains($0) ? $0 : nil }
    let files = paths(typed == nil ? word : String(word.dropFirst()))
    let needQuotes = files.allSatisfy { file in
      file.path.contains { $0.isWhitespace || "\"';#".contains($0) }
    }
    guard typed != nil || needQuotes else { return files.map(\.path) }
    let mark = typed ?? (files.contains { $0.path.contains("\"") } ? "'" : "\"")
    return files.filter { !$0.path.contains(mark) }.map {
      "\(mark)\($0.path)" + ($0.isFolder ? "" : "\(mark)")
    }
  }

  /// The files and folders whose path begins with `prefix`.
  private static func paths(_ prefix: String) -> [(path: String, isFolder: Bool)] {
    let slash = prefix.lastIndex(of: "/")
    let folder = slash.map { String(prefix[...$0]) } ?? ""
    let name = slash.map { String(prefix[prefix.index(after: $0)...]) } ?? prefix
    let path = folder.isEmpty ? "." : folder.expandingTilde
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return entries.sorted().filter { $0.hasPrefix(name) && (name.hasPrefix(".") || !$0.hasPrefix(".")) }.map {
      let isFolder = (path + "/" + $0).leadsToFolder == true
      return (folder + $0 + (isFolder ? "/" : ""), isFolder)
    }
  }
}
