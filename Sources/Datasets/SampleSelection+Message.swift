import Base

extension SampleSelection.Failure: ExplainedError {
  /// What was wrong with the selection, and what was expected.
  public var message: String {
    switch self {
    case .notASelection(let text):
      "\"\(text)\" selects no samples; expected a number such as 17, a range 0:16, dev:3, all or dev"
    case .outOfRange(let index, let part, let count):
      count == 0
        ? Self.empty(part)
        : "there is no \(part.adjective) sample \(index.separated); expected 0 to \((count - 1).separated)"
    case .empty(let text, let part, let count):
      count == 0
        ? Self.empty(part)
        : "\"\(text)\" holds no sample; there are \(count.separated), 0 to \((count - 1).separated), and a range's end is exclusive"
    }
  }
  /// Why nothing of test can be had.
  public static let noTestPart =
    "there is no test part: this data set came without one; dev is what it can be judged by"

  private static func empty(_ part: SampleSelection.Part) -> String {
    part == .test
      ? noTestPart
      : "the \(part.adjective) part is empty; set dev N puts samples in it"
  }
}
