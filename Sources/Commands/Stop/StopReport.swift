import Debugging
import Expressions
import Networks
import Rendering

/// Why a run stopped.
struct StopReport: Finding {
  static let kind = "stop"

  /// What happened at the stop.
  enum Event: Sendable, Encodable {
    /// The session came to a place.
    case breakpoint(String)
    /// The value of an expression changed.
    case watchpoint(expression: String, old: String, new: String)
    /// A number of a matrix is none, or infinite; `element` is its place.
    case nan(element: String, value: Double)
    /// Neurons of a layer's output are silent for every sample.
    case dead(matrix: String, neurons: [Int])
    /// The norm of a gradient is very small.
    case vanish(matrix: String, norm: Double)
    /// The norm of a gradient is very large.
    case explode(matrix: String, norm: Double)
    /// A condition could not be evaluated.
    case brokenCondition(String, reason: String)
  }

  /// The number of the stop.
  let id: Int
  let event: Event
  /// The iteration in which the session stands.
  let iteration: Int
  /// The operation that ran last, and its iteration; for a breakpoint, where nothing has to have run, nil.
  let after: After?

  struct After: Sendable, Encodable {
    let operation: String
    let iteration: Int
  }

  init(_ event: StopEvent, _ session: Session) {
    id = event.id
    self.event = Event(event.detail)
    iteration = session.position.iteration
    if case .breakpoint = event.detail {
      after = nil
    } else {
      let last = session.earlier(by: 1)
      after = After(operation: session.operation(at: last).name, iteration: last.iteration)
    }
  }
}

extension StopReport.Event {
  fileprivate init(_ detail: StopEvent.Detail) {
    switch detail {
    case .breakpoint(let location): self = .breakpoint("\(location)")
    case .watch(let expression, let old, let new):
      self = .watchpoint(expression: expression.text, old: old.shortText, new: new.shortText)
    case .health(let finding): self = .init(finding)
    case .brokenCondition(let condition, let reason):
      self = .brokenCondition(condition.text, reason: reason)
    }
  }

  private init(_ finding: HealthFinding) {
    let (name, value) = ("\(finding.output)", finding.value)
    switch finding.rule {
    case .nan:
      let place = finding.output.isSingleNumber ? nil : finding.places.first
      self = .nan(
        element: name + (place.map { "[\($0.row),\($0.column)]" } ?? ""), value: value ?? .nan)
    case .dead: self = .dead(matrix: name, neurons: finding.places.map(\.row))
    case .vanish: self = .vanish(matrix: name, norm: value ?? 0)
    case .explode: self = .explode(matrix: name, norm: value ?? 0)
    }
  }
}
