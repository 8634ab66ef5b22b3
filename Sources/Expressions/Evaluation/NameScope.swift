/// Whoever knows what the names in expressions stand for.
public protocol NameScope {
  /// The value of `name`; nil where there is no such name.
  ///
  /// - Throws: Where the name exists but has no value now; the error's `message` is passed on if it is an
  ///   `ExplainedError`.
  func value(of name: String) throws -> Value?

  /// The names that exist, for suggestions.
  var names: [String] { get }

  /// How many classes labels are of, for `one_hot`; nil where nobody knows it.
  var classCount: Int? { get }

  /// Whether a person gave `name` a value of their own, which goes before a setting of that name.
  func isOwn(_ name: String) -> Bool
}

extension NameScope {
  /// Nobody knows it.
  public var classCount: Int? { nil }

  /// There are none.
  public func isOwn(_ name: String) -> Bool { false }
}

/// Names with fixed values.
extension [String: Value]: NameScope {
  /// The value under that key.
  public func value(of name: String) -> Value? { self[name] }

  /// The keys, in order.
  public var names: [String] { keys.sorted() }
}
