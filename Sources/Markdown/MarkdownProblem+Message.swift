extension MarkdownProblem {
  /// What was wrong, and what was expected.
  public var message: String {
    switch self {
    case .tooLarge(let limit):
      "the document is too long; expected at most \(limit / 1024) KiB"
    case .lineTooLong(let limit):
      "the line is too long; expected at most \(limit) bytes"
    case .notUTF8:
      "there are bytes that are not UTF-8; expected a text file"
    case .forbiddenCharacter(let scalar):
      "the character U+\(Self.hexadecimal(scalar)) is invisible or commands a terminal; expected text without it"
    case .nestedTooDeep(let limit):
      "lists, quotes or stressed words stand in one another more than \(limit) deep"
    case .unclosedCode:
      "the block of code that begins here is never closed; expected a line of ``` where it ends"
    case .unclosedDetails:
      "the <details> that begins here is never closed; expected a line </details>"
    case .unclosedComment:
      "the comment that begins here is never closed; expected --> where it ends"
    case .strayTag(let tag):
      "\(tag) stands alone; expected <details><summary>WORDS</summary> before it, and </details> at the end"
    case .detailsWithoutSummary:
      "<details> has no summary; expected <details><summary>WORDS</summary>"
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
