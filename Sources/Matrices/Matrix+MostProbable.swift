extension Matrix {
  /// The row of the largest number in a column, the first of several, as np.argmax gives it; nil where one is NaN.
  ///
  /// Of probabilities, classes × samples, that is the class that a sample is taken for.
  public func mostProbable(column: Int) -> Int? {
    elements.withUnsafeBufferPointer { elements in
      Self.mostProbable(elements[column * rows..<(column + 1) * rows])
    }
  }

  /// The place of the largest of some numbers, counted from the first of them; nil where one is NaN, or none is there.
  public static func mostProbable(_ numbers: Slice<UnsafeBufferPointer<Double>>) -> Int? {
    guard var best = numbers.indices.first else { return nil }
    for place in numbers.indices {
      if numbers[place].isNaN { return nil }
      if numbers[place] > numbers[best] { best = place }
    }
    return best - numbers.startIndex
  }
}
