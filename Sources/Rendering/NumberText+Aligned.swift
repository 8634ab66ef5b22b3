extension NumberText {
  /// Numbers for a column at whose right they stand: with as many decimals each, so that their points are aligned.
  ///
  /// A 0 among numbers with decimals has blanks behind it, to stand above the others' points.
  public static func aligned(_ values: [Double]) -> [String] {
    let format = MatrixNumberFormat(values)
    return values.map(format.text)
  }
}
