extension NumberText {
  /// How many samples are taken for what they are: `61.20 % right (612 of 1,000)`.
  public static func hits(_ hits: Int, of count: Int) -> String {
    "\(percent(Double(hits) / Double(max(1, count)))) right (\(self.count(hits)) of \(self.count(count)))"
  }
}
