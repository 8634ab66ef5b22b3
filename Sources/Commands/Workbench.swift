import Debugging

/// Everything that commands look at and change, so that it can be put aside and taken up again.
package struct Workbench: Sendable {
  fileprivate var session: Session
  fileprivate let showing: ShowingSettings
  fileprivate let displayed: [DisplayedExpression]
  fileprivate let checkpoints: [Int: Session]
  fileprivate let hunt: BugHunt?
  /// What was told here: lines of a lesson show what its page says, whatever was typed elsewhere.
  fileprivate let toldDifferences: Set<ToldDifference>

  /// A session with nothing around it, shown as `showing` says.
  package init(_ session: Session, showing: ShowingSettings) {
    self.session = session
    self.showing = showing
    displayed = []
    checkpoints = [:]
    hunt = nil
    toldDifferences = []
  }

  fileprivate init(_ interpreter: Interpreter) {
    session = interpreter.session
    showing = interpreter.showing
    displayed = interpreter.displayed
    checkpoints = interpreter.checkpoints
    hunt = interpreter.lastHunt
    toldDifferences = interpreter.toldDifferences
  }

  /// Where the session stands.
  package var position: Position { session.position }

  /// The same with the names that the person gave values elsewhere, unless they mean something here.
  package func adopting(_ names: Workbench) -> Workbench {
    var adopted = self
    let given = names.session.variables.filter { !$0.key.hasPrefix("$") }
    adopted.session.variables.merge(given) { here, _ in here }
    return adopted
  }

  /// Whether nothing was run or changed between them; names and values that were printed do not count.
  package func isLike(_ other: Workbench) -> Bool {
    session.position == other.session.position && session.settings == other.session.settings
      && session.batch.origin == other.session.batch.origin && session.bug == other.session.bug
      && session.stops.points.map(\.id) == other.session.stops.points.map(\.id)
      && displayed.map(\.id) == other.displayed.map(\.id)
      && session.parameters == other.session.parameters
  }
}

extension Interpreter {
  /// What commands look at and change, now. Taking up another ends what is unfinished of this one.
  package var workbench: Workbench {
    get { Workbench(self) }
    set {
      session = newValue.session
      showing = newValue.showing
      displayed = newValue.displayed
      checkpoints = newValue.checkpoints
      lastHunt = newValue.hunt
      toldDifferences = newValue.toldDifferences
      examined = nil
      collecting = nil
    }
  }
}
