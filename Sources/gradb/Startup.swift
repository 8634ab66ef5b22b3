import Commands
import Platform
import Terminal

/// What happens from the start of the program to its end, as the command line says.
struct Startup {
  let options: ProgramOptions
  /// A file of commands to run instead of opening a prompt.
  let script: String?
  /// The command that opens a file of samples, or a session, which stands where a script may; nil for none.
  let opening: String?
  /// The lesson to open, empty for the next one; nil for none.
  let lesson: String?
  let actions: [StartupAction]
  private let environment = ProcessInfo.processInfo.environment

  init(options: ProgramOptions, script: String?, lesson: String?, arguments: [String]) {
    self.options = options
    opening = script.flatMap(ScriptName.opening)
    self.script = opening == nil ? script : nil
    self.lesson = lesson
    actions = StartupAction.ordered(files: options.files, commands: options.commands, arguments: arguments)
  }

  /// Whether a person types the commands. Only then does a command that fails not end the program.
  private var opensPrompt: Bool { script == nil && !options.batch && StandardStreams.isTyped }

  /// Runs everything and returns the status to exit with.
  func run() -> Int32 {
    Interrupts.catchAll()
    let host = TerminalHost(detector: options.display.detector(environment), environment: environment)
    let loop = CommandLoop(host: host, curriculum: options.lessons.curriculum(environment))
    var verdict = runFirst(in: loop)
    if verdict == .goOn, let lesson {
      let command = lesson.isEmpty ? "lesson" : "lesson \(Interpreter.quoted(lesson))"
      verdict = loop.run(command, from: .script(name: "gradb lesson", line: 1))
    } else if verdict == .goOn, opensPrompt, !options.quiet {
      host.show(Banner.text(loop.runner.interpreter))
    }
    if verdict == .goOn { verdict = runRest(in: loop, host: host) }
    // The commands of a stop may go on from one -ex to the next, and at the prompt.
    if verdict == .goOn { verdict = loop.endScript() }
    switch verdict {
    case .goOn: return Interpreter.Outcome.Status.fine.rawValue
    case .leave(let status), .fail(let status): return status
    case .terminate(let signal):
      Interrupts.die(of: signal)
      return 128 + signal
    }
  }

  /// The person's own file, the options of the session, which win over it, then `-x` and `-ex`.
  private func runFirst(in loop: CommandLoop) -> CommandLoop.Verdict {
    if !options.skipsInitFile, let path = UserFolders(environment: environment).initFile,
      FileManager.default.fileExists(atPath: path)
    {
      switch loop.run(file: path, isQuiet: true) {
      // A mistake in it has been told of; it must not keep anybody from working.
      case .fail(Interpreter.Outcome.Status.interrupted.rawValue) where !opensPrompt:
        return .fail(Interpreter.Outcome.Status.interrupted.rawValue)
      case .goOn, .fail: Interrupts.forget()
      case let verdict: return verdict
      }
    }
    var steps: [() -> CommandLoop.Verdict] = options.session.commands.map { option, command in
      { loop.run(command, from: .script(name: option, line: 1)) }
    }
    if let opening { steps.append { loop.run(opening, from: .script(name: "gradb", line: 1)) } }
    var number = 0
    for action in actions {
      switch action {
      case .file(let path): steps.append { loop.run(file: path) }
      case .command(let command):
        number += 1
        steps.append { [number] in loop.run(command, from: .script(name: "-ex", line: number)) }
      }
    }
    for step in steps {
      switch step() {
      case .goOn: continue
      case .fail where opensPrompt: Interrupts.forget()
      case let verdict: return verdict
      }
    }
    return .goOn
  }

  /// The script, standard input or the prompt.
  private func runRest(in loop: CommandLoop, host: TerminalHost) -> CommandLoop.Verdict {
    if let script { return loop.run(file: script) }
    if options.batch { return .goOn }
    if opensPrompt { return Prompt(loop: loop, host: host, environment: environment).run() }
    return loop.run(script: PlainLineReader(descriptor: 0, name: "standard input"), name: "stdin")
  }
}
