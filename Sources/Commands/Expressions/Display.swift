import Expressions
import Rendering

extension Command {
  static let display = Command(
    "display", group: .look, usage: "[[/FMT] E]",
    summary: "show an expression at every stop where its value changed",
    details: """
      Without E, shows all of them now. They are shown after every command that runs or travels, where the value is \
      another than it was. info display lists them, undisplay N takes one away. FMT is a letter, as for print.
      """,
    takesText: true, takesFormat: true, operands: [.matrix],
    examples: [
      Example("display W1[3,402]", "one weight, whenever it moves"), Example("display", "all, now"),
    ],
    run: { interpreter, arguments in
      guard !arguments.text.isEmpty else {
        return CommandResult(
          interpreter.displayed.isEmpty
            ? InfoTopic.display.finding(interpreter) : interpreter.displays(onlyChanged: false))
      }
      let request = try FormatRequest(arguments)
      let expression = try interpreter.parseLasting(request.text)
      let id = (interpreter.displayed.map(\.id).max() ?? 0) + 1
      let displayed = DisplayedExpression(id: id, expression: expression, format: request.format)
      interpreter.displayed.append(displayed)
      let shown = interpreter.displays(onlyChanged: true)
      return CommandResult(
        shown.isEmpty
          ? StyledText(
            "\(id): \(displayed.title) has no value yet; every stop shows it once it has\n", .faint) : shown)
    })

  static let undisplay = Command(
    "undisplay", group: .look, usage: "[N]",
    summary: "show an expression no longer at every stop",
    details: "N is its number, as info display shows it; without N, all of them.",
    operands: [.number],
    examples: [Example("display alpha; undisplay 1", "no more")],
    run: { interpreter, arguments in
      guard let id = try arguments.count() else {
        interpreter.displayed = []
        return CommandResult()
      }
      guard interpreter.displayed.contains(where: { $0.id == id }) else {
        throw CommandError.plain("there is no display \(id); info display lists them")
      }
      interpreter.displayed.removeAll { $0.id == id }
      return CommandResult()
    })
}

/// An expression that is shown at every stop.
package struct DisplayedExpression: Sendable {
  let id: Int
  let expression: ParsedExpression
  /// How its numbers are written; nil for as suits them.
  var format: RawFormat?
  /// What was shown last.
  var last: Value?

  /// The expression behind its format, if it has one: `/x L`.
  var title: String { (format.map { "/\($0.rawValue) " } ?? "") + expression.text }
}

extension Interpreter {
  /// The displayed expressions with their values, or those of them that have another value than they had.
  mutating func displays(onlyChanged: Bool) -> StyledText {
    var text = StyledText()
    for place in displayed.indices {
      let (id, title) = (displayed[place].id, displayed[place].title)
      guard let value = try? displayed[place].expression.value(in: names) else {
        if !onlyChanged { text.append("\(id): \(title) has no value now\n", .faint) }
        continue
      }
      if onlyChanged, let last = displayed[place].last, last.isSame(as: value) { continue }
      displayed[place].last = value
      text.append("\(id): ", .faint)
      text.append("\(title) = ", .name)
      text.append(ValueView(value, display: host.display, format: displayed[place].format).text())
    }
    return text
  }
}
