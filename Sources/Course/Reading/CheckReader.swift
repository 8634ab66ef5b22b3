/// Reads the lines of a `check` block.
enum CheckReader {
  /// The checks in `text`; `line` is that of the fence.
  static func checks(_ text: String, line: Int) throws(LineProblem) -> [LessonCheck] {
    var checks: [LessonCheck] = []
    // The tolerance of the first answer that has one goes for every mistake that has none.
    var tolerance: LessonTolerance?
    var lines: [(number: Int, text: String)] = []
    for (index, content) in TranscriptReader.lines(text) {
      let text = TranscriptReader.trimmed(content)
      if !text.isEmpty && !text.hasPrefix("#") { lines.append((line + 1 + index, text)) }
    }
    guard !lines.isEmpty else {
      throw LineProblem(line: line, problem: .emptyBlock(LessonLanguage.check))
    }
    let inOrder = lines.filter { !$0.text.hasPrefix("wrong") } + lines.filter { $0.text.hasPrefix("wrong") }
    for (number, text) in inOrder {
      do {
        let rule = try rule(text, tolerance: tolerance)
        if case .answer(.near(_, let own)) = rule, tolerance == nil { tolerance = own }
        checks.append(LessonCheck(rule: rule, line: number))
      } catch {
        throw LineProblem(line: number, problem: error)
      }
    }
    let asks = checks.contains { check in
      switch check.rule {
      case .answer, .state: true
      case .wrong, .without, .guess: false
      }
    }
    guard asks else { throw LineProblem(line: line, problem: .nothingAsked) }
    return checks.sorted { $0.line < $1.line }
  }

  private static func rule(
    _ line: String, tolerance: LessonTolerance?
  ) throws(LessonProblem) -> LessonCheck.Rule {
    let word = line.prefix { $0.isLetter }
    let rest = TranscriptReader.trimmed(line.dropFirst(word.count))
    if line == "guess" { return .guess }
    guard !rest.isEmpty else { throw .badCheck(line) }
    switch word {
    case "answer": return .answer(try comparison(rest[...], in: line, tolerance: nil))
    case "state":
      guard let (expression, say) = separateSay(rest) else { return .state(rest) }
      return .state(TranscriptReader.trimmed(expression), say: say)
    case "wrong":
      guard let (comparing, say) = separateSay(rest) else { throw .noSay }
      return .wrong(try comparison(comparing, in: line, tolerance: tolerance), say: say)
    case "without":
      let names = rest.split(separator: ",", omittingEmptySubsequences: false).map(TranscriptReader.trimmed)
      guard names.allSatisfy({ $0.wholeMatch(of: /[A-Za-z_][A-Za-z_0-9]*/) != nil }) else {
        throw .badCheck(line)
      }
      return .without(names)
    default: throw .badCheck(line)
    }
  }

  private static func comparison(
    _ text: Substring, in line: String, tolerance: LessonTolerance?
  ) throws(LessonProblem) -> LessonComparison {
    if text.hasPrefix("~=") {
      let (expression, own) = try separateTolerance(text.dropFirst(2))
      guard let tolerance = own ?? tolerance else { throw .badTolerance }
      guard !expression.isEmpty else { throw .badCheck(line) }
      return .near(expression, tolerance: tolerance)
    }
    if text.hasPrefix("==") {
      let expression = TranscriptReader.trimmed(text.dropFirst(2))
      guard !expression.isEmpty else { throw .badCheck(line) }
      return .equal(expression)
    }
    guard text.hasPrefix("in"), let (low, high) = bounds(TranscriptReader.trimmed(text.dropFirst(2))) else {
      throw .badCheck(line)
    }
    return .within(low: low, high: high)
  }

  /// The expression before `tol T` or `digits N`, and what that says; nil where there is neither.
  private static func separateTolerance(
    _ text: Substring
  ) throws(LessonProblem) -> (String, LessonTolerance?) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let place = words.lastIndex(where: { $0 == "tol" || $0 == "digits" }) else {
      return (TranscriptReader.trimmed(text), nil)
    }
    guard place == words.count - 2 else { throw .badTolerance }
    let expression = TranscriptReader.trimmed(text[..<words[place].startIndex])
    if words[place] == "digits" {
      guard let count = Int(words[place + 1]), (1...15).contains(count) else { throw .badTolerance }
      return (expression, .digits(count))
    }
    guard let number = Double(words[place + 1]), number.isFinite, number >= 0 else { throw .badTolerance }
    return (expression, .absolute(number))
  }

  /// What stands before `say "…"` at the end of a line, and what stands in its quotation marks, of which `\"` makes one
  /// that belongs to the words.
  private static func separateSay(_ text: String) -> (Substring, String)? {
    guard text.hasSuffix("\""), !text.hasSuffix("\\\"") else { return nil }
    for place in text.indices where text[place...].hasPrefix("say") {
      let before = text[..<place]
      let after = text[place...].dropFirst(3).drop(while: \.isWhitespace)
      guard before.last?.isWhitespace ?? false, after.first == "\"", after.count > 2 else { continue }
      let words = after.dropFirst().dropLast()
      return (before, TranscriptReader.trimmed(words[...]).replacing("\\\"", with: "\""))
    }
    return nil
  }

  /// The two expressions of `[A, B]`.
  private static func bounds(_ text: String) -> (String, String)? {
    guard text.hasPrefix("["), text.hasSuffix("]"), text.count > 2 else { return nil }
    let inner = text.dropFirst().dropLast()
    var depth = 0
    var commas: [Substring.Index] = []
    for place in inner.indices {
      switch inner[place] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "," where depth == 0: commas.append(place)
      default: break
      }
    }
    guard commas.count == 1, let comma = commas.first else { return nil }
    let low = TranscriptReader.trimmed(inner[..<comma])
    let high = TranscriptReader.trimmed(inner[inner.index(after: comma)...])
    return low.isEmpty || high.isEmpty ? nil : (low, high)
  }
}
