/// Why a document could not be read, and where.
public struct MarkdownError: Error, Equatable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// What is wrong there.
  public var problem: MarkdownProblem
}

/// What can be wrong with a document.
public enum MarkdownProblem: Sendable, Equatable {
  /// It has more bytes than `limit`.
  case tooLarge(limit: Int)
  /// A line has more bytes than `limit`.
  case lineTooLong(limit: Int)
  /// Bytes that are no UTF-8.
  case notUTF8
  /// A character that terminals act upon or that hides others, such as ESC, written as it is or as `&#27;`.
  case forbiddenCharacter(Unicode.Scalar)
  /// Lists, quotes or stressed words in one another, more than `limit` deep.
  case nestedTooDeep(limit: Int)
  /// A fence that is never closed, or is closed by the end of the list or quote that it stands in.
  case unclosedCode
  /// `<details>` without `</details>`, in the same list or quote.
  case unclosedDetails
  /// `<!--` without `-->`, which would hide the rest of the document.
  case unclosedComment
  /// `</details>` without `<details>`, or a `<summary>` that is not the first thing in it.
  case strayTag(String)
  /// `<details>` without a `<summary>` that says what is in it.
  case detailsWithoutSummary
}
