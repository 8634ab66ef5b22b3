import Debugging
import Networks
import Rendering
import TestSupport
import Testing

@testable import Commands

/// An interpreter and somebody who types at its prompt.
struct Console {
  var interpreter: Interpreter
  let host: RecordingHost

  /// A console over 40 images of 4×4 pixels, 10 of them in dev, and a 16-6-10 network.
  static func small(display: Display = Display()) throws -> Console {
    Console(try SmallSession.make(dev: 10), display: display)
  }

  /// A console over 60 images of 28×28 pixels, 12 of them in dev, and a 784-10-10 network.
  static func digits(display: Display = Display()) throws -> Console {
    Console(try #require(digitsSession), display: display)
  }

  /// Drawn once: a session is a value.
  private static let digitsSession = try? SmallSession.make(count: 60, side: 28, dev: 12, hidden: [10])

  init(_ session: Session, display: Display = Display()) {
    host = RecordingHost(display: display)
    interpreter = Interpreter(session: session, host: host)
  }

  var session: Session { interpreter.session }

  /// Types a line at the prompt.
  mutating func type(_ line: String) -> Interpreter.Outcome { interpreter.run(line, from: .prompt) }

  /// Types a line that must do its work, and returns everything it showed.
  @discardableResult
  mutating func output(of line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    host.forget()
    let outcome = type(line)
    #expect(outcome.status == .fine, "\(line): \(outcome.status)", sourceLocation: sourceLocation)
    if let error = outcome.error { Issue.record("\(line): \(error.plain)", sourceLocation: sourceLocation) }
    return host.shownText + outcome.output.plain
  }

  /// Types a command that must be refused, and returns the sentence; whatever was wrong, nothing may have changed.
  @discardableResult
  mutating func refusal(of line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let before = Snapshot(interpreter)
    let outcome = type(line)
    #expect(outcome.status == .wrong, "\(line)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, "\(line): \(outcome.output.plain)", sourceLocation: sourceLocation)
    #expect(Snapshot(interpreter) == before, "\(line) changed something", sourceLocation: sourceLocation)
    let sentence = try #require(outcome.error, "\(line)", sourceLocation: sourceLocation).plain
    #expect(Self.isSentence(sentence), "\(sentence)", sourceLocation: sourceLocation)
    return sentence
  }

  /// Whether a person reads `text` as one plain sentence: in one line, with an end, and with nothing of Swift's in it.
  static func isSentence(_ text: String) -> Bool {
    text.last.map { ".?!".contains($0) } ?? false && text.count > 10
      && !text.contains("\n") && !text.contains("Optional(") && !text.contains("expected 0 to -1")
      && !text.contains("\"\" is no") && !text.hasSuffix("..") && !text.hasSuffix(" .")
  }
}

/// Everything of a session that a refused command must leave as it was.
struct Snapshot: Equatable {
  private let position: Position
  private let parameters: Parameters
  private let settings: Settings
  private let showing: ShowingSettings
  private let architecture: Architecture
  private let samples: [String]
  private let losses: [Double]
  private let matrices: [MatrixName]
  private let batch: IterationBatch.Origin

  init(_ interpreter: Interpreter) {
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
