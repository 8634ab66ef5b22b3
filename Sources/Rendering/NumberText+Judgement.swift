extension NumberText {
  /// How many samples are taken for what they are: `61.20 % right (612 of 1,000)`.
  public static func hits(_ hits: Int, of count: Int) -> String {
    "\(percent(Double(hits) / Double(max(1, count)))) right (\(self.count(hits)) of \(self.count(count)))"
  }

  /// How far outputs are off targets that are numbers: `mean squared error 0.021 over 167 samples`.
  public static func meanSquaredError(_ error: Double, over count: Int) -> String {
    "mean squared error \(scalar(error)) over \(self.count(count)) samples"
  }
}
