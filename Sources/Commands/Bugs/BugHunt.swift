import Networks

/// How far somebody has come who hunts a planted bug.
package struct BugHunt: Sendable {
  /// The bug that is hunted.
  let bug: PlantedBug
  /// The accusations so far.
  var tries = 0
  /// Whether it was accused rightly.
  var isFound = false
  /// The hints that were given.
  var hints = 0
}

extension Interpreter {
  /// The hunt for the bug that is planted; nil where none is.
  package var hunt: BugHunt? {
    get {
      session.bug.map { bug in lastHunt?.bug == bug ? lastHunt ?? BugHunt(bug: bug) : BugHunt(bug: bug) }
    }
    set { lastHunt = newValue }
  }

  /// Whom a person may accuse, as completion and errors list them: the operations, the data, and how parameters began.
  var suspects: [String] { session.program.operations.map(\.name) + ["X", "Y", "init"] }

  /// The next hint to the bug that is planted, or the last one again; nil where none is planted.
  mutating func nextBugHint() -> (text: String, number: Int, count: Int)? {
    guard var hunt, let hints = hunt.bug.story(in: session.architecture, session.program.rule)?.hints,
      !hints.isEmpty
    else {
      return nil
    }
    hunt.hints = min(hunt.hints + 1, hints.count)
    self.hunt = hunt
    return (hints[hunt.hints - 1], hunt.hints, hints.count)
  }
}
