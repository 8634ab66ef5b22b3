import Datasets
import Debugging
import Expressions
import Matrices
import Networks
import Rendering

/// Runs lines of commands against one session.
public struct Interpreter {
  /// The network, the data and the position that commands look at and change.
  public var session: Session
  /// What concerns the showing, not the network.
  public var showing = ShowingSettings()

  /// Whoever shows results; what the commands before in a line left to show goes first.
  package let host: OrderedHost
  /// The line that a blank line at the prompt runs again, if any.
  package var repeatable: String?
  /// The expressions that are shown at every stop.
  package var displayed: [DisplayedExpression] = []
  /// What `x` showed last, and where it goes on.
  var examined: (request: FormatRequest, next: Int)?
  /// The commands of a stop that are being typed.
  package var collecting: StopCommandList?
  /// Command lines of stops that have stopped, still to be run.
  var waiting: [String] = []
  /// The files whose commands are being run, outermost first.
  var sources: [String] = []
  /// States that were kept, by number.
  package var checkpoints: [Int: Session] = [:]
  /// The hunt for the bug that was planted last.
  var lastHunt: BugHunt?
  /// What names of a person's own stand for, where compare or check has told: `a2` for A2.
  package var namesRead: [String: String] = [:]
  /// The differences from Python's own functions that were told; each is told once.
  var toldDifferences: Set<ToldDifference> = []
  /// The random bugs that were planted so far without a seed of their own.
  var bugsPlanted = 0
  /// Whether the person asked to leave.
  var quits = false
  /// What commands may do to files, now.
  package var permissions = Permissions.person
  /// The commands that there are.
  let commands: CommandTable
  /// Whether somebody is asked a question about the session, whose answer nothing should give away.
  package var isAsked = false
  /// What whoever runs the lines has to offer where a word of this kind stands, for completion.
  package var otherCandidates: @Sendable (Command.Operand) -> [String] = { _ in [] }

  /// An interpreter over the built-in digits and a 784-10-10 network; long commands report on `host`.
  package init(host: any Host, commands: CommandTable = .standard) {
    let data = DataSet.openingDigits
    do {
      let architecture = try Architecture(sizes: [data.samples.inputCount, 10, Classes.digits.count])
      self.init(
        session: Session(data: data, architecture: architecture), host: host, commands: commands)
    } catch {
      preconditionFailure("the built-in network is a network: \(error.message)")
    }
  }

  /// An interpreter over a session.
  package init(session: Session, host: any Host, commands: CommandTable = .standard) {
    self.session = session
    self.commands = commands
    self.host = OrderedHost(host)
  }

  /// Where a line came from, for errors and for what may be repeated.
  public enum Origin: Sendable, Equatable {
    /// Typed at a prompt: a blank line repeats the last command.
    case prompt
    /// Line `line` (from 1) of a script, of piped input, or of `-ex` on the command line.
    case script(name: String, line: Int)

    /// Whether it is in the script `name`.
    func isScript(_ name: String) -> Bool {
      if case .script(name, _) = self { true } else { false }
    }
  }
}
