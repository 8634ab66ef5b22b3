/// How results are shown.
public struct ShowingSettings: Sendable, Equatable {
  /// Whether output longer than the screen goes through a pager.
  public var usesPager = true
  /// How much is shown of each operation that runs.
  var detail = Detail.full

  /// How much is shown of an operation.
  enum Detail: String, CaseIterable, Codable, Sendable {
    /// Its formula, its meaning, what matters about the numbers, and the numbers where they are few.
    case full
    /// Its formula and what matters about the numbers.
    case brief
  }
}
