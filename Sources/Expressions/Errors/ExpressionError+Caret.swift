extension ExpressionError {
  /// The line to print under the expression: `^` below the first of its columns, `~` below the rest.
  ///
  /// One column is taken for one character, which holds for everything that expressions are made of.
  public var caret: String {
    String(repeating: " ", count: columns.lowerBound) + "^"
      + String(repeating: "~", count: max(0, columns.count - 1))
  }

  /// The same error in a text that starts `offset` characters before the expression.
  public func shifted(by offset: Int) -> ExpressionError {
    ExpressionError(reason, at: columns.lowerBound + offset..<columns.upperBound + offset)
  }
}
