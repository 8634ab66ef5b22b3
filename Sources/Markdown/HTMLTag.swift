/// What of HTML means something in a document, found in a piece of it.
enum HTMLTag: Equatable {
  case details, detailsEnd, summary, summaryEnd, comment, openComment

  /// The first one in `text`, and where it stands; nil if there is none. What has no `>` in its line is no tag.
  static func first(in text: Substring) -> (tag: HTMLTag, range: Range<Substring.Index>)? {
    var start = text.startIndex
    while let open = text[start...].firstIndex(of: "<") {
      let rest = text[open...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return (.openComment, open..<text.endIndex) }
        return (.comment, open..<end.upperBound)
      }
      let inner = rest.dropFirst().prefix { !"<>\n".contains($0) }
      if inner.endIndex < text.endIndex, text[inner.endIndex] == ">", let tag = HTMLTag(inner) {
        return (tag, open..<text.index(after: inner.endIndex))
      }
      start = inner.endIndex
    }
    return nil
  }

  /// Whether `text` is a tag that ends details.
  static func isClosingDetails(_ text: String) -> Bool { first(in: text[...])?.tag == .detailsEnd }

  /// The tag with `inner` between its angle brackets. Attributes are allowed, and mean nothing.
  private init?(_ inner: Substring) {
    switch inner.prefix(while: { !$0.isWhitespace }).lowercased() {
    case "details": self = .details
    case "/details": self = .detailsEnd
    case "summary": self = .summary
    case "/summary": self = .summaryEnd
    default: return nil
    }
  }
}
