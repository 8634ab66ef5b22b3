extension Matrix {
  /// The place of the largest of some numbers, the first of several, as np.argmax gives it, counted from the first of them;
  /// nil where one is NaN, or none is there.
  public static func mostProbable(_ numbers: Slice<UnsafeBufferPointer<Double>>) -> Int? {
    guard var best = numbers.indices.first else { return nil }
    for place in numbers.indices {
      if numbers[place].isNaN { return nil }
      if numbers[place] > numbers[best] { best = place }
    }
    return best - numbers.startIndex
  }
}
