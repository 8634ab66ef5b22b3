/// Passes progress on to a callback, not too often, and turns its refusal into `DataError.cancelled`.
struct ReadingProgress {
  private let callback: (Double) -> Bool
  private let interval: Duration
  private var last: ContinuousClock.Instant?

  /// Progress that reaches `callback` at once and then at most once in every `interval`.
  init(every interval: Duration, _ callback: @escaping (Double) -> Bool) {
    self.callback = callback
    self.interval = interval
  }

  /// Tells the callback that `fraction` (0…1) of the work is done, if it is time to.
  mutating func report(_ fraction: Double) throws(DataError) {
    let now = ContinuousClock.now
    if let last, now - last < interval { return }
    last = now
    guard callback(min(max(fraction, 0), 1)) else { throw .cancelled }
  }
}
