import Base
import Rendering

extension Interpreter {
  /// How a line ended.
  public struct Outcome: Sendable {
    /// What a program run for this line alone would exit with.
    public enum Status: Int32, Sendable {
      /// Nothing was wrong.
      case fine = 0
      /// A check found something wrong.
      case checkFailed = 1
      /// A command or a file was wrong.
      case wrong = 2
      /// A check could not decide.
      case inconclusive = 3
      /// The person interrupted it.
      case interrupted = 130
    }
    /// Text for standard output.
    public var output = StyledText()
    /// One sentence for standard error, without the place that the line came from; nil where nothing was wrong.
    public var error: StyledText?
    /// What stands below the error: an expression, and the place in it that is wrong; nil where there is none.
    public var mark: MarkedLine?
    /// How it ended.
    public var status = Status.fine
    /// Whether the person asked to leave.
    public var quits = false
    /// Whether the error came from a file that the line sourced, and names the place in it.
    var isFromSource = false
    /// What does as much as a line that Ctrl-C ended early; nil where the line itself does.
    var equivalent: String?

    package init() {}

    /// Takes over what is wrong, in words.
    mutating func fail(_ failure: any Error) {
      status = .wrong
      switch failure {
      case let failure as Interruption:
        error = StyledText(failure.message, .caution)
        status = .interrupted
      case let failure as BrokenOff:
        error = StyledText(failure.message, .caution)
        status = .interrupted
      case let failure as SourceFailure:
        error = failure.error
        mark = failure.mark
        status = failure.status
        isFromSource = true
      case let failure as ExpressionFailure where failure.isInterruption:
        error = StyledText(failure.message, .caution)
        status = .interrupted
      case let failure as ExpressionFailure:
        error = StyledText(Interpreter.sentence(failure), .bad)
        mark = failure.mark
      default: error = StyledText(Interpreter.sentence(failure), .bad)
      }
    }

    /// The error and what stands below it, each line with its newline; empty where nothing was wrong.
    package func errorText(in display: Display) -> StyledText {
      var text = StyledText()
      if let error { text.appendLine(error) }
      if let mark { text.append(mark.text(in: display)) }
      return text
    }
  }
}
