/// Reads one literal of Python strictly: no expressions, no escapes in strings, no nesting beyond
/// `depthLimit`.
struct PythonLiteralParser {
  private static let depthLimit = 8

  private let text: [Unicode.Scalar]
  private var position = 0

  private init(_ text: some Sequence<Unicode.Scalar>) { self.text = Array(text) }

  /// The literal that makes up the whole of `text`, but for blanks around it.
  static func literal(in text: some Sequence<Unicode.Scalar>) throws(PythonLiteralError) -> PythonLiteral {
    var parser = PythonLiteralParser(text)
    let literal = try parser.value(depth: 0)
    guard parser.peek() == nil else { throw parser.error("the end of the header") }
    return literal
  }

  private mutating func value(depth: Int) throws(PythonLiteralError) -> PythonLiteral {
    guard depth < Self.depthLimit else { throw error("less nesting") }
    switch peek() {
    case "'", "\"": return .string(try string())
    case "(": return try tuple(depth: depth)
    case "[":
      position += 1
      return .list(try values(until: "]", depth: depth).values)
    case "{": return .dictionary(try entries(depth: depth))
    case let scalar? where scalar == "-" || "0"..."9" ~= scalar: return .integer(try integer())
    default: return try word()
    }
  }

  private mutating func string() throws(PythonLiteralError) -> String {
    let quote = text[position]
    position += 1
    let start = position
    while position < text.count && text[position] != quote {
      guard text[position] != "\\" && text[position] != "\n" else { throw error("a plain character") }
      position += 1
    }
    guard position < text.count else { throw error("a closing quote") }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: text[start..<position])
    position += 1
    return String(string)
  }

  private mutating func integer() throws(PythonLiteralError) -> Int {
    let start = position
    if text[position] == "-" { position += 1 }
    var digits = text[start..<position].map(Character.init)
    while position < text.count, "0"..."9" ~= text[position] {
      digits.append(Character(text[position]))
      position += 1
    }
    guard let integer = Int(String(digits)) else {
      position = start
      throw error("a whole number below 2^63")
    }
    // Python 2 wrote lengths as long integers: (10L, 784L).
    if position < text.count && text[position] == "L" { position += 1 }
    return integer
  }

  private mutating func word() throws(PythonLiteralError) -> PythonLiteral {
    let words: [(String, PythonLiteral)] = [
      ("True", .boolean(true)), ("False", .boolean(false)), ("None", PythonLiteral.none),
    ]
    for (word, literal) in words where text[position...].starts(with: word.unicodeScalars) {
      position += word.unicodeScalars.count
      return literal
    }
    throw error("a Python literal")
  }

  /// A tuple, or a value that merely stands in parentheses: `(10)` is 10, `(10,)` is a tuple.
  private mutating func tuple(depth: Int) throws(PythonLiteralError) -> PythonLiteral {
    position += 1
    let (values, commas) = try values(until: ")", depth: depth)
    if let only = values.first, values.count == 1 && commas == 0 { return only }
    return .tuple(values)
  }

  private mutating func values(
    until close: Unicode.Scalar, depth: Int
  ) throws(PythonLiteralError) -> (values: [PythonLiteral], commas: Int) {
    var values: [PythonLiteral] = []
    var commas = 0
    while !take(close) {
      guard values.count == commas else { throw error("a comma or \(close)") }
      values.append(try value(depth: depth + 1))
      if take(",") { commas += 1 }
    }
    return (values, commas)
  }

  private mutating func entries(depth: Int) throws(PythonLiteralError) -> [PythonLiteral.Entry] {
    position += 1
    var entries: [PythonLiteral.Entry] = []
    var commas = 0
    while !take("}") {
      guard entries.count == commas else { throw error("a comma or }") }
      guard let quote = peek(), quote == "'" || quote == "\"" else { throw error("a key in quotes") }
      let key = try string()
      guard take(":") else { throw error("a colon") }
      entries.append(PythonLiteral.Entry(key: key, value: try value(depth: depth + 1)))
      if take(",") { commas += 1 }
    }
    return entries
  }

  /// The next character that is not blank, which is then at `position`; nil at the end.
  private mutating func peek() -> Unicode.Scalar? {
    while position < text.count, text[position] == " " || text[position] == "\n" { position += 1 }
    return position < text.count ? text[position] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    position += 1
    return true
  }

  private func error(_ expected: String) -> PythonLiteralError {
    PythonLiteralError(offset: position, expected: expected)
  }
}
