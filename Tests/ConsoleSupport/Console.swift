import Commands
import Debugging
import Networks
import Rendering
import TestSupport

/// What tests can have run over a session of theirs.
package protocol TestedRunner: CommandRunner {
  /// A runner over a session.
  init(_ session: Session, on host: any Host)
}

/// A runner of commands and somebody who types at its prompt.
package struct ConsoleOf<Runner: TestedRunner> {
  package var runner: Runner
  package let host: RecordingHost

  package var interpreter: Interpreter {
    get { runner.interpreter }
    _modify { yield &runner.interpreter }
  }

  /// A console over 40 images of 4×4 pixels, 10 of them in dev, and a 16-6-10 network.
  package static func small(display: Display = Display()) throws -> Self {
    Self(try SmallSession.make(dev: 10), display: display)
  }

  /// A console over 60 images of 28×28 pixels, 12 of them in dev, and a 784-10-10 network.
  package static func digits(display: Display = Display()) throws -> Self {
    Self(try digitsSession.get(), display: display)
  }

  /// A console over 40 images of 4×4 pixels, which were loaded from a file in `folder`, so that a saved session finds them.
  package static func loaded(in folder: TemporaryFolder) throws -> Self {
    var console = try small()
    let header = "label," + (0..<16).map { "pixel\($0)" }.joined(separator: ",")
    let rows = (0..<40).map { row in
      "\(row % 10)," + (0..<16).map { "\((row * 37 + $0 * 91) % 256)" }.joined(separator: ",")
    }
    let file = try folder.write(([header] + rows).joined(separator: "\n"), to: "digits.csv")
    try console.output(of: "load \(file)")
    return console
  }

  package init(_ session: Session, display: Display = Display()) {
    host = RecordingHost(display: display)
    runner = Runner(session, on: host)
  }

  package var session: Session { interpreter.session }

  /// Types a line at the prompt.
  package mutating func type(_ line: String) -> Interpreter.Outcome { runner.run(line, from: .prompt) }

  /// Types a line that must do its work, and returns everything it showed.
  ///
  /// - Throws: `UnexpectedOutcome` where it did not.
  @discardableResult
  package mutating func output(of line: String) throws -> String {
    host.forget()
    let outcome = type(line)
    guard outcome.status == .fine, outcome.error == nil else {
      throw UnexpectedOutcome(line, "\(outcome.status), \(outcome.error?.plain ?? "without an error")")
    }
    return host.shownText + outcome.output.plain
  }

  /// Types a command that must be refused, and returns the sentence; whatever was wrong, nothing may have changed.
  ///
  /// - Throws: `UnexpectedOutcome` where it was not, or changed or showed something, or where the sentence is none.
  @discardableResult
  package mutating func refusal(of line: String) throws -> String {
    let before = Snapshot(interpreter)
    let outcome = type(line)
    guard outcome.status == .wrong else { throw UnexpectedOutcome(line, "\(outcome.status)") }
    guard outcome.output.isEmpty else { throw UnexpectedOutcome(line, outcome.output.plain) }
    guard Snapshot(interpreter) == before else { throw UnexpectedOutcome(line, "something changed") }
    guard let sentence = outcome.error?.plain else { throw UnexpectedOutcome(line, "no error") }
    guard Self.isSentence(sentence) else { throw UnexpectedOutcome(line, "no sentence: \(sentence)") }
    return sentence
  }

  /// Whether a person reads `text` as one plain sentence: in one line, with an end, and with nothing of Swift's in it.
  package static func isSentence(_ text: String) -> Bool {
    text.last.map { ".?!".contains($0) } ?? false && text.count > 10
      && !text.contains("\n") && !text.contains("Optional(") && !text.contains("expected 0 to -1")
      && !text.contains("\"\" is no") && !text.hasSuffix("..") && !text.hasSuffix(" .")
  }
}

/// A line that a console was given came to something else than a test counts on.
///
/// It is thrown, as only targets of tests may import Testing: a build that links everything statically has no such module.
package struct UnexpectedOutcome: Error, CustomStringConvertible {
  package let description: String

  init(_ line: String, _ what: String) { description = "\(line): \(what)" }
}

/// Drawn once: a session is a value.
private let digitsSession = Result { try SmallSession.make(count: 60, side: 28, dev: 12, hidden: [10]) }

/// Everything of a session that a refused command must leave as it was.
package struct Snapshot: Equatable {
  private let position: Position
  private let parameters: Parameters
  private let settings: Settings
  private let showing: ShowingSettings
  private let architecture: Architecture
  private let samples: [String]
  private let losses: [Double]
  private let matrices: [MatrixName]
  private let batch: IterationBatch.Origin

  package init(_ interpreter: Interpreter) {
    let session = interpreter.session
    position = session.position
    parameters = session.parameters
    settings = session.settings
    showing = interpreter.showing
    architecture = session.architecture
    samples = [session.data.name, "\(session.data.samples.count)", "\(session.data.devCount)"]
    losses = Array(session.losses)
    matrices = session.liveMatrixNames
    batch = session.batch.origin
  }
}
