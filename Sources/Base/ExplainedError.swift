/// An error that can be put to a person.
///
/// Every error type of gradb carries data, for tests and for callers; its `message` is the one place that words it.
public protocol ExplainedError: Error {
  /// One sentence: what was wrong, what was expected, and what to type next where that helps.
  var message: String { get }
}
