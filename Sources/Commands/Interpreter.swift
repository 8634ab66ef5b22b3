import Pictures

/// Runs lines of commands against one session.
public struct Interpreter {
  let host: any Host

  /// An interpreter that shows what long commands report on `host`.
  public init(host: any Host) {
    self.host = host
  }

  /// How a line ended.
  public struct Outcome: Sendable {
    /// What a program run for this line alone would exit with.
    public enum Status: Int32, Sendable {
      case fine = 0
      case checkFailed = 1
      case wrong = 2
      case inconclusive = 3
      case interrupted = 130
    }
    /// Text for standard output.
    public var output = StyledText()
    /// One sentence for standard error, with the place the line came from; nil where nothing was wrong.
    public var error: StyledText?
    /// How it ended.
    public var status = Status.fine
    /// Whether the person asked to leave.
    public var quits = false
  }

  /// Where a line came from, for errors and for what may be repeated.
  public enum Origin: Sendable, Equatable {
    /// Typed at a prompt: a blank line repeats the last command.
    case prompt
    /// Line `line` (from 1) of a script, of piped input, or of `-ex` on the command line.
    case script(name: String, line: Int)
  }

  /// Runs one line: commands separated by `;`, a comment after `#`.
  public mutating func run(_ line: String, from origin: Origin) -> Outcome {
    var outcome = Outcome()
    outcome.quits = line == "quit"
    return outcome
  }

  /// What could stand at the end of `line`, which ends at the cursor.
  public func completions(of line: String) -> (wordLength: Int, candidates: [String]) { (0, []) }

  /// What stands at the right of the prompt: iteration, next operation, last loss.
  public var status: StyledText { "" }
}
