import Base

extension MatrixSubscript.Failure: ExplainedError {
  /// What was wrong with the index, and what was expected.
  public var message: String {
    switch self {
    case .malformed(let text):
      "\"\(text)\" is no index; expected a whole number such as 3 or -1, or a slice such as 0:5"
    case .tooManyIndices(let count):
      "\(count) indices are too many; a matrix has a row and a column, such as [3, 402]"
    case .outOfRange(let index, let count, let isRow):
      "\(isRow ? "row" : "column") \(index.separated) does not exist; expected 0 to \((count - 1).separated), or -\(count.separated) to -1 from the end"
    case .zeroStep:
      "a slice's step cannot be 0"
    case .empty(let isRow, let count):
      "the slice holds no \(isRow ? "row" : "column"); there are \(count.separated), and a slice's end is exclusive"
    }
  }
}
