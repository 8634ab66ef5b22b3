extension Value {
  /// Whether it counts as true: a single number other than 0, or an array of nothing else.
  public var isTrue: Bool {
    guard let array else { return false }
    return !array.elements.isEmpty && array.elements.allSatisfy { $0 != 0 }
  }
}
