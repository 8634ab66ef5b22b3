extension Value {
  /// Whether it holds the same bits, so that NaN is the same as NaN.
  public func isSame(as other: Value) -> Bool {
    if let a = array, let b = other.array { return a.isIdentical(to: b) }
    return self == other
  }
}
