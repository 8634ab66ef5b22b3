import Expressions

/// Something that stops training: a breakpoint, a watchpoint or a catchpoint.
public struct StopPoint: Sendable {
  /// What it waits for.
  public enum Kind: Sendable {
    /// The session comes to a place.
    case breakpoint(StopLocation)
    /// An expression's value changes.
    case watch(ParsedExpression)
    /// A health rule finds something that it had not found before.
    case `catch`(HealthRule)
  }

  /// Its number, from 1, in one row for all kinds.
  public let id: Int
  /// What it waits for.
  public let kind: Kind
  /// It stops only where this is true; nil for always.
  public var condition: ParsedExpression?
  /// How many more times it is passed without a stop; 0 or more.
  public var ignoreCount = 0
  /// How often it was hit, stops and ignored ones together.
  public internal(set) var hits = 0
  /// Whether it stops at all.
  public var isEnabled = true
  /// Whether it is deleted when it has stopped.
  public var isTemporary = false
  /// Command lines to run when it has stopped.
  public var commands: [String] = []

  /// The value of a watched expression when it was last looked at; nil before it has one.
  var lastValue: Value?
  /// What a health rule has found and told of already.
  var known: HealthFinding?

  init(id: Int, kind: Kind) {
    self.id = id
    self.kind = kind
  }
}

/// Why a run stopped.
public struct StopEvent: Sendable {
  /// What happened at the stop.
  public enum Detail: Sendable {
    /// The session came to a place.
    case breakpoint(StopLocation)
    /// A value changed.
    case watch(ParsedExpression, old: Value, new: Value)
    /// Something is wrong.
    case health(HealthFinding)
    /// The condition could not be evaluated, for a reason in words.
    case brokenCondition(ParsedExpression, reason: String)
  }

  /// The number of the stop point.
  public let id: Int
  /// What happened.
  public let detail: Detail
}
