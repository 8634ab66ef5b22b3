/// Splits an expression into tokens.
struct Lexer {
  private let source: [Character]
  private var position = 0

  private static let signs: Set<String> = [
    "**=", "//=", "...", "**", "//", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=",
    "^=",
    ":=", "->", "&&", "||", "<<", ">>", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "=", "(",
    ")", "[",
    "]", ",",
    ":", ".",
  ]

  private init(_ source: [Character]) { self.source = source }

  /// The tokens of `source`, the last of which is its end. A `#` starts a comment.
  static func tokens(_ source: [Character]) throws(ExpressionError) -> [Token] {
    guard source.count <= EvaluationLimits.sourceLength else {
      throw ExpressionError(.tooLong(limit: EvaluationLimits.sourceLength), at: 0..<source.count)
    }
    var lexer = Lexer(source)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, columns: lexer.position..<lexer.position))
    return tokens
  }

  private mutating func next() throws(ExpressionError) -> Token? {
    while position < source.count, source[position].isWhitespace { position += 1 }
    guard position < source.count, source[position] != "#" else { return nil }
    let start = position
    let character = source[position]
    if Self.isDigit(character) || (character == "." && Self.isDigit(self[1])) { return try number() }
    if Self.startsName(character) {
      repeat { position += 1 } while position < source.count && Self.continuesName(source[position])
      if let quote = self[0], quote == "'" || quote == "\"" {
        throw unsupported("a string", "numbers, names and operators only", start..<position + 1)
      }
      return Token(kind: .name(String(source[start..<position])), columns: start..<position)
    }
    // The longest first, so that `**=` is not read as `*`.
    for length in [3, 2, 1] {
      let sign = String(source[start..<min(start + length, source.count)])
      guard Self.signs.contains(sign) else { continue }
      position += sign.count
      return Token(kind: .sign(sign), columns: start..<position)
    }
    throw stray(character, start..<start + 1)
  }

  private mutating func number() throws(ExpressionError) -> Token {
    let start = position
    if self[0] == "0", let radix = self[1].flatMap({ Self.radices[$0] }) {
      return try wholeNumber(radix: radix)
    }
    func skippingDigits(from index: Int) -> Int {
      var index = index
      while index < source.count, Self.isDigit(source[index]) || source[index] == "_" { index += 1 }
      return index
    }
    position = skippingDigits(from: position)
    if self[0] == "." { position = skippingDigits(from: position + 1) }
    if self[0] == "e" || self[0] == "E" {
      let sign = self[1] == "+" || self[1] == "-" ? 1 : 0
      if Self.isDigit(self[1 + sign]) { position = skippingDigits(from: position + 1 + sign) }
    }
    let digits = source[start..<position]
    if let next = self[0], Self.continuesName(next) {
      while position < source.count, Self.continuesName(source[position]) { position += 1 }
      throw ExpressionError(.malformedNumber(String(source[start..<position])), at: start..<position)
    }
    guard let value = Double(String(digits.filter { $0 != "_" })) else {
      throw ExpressionError(.malformedNumber(String(digits)), at: start..<position)
    }
    let isWhole = digits.allSatisfy { Self.isDigit($0) || $0 == "_" }
    return Token(kind: .number(ArrayValue(value, kind: isWhole ? .int : .float)), columns: start..<position)
  }

  /// What stands behind the 0 of a whole number that is not written in tens.
  private static let radices: [Character: Int] = [
    "x": 16, "X": 16, "o": 8, "O": 8, "b": 2, "B": 2,
  ]

  /// Takes `0x1f`, `0o17` or `0b11`.
  private mutating func wholeNumber(radix: Int) throws(ExpressionError) -> Token {
    let start = position
    position += 2
    while position < source.count, Self.continuesName(source[position]) { position += 1 }
    guard let value = UInt64(String(source[(start + 2)..<position].filter { $0 != "_" }), radix: radix) else {
      throw ExpressionError(.malformedNumber(String(source[start..<position])), at: start..<position)
    }
    return Token(kind: .number(ArrayValue(Double(value), kind: .int)), columns: start..<position)
  }

  /// The character at a distance from the position.
  private subscript(offset: Int) -> Character? {
    position + offset < source.count ? source[position + offset] : nil
  }

  private static func isDigit(_ character: Character?) -> Bool {
    guard let character else { return false }
    return ("0"..."9").contains(character)
  }

  private static func startsName(_ character: Character) -> Bool {
    character.isLetter || character == "_" || character == "$"
  }

  private static func continuesName(_ character: Character) -> Bool {
    character.isLetter || character == "_" || character == "$" || isDigit(character)
  }

  private func unsupported(_ what: String, _ instead: String, _ columns: Range<Int>) -> ExpressionError {
    ExpressionError(.unsupported(what, instead: instead), at: columns)
  }

  /// The error of a character that starts no token, with what was meant by the usual ones.
  private func stray(_ character: Character, _ columns: Range<Int>) -> ExpressionError {
    switch character {
    case "!": unsupported("!", "not before a single truth value, ~ before many, != to compare", columns)
    case "'", "\"": unsupported("a string", "numbers, names and operators only", columns)
    case "×", "·": unsupported(String(character), "* element by element, @ between matrices", columns)
    case "−", "–": unsupported(String(character), "the minus sign of the keyboard, -", columns)
    case "{", "}": unsupported("a dictionary or set", "a list in [ ]", columns)
    case ";": unsupported(";", "one expression at a time", columns)
    default: ExpressionError(.unexpectedCharacter(String(character)), at: columns)
    }
  }
}
