import Commands
import Expressions
import Networks

/// An answer to a task: what was typed, and what it is worth.
struct LessonAnswer {
  /// What was typed, as an expression; empty where the answer came from no line.
  let text: String
  /// The operation or matrix that was named, where nothing else was typed.
  let name: String?
  /// The value of what was typed, or why it has none.
  let value: Result<Value, ExpressionFailure>

  /// The answer that `text` is now; where that gives a name a value, as lines of a notebook do, it is the value.
  ///
  /// - Throws: `ExpressionFailure` where it has no value, and names no operation either.
  init(_ text: String, _ interpreter: Interpreter) throws(ExpressionFailure) {
    self.text = text
    name = Self.name(text, interpreter)
    do {
      value = .success(try interpreter.evaluate(Self.expression(text, interpreter), in: text))
    } catch {
      if name == nil { throw error }
      value = .failure(error)
    }
  }

  private static func expression(
    _ text: String, _ interpreter: Interpreter
  ) throws(ExpressionFailure) -> ParsedExpression {
    if case .assignment(_, nil, let value)? = try? interpreter.parseStatement(text) { return value }
    return try interpreter.parse(text)
  }

  /// The answer of this value.
  init(_ value: Value, name: String? = nil) {
    text = ""
    self.name = name
    self.value = .success(value)
  }

  /// The value to be judged; nil where a name was answered that has none now.
  ///
  /// - Throws: `ExpressionFailure` where it has no value, and is no name either.
  var judgedValue: Value? {
    get throws(ExpressionFailure) { name == nil ? try value.get() : try? value.get() }
  }

  /// The names that `text` uses.
  static func names(_ text: String, _ interpreter: Interpreter) -> Set<String> {
    Set((try? expression(text, interpreter))?.freeNames ?? [])
  }

  /// The operation or matrix that `text` is the name of; nil where it is more than that. A name that compare has read as
  /// one of these in a person's file is one, too.
  static func name(_ text: String, _ interpreter: Interpreter) -> String? {
    let text = CommandLineSplitter.trimmed(text)
    let session = interpreter.session
    let names = session.program.operations.map(\.name) + session.program.matrixNames.map(\.description)
    if names.contains(text) { return text }
    return interpreter.namesRead[text].flatMap { names.contains($0) ? $0 : nil }
  }
}

extension Value {
  /// Its numbers and their shape, in which a side of length 1 does not count: (10,), (10, 1) and (1, 10) are alike.
  var numbers: (shape: [Int], elements: [Double])? {
    switch self {
    case .array(let array): (array.shape.dimensions.filter { $0 != 1 }, array.elements)
    case .tuple(let values), .list(let values):
      {
        let elements = values.compactMap { $0.array?.single }
        return elements.count == values.count ? ([elements.count].filter { $0 != 1 }, elements) : nil
      }()
    case .type, .none: nil
    }
  }
}
