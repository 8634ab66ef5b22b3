import Networks

/// What a timeline holds, for a person.
public struct TimelineSummary: Sendable {
  /// An edit in words, and the position at which it was made.
  public struct Entry: Sendable, Equatable {
    /// Where it was made.
    public let position: Position
    /// What was done, in words.
    public let words: String
  }

  /// The edits, in the order of their positions.
  public let edits: [Entry]
  /// The number of snapshots.
  public let snapshots: Int
  /// The memory that the snapshots take, in bytes.
  public let bytes: Int
}

extension Session {
  /// What the timeline holds.
  public var timelineSummary: TimelineSummary {
    TimelineSummary(
      edits: timeline.allEdits.map { TimelineSummary.Entry(position: $0.position, words: $0.edit.words) },
      snapshots: timeline.snapshots.snapshots.count, bytes: timeline.snapshots.bytes)
  }
}

extension Edit {
  /// What was done, in words.
  var words: String {
    switch self {
    case .selection(let selection): "forward \(selection)"
    case .element(let name, let place, let value): "\(name)[\(place.row),\(place.column)] = \(value)"
    case .parameters: "parameters set"
    case .settings(let numbers):
      numbers.words
    // Whoever hunts it must not read its name here.
    case .bug(let bug): bug == nil ? "the planted bug was removed" : "a bug was planted"
    case .data(let data): "data: \(data.name), \(data.devCount) in dev"
    }
  }
}

extension Settings.Numbers {
  /// The settings in words; those that are mostly off only where they are on.
  fileprivate var words: String {
    var parts = [
      "alpha \(alpha)", "batch \(batch.words)", "seed \(seed)", "init \(initialization.rawValue)",
    ]
    if rule.l2 != 0 { parts.append("l2 \(rule.l2)") }
    if rule.optimizer.name != Optimizer.gradientDescent.name {
      parts.append("optimizer \(rule.optimizer.name)")
    }
    parts += rule.settings.filter { rule[$0] != rule.usual($0) }.map { "\($0.name) \(rule[$0])" }
    switch schedule {
    case .constant: break
    case .step: parts.append("schedule \(schedule)")
    case .cosine(let end): parts.append("schedule cosine to iteration \(end)")
    }
    return parts.joined(separator: ", ")
  }
}

extension Settings.BatchSize {
  /// As `set batch` takes it.
  public var words: String {
    switch self {
    case .all: "all"
    case .samples(let count): "\(count)"
    }
  }
}
