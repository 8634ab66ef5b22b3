/// How results are shown.
public struct ShowingSettings: Sendable, Equatable {
  /// Whether output longer than the screen goes through a pager.
  public var usesPager = true
}
