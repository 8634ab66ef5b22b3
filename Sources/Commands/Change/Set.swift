import Base
import Networks
import Rendering

extension Command {
  static let set = Command(
    "set", group: .change, usage: "NAME VALUE | W1[...] = E",
    summary: "change a setting, or numbers of the live network",
    details: """
      set alone lists the settings. A seed or an init that is set before anything was trained draws the parameters again \
      at once; later, start does. An = between name and value may stand or not.

      Parameters are set as NumPy sets them: an element, set W1[3,400] = 0.5; a row, column or slice, set W1[3] = 0; or the \
      whole, set W1 = W1 - alpha * dW1. What stands behind the = may be an expression that is one number, or as many as \
      there are to set. Matrices that are computed cannot be set.
      """,
    operands: [.setting],
    examples: [
      Example("set alpha 0.3", "a larger learning rate"),
      Example("set batch 64", "mini-batches, reshuffled every epoch"),
      Example("set W1[3,400] = 0.5", "one weight"),
      Example("set b2[3,0] = b2[3,0] + 0.001", "a nudge"),
      Example("set W1[3] = 0", "what if neuron 3 saw nothing?"),
    ],
    run: { interpreter, arguments in
      if arguments.words.isEmpty { return CommandResult(InfoTopic.settings.finding(interpreter)) }
      let (target, value) = assignment(arguments.text)
      if target.contains("[") || MatrixName(target) != nil {
        return try interpreter.setParameter(target, value, isQuestion: !arguments.text.hasSuffix("="))
      }
      guard let setting = Setting.named(target) else {
        let near = Spelling.nearest(to: target, among: Setting.all.map(\.name))
        if !near.isEmpty {
          throw CommandError.plain(
            "there is no setting \(target); did you mean \(CommandError.listed(near, "or"))?")
        }
        throw CommandError.unknownSetting(target, Setting.all.map(\.name))
      }
      guard !value.isEmpty || !setting.isThere(interpreter) else {
        return CommandResult(
          StyledText("\(setting.name) is \(setting.get(interpreter)): \(setting.summary)\n"))
      }
      guard let change = try setting.set(&interpreter, value) else {
        throw CommandError.badValue(value, setting: setting.name, expected: setting.expected)
      }
      let remark = change.remark.isEmpty ? "" : "; \(change.remark)"
      return CommandResult(StyledText("\(setting.name) is now \(setting.get(interpreter))\(remark)\n"))
    })

  /// The two sides of `alpha 0.3`, `alpha = 0.3` or `W1[3, 400] = 0.5`; those of `b1 -= 2` are `b1` and `b1 - (2)`.
  private static func assignment(_ text: String) -> (target: String, value: String) {
    let bracket = text.firstIndex(of: "]").map { text.index(after: $0) }
    let end = bracket ?? text.firstIndex { $0.isWhitespace || "=+-*/".contains($0) } ?? text.endIndex
    let target = CommandLineSplitter.trimmed(String(text[..<end]))
    let rest = text[end...].drop { $0.isWhitespace }
    if let sign = rest.first, "+-*/".contains(sign), rest.dropFirst().first == "=" {
      return (target, "\(target) \(sign) (\(CommandLineSplitter.trimmed(String(rest.dropFirst(2)))))")
    }
    return (target, CommandLineSplitter.trimmed(String(rest.first == "=" ? rest.dropFirst() : rest)))
  }
}
