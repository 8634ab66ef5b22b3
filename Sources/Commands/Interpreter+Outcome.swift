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
    /// What the commands found, in the order in which it is shown, but for what was shown while they ran.
    package var findings: [any Finding] = []
    /// Why the line did not do what it was to do; nil where nothing was wrong.
    package var refusal: Refusal?
    /// How it ended.
    public var status = Status.fine
    /// Whether the person asked to leave.
    public var quits = false
    /// Whether the error came from a file that the line sourced, and names the place in it.
    var isFromSource = false
    /// What does as much as a line that Ctrl-C ended early; nil where the line itself does.
    var equivalent: String?

    /// Where it is shown.
    private let display: Display

    package init(in display: Display) { self.display = display }

    /// The findings as text, for standard output.
    public var output: StyledText { findings.text(in: display) }
    /// One sentence for standard error, without the place that the line came from; nil where nothing was wrong.
    public var error: StyledText? { refusal?.sentence }
    /// What stands below the error: an expression, and the place in it that is wrong; nil where there is none.
    public var mark: MarkedLine? { refusal?.mark }
    /// The error and what stands below it, each line with its newline; empty where nothing was wrong.
    package var errorText: StyledText { refusal?.text(in: display) ?? StyledText() }

    /// Takes over what is wrong, in words.
    mutating func fail(_ failure: any Error) {
      status = .wrong
      switch failure {
      case let failure as Interruption: interrupt(failure.message)
      case let failure as BrokenOff: interrupt(failure.message)
      case let failure as SourceFailure:
        refusal = failure.refusal
        status = failure.status
        isFromSource = true
      case let failure as ExpressionFailure where failure.isInterruption: interrupt(failure.message)
      default:
        refusal = Refusal(
          StyledText(Interpreter.sentence(failure), .bad), mark: (failure as? ExpressionFailure)?.mark)
      }
    }

    private mutating func interrupt(_ message: String) {
      refusal = Refusal(StyledText(message, .caution))
      status = .interrupted
    }
  }
}
