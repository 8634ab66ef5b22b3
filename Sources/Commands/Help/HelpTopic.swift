import Debugging
import Expressions
import Networks
import Rendering

/// What `help` explains besides commands: operations, matrices, settings and the words of the glossary.
enum HelpTopic {
  /// The explanation of what is called exactly `word`; nil where that is nothing, or the beginning of a command.
  static func text(_ word: String, _ interpreter: Interpreter) -> StyledText? {
    let display = interpreter.host.display
    let session = interpreter.session
    if word == functionsWord { return functions(FunctionTable.all, display) }
    if word == keysWord { return KeyTable.text(display) }
    if let place = session.program.index(of: word) {
      return HelpView.text(session.program.operations[place], display)
    }
    if let name = MatrixName(word), session.program.matrixNames.contains(name) {
      return matrix(name, session).fitted(columns: display.columns)
    }
    if let command = interpreter.commands.exact(word) {
      // report is a command and a setting, and run a command and a group.
      let setting = Setting.named(word).map { self.setting($0, interpreter) }
      let group = Command.Group(rawValue: command.name)?.otherNames.first.map {
        StyledText("help \($0) lists all commands of the group \(command.name)\n", .faint)
      }
      return [setting, group].compactMap { $0 }.reduce(HelpView.text(command, display)) {
        $0 + "\n" + $1.fitted(columns: display.columns)
      }
    }
    if let group = Command.Group.allCases.first(where: { ([$0.rawValue] + $0.otherNames).contains(word) }) {
      return HelpView.text(group, interpreter.commands, display)
    }
    let bare = word.hasPrefix("np.") ? String(word.dropFirst(3)) : word
    let functions = FunctionTable.all.filter { $0.name == bare }
    let known =
      [
        Glossary.entry(word).map { defined($0.words[0], $0.meaning) },
        Setting.named(word).map { setting($0, interpreter) },
        session.variables[word].map {
          defined(word, "your own name for a \($0.kindDescription); print \(word) shows it.")
        },
      ].compactMap { $0?.fitted(columns: display.columns) }
      + (functions.isEmpty ? [] : [self.functions(functions, display)])
    guard known.isEmpty else { return known.reduce(StyledText(), +) }
    let name = SessionNames.numbers.first { $0.name == word }.map { "\($0.meaning)." }
    let other = name ?? Habits.habit(word).map { $0.sentence(word) + "." }
    return other.map { defined(word, $0).fitted(columns: display.columns) }
  }

  /// `word: what it means`
  private static func defined(_ word: String, _ meaning: String) -> StyledText {
    StyledText(word, .heading) + StyledText(": \(meaning)\n")
  }

  /// Everything that has an explanation, once, for suggestions and completion.
  static func names(_ interpreter: Interpreter) -> [String] {
    let names =
      interpreter.commands.all.map(\.name)
      + interpreter.session.program.matrixNames.map(\.description) + ["update"]
      + Setting.all.map(\.name) + Glossary.entries.flatMap(\.words) + [functionsWord, keysWord]
      + FunctionTable.all.map(\.name)
      + Command.Group.allCases.map(\.rawValue)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static let functionsWord = "functions"
  private static let keysWord = "keys"

  /// Functions of expressions.
  private static func functions(_ functions: [Function], _ display: Display) -> StyledText {
    var table = Table([.init("function"), .init("what it gives")])
    for function in functions {
      table.add([StyledText(broken(function.signature), .name), StyledText(function.summary)])
    }
    return table.text(in: display)
      + StyledText(
        "np. before the name, as np.sum(A1, axis=0); many are methods, too: A1.sum(axis=0).\n", .faint
      )
      .fitted(columns: display.columns)
  }

  /// A long signature in two lines, the second indented, so that it cannot be taken for another function.
  private static func broken(_ signature: String) -> String {
    guard signature.count > 40, let comma = signature.prefix(36).lastIndex(of: ",") else { return signature }
    return signature[...comma] + "\n   " + signature[signature.index(after: comma)...]
  }

  /// The matrices that no operation writes: the data and the parameters.
  private static func matrix(_ name: MatrixName, _ session: Session) -> StyledText {
    let shape = session.architecture.shape(of: name)
    let columns = shape.columns.map(String.init) ?? "m"
    var text = StyledText("\(name)", .heading) + StyledText("   \(shape.rows)×\(columns)\n", .faint)
    switch name.kind {
    case .input:
      text.append(
        session.data.samples.image == nil
          ? "The inputs of the batch: a column for each of its m samples, a row for each input.\n"
          : "The pixels of the batch: a column for each of its m samples, a row for each pixel; value / 255, so from 0 "
            + "to 1.\n")
    case .oneHot: text.append("\(session.architecture.targets.words.targetsInFull)\n")
    case .weights:
      text.append(
        "The weights of layer \(name.layer): a row for each of its neurons, a column for each of its inputs. "
          + "\(name)[3] are the weights into neuron 3.\n")
    default: text.append("The biases of layer \(name.layer): one for each of its neurons.\n")
    }
    if name.isParameter {
      text.append("The update does: ")
      let line = FormulaLine("\(name)", session.program.rule.optimizer.formula(of: name))
      text.append(line.text + "\n", .name)
    }
    let users = session.program.operations.filter { operation in
      operation.output != nil && operation.lines.contains { $0.formula.freeNames.contains("\(name)") }
    }
    if !users.isEmpty {
      text.append("It is used in ")
      text.append(users.map(\.formula).joined(separator: ", "), .name)
      text.append("\n")
    }
    text.append("show \(name) shows it", .faint)
    if name.isParameter { text.append(", set \(name)[0,0] = 0.5 changes it", .faint) }
    return text + "\n"
  }

  private static func setting(_ setting: Setting, _ interpreter: Interpreter) -> StyledText {
    StyledText("\(setting.name)", .heading)
      + StyledText(": a setting, now \(setting.get(interpreter)): \(setting.summary)\n")
      + StyledText("set \(setting.name) VALUE changes it; VALUE is \(setting.expected)\n", .faint)
  }
}
