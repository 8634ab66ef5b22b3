import Debugging
import Matrices
import Networks
import Pictures

extension Command {
  static let set = Command(
    "set", group: .change, usage: "NAME VALUE | W1[i,j] = E",
    summary: "change a setting, or one number of the live network",
    details: """
      set alone lists the settings. A seed or an init that is set before anything was trained draws the parameters again \
      at once; later, start does. An = between name and value may stand or not.

      An element of a parameter is set by its index: set W1[3,400] = 0.5. What stands behind the = may be an expression \
      that is one number. Matrices that are computed cannot be set.
      """,
    operands: [.setting],
    examples: [
      Example("set alpha 0.3", "a larger learning rate"),
      Example("set batch 64", "mini-batches, reshuffled every epoch"),
      Example("set W1[3,400] = 0.5", "one weight"),
      Example("set b2[3,0] = b2[3,0] + 0.001", "a nudge"),
    ],
    run: { interpreter, arguments in
      if arguments.words.isEmpty { return CommandResult(InfoTopic.settings.text(interpreter)) }
      let (target, value) = assignment(arguments.text)
      if target.contains("[") || MatrixName(target) != nil {
        return try interpreter.setElement(target, value, isQuestion: !arguments.text.hasSuffix("="))
      }
      guard let setting = Setting.named(target) else {
        let near = Spelling.nearest(to: target, among: Setting.all.map(\.name))
        if !near.isEmpty {
          throw CommandError.plain(
            "there is no setting \(target); did you mean \(CommandError.listed(near, "or"))?")
        }
        throw CommandError.unknownSetting(target, Setting.all.map(\.name))
      }
      guard !value.isEmpty else {
        return CommandResult(
          StyledText("\(setting.name) is \(setting.get(interpreter)): \(setting.summary)\n"))
      }
      guard let change = setting.set(&interpreter, value) else {
        throw CommandError.badValue(value, setting: setting.name, expected: setting.expected)
      }
      let remark = change.remark.isEmpty ? "" : "; \(change.remark)"
      return CommandResult(StyledText("\(setting.name) is now \(setting.get(interpreter))\(remark)\n"))
    })

  /// The two sides of `alpha 0.3`, `alpha = 0.3` or `W1[3, 400] = 0.5`.
  private static func assignment(_ text: String) -> (target: String, value: String) {
    let bracket = text.firstIndex(of: "]").map { text.index(after: $0) }
    let end = bracket ?? text.firstIndex { $0 == "=" || $0.isWhitespace } ?? text.endIndex
    let target = CommandLineSplitter.trimmed(String(text[..<end]))
    let rest = text[end...].drop { $0.isWhitespace }
    return (target, CommandLineSplitter.trimmed(String(rest.first == "=" ? rest.dropFirst() : rest)))
  }
}

extension Interpreter {
  /// Puts a number in the place of an element of a parameter; without one, shows the element, unless an = asks for it.
  fileprivate mutating func setElement(
    _ target: String, _ text: String, isQuestion: Bool
  ) throws -> CommandResult {
    let reference = try MatrixReference(target)
    guard reference.name.isParameter else { throw CommandError.notAParameter("\(reference.name)") }
    let matrix = try session.matrix(reference.name)
    guard let selection = reference.selection else {
      throw CommandError.plain(
        "set changes one element, such as set \(reference.name)[0,0] = \(text.isEmpty ? "0.5" : text)")
    }
    let (rows, columns) = try selection.resolved(rowCount: matrix.rows, columnCount: matrix.columns)
    guard rows.count == 1, columns.count == 1 else {
      throw CommandError.plain(
        "\(target) is \(NumberText.count(rows.count * columns.count)) elements; set changes one, "
          + "such as \(reference.name)[0,0]")
    }
    guard !text.isEmpty else {
      guard isQuestion else {
        throw CommandError.plain("a number is missing; expected one, such as set \(target) = 0.5")
      }
      let element = "\(reference.name)[\(rows[0]),\(columns[0])]"
      return CommandResult(
        StyledText("\(element) is \(NumberText.exact(matrix[rows[0], columns[0]])); ")
          + StyledText("set \(element) = 0.5 changes it\n", .faint))
    }
    let value = try number(text, for: "\(reference.name)[\(rows[0]),\(columns[0])]")
    let old = matrix[rows[0], columns[0]]
    guard session.setParameter(reference.name, row: rows[0], column: columns[0], to: value) else {
      throw CommandError.notAParameter("\(reference.name)")
    }
    return CommandResult(
      StyledText(
        "\(reference.name)[\(rows[0]),\(columns[0])]: \(NumberText.exact(old)) -> \(NumberText.exact(value))\n"
      ) + staleRemark)
  }

  /// The value of an expression that is one number.
  private func number(_ text: String, for element: String) throws -> Double {
    if let number = Double(text) { return number }
    let value = try evaluate(parse(text), in: text)
    guard let number = value.array?.single else {
      throw CommandError.plain(
        "\(element) is one number, and \(text) is a \(value.kindDescription); "
          + "expected one number, such as \(element) = 0.5")
    }
    return number
  }

  /// Tells, after parameters were changed in the middle of an iteration, that its matrices are of the old ones.
  var staleRemark: StyledText {
    guard session.isMidIteration else { return StyledText() }
    return StyledText(
      "what this iteration has computed so far is of the old value; forward computes it again\n", .faint)
  }
}
