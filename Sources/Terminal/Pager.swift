import CLineEditor
import Platform
import Rendering

/// Shows text that is longer than the screen one screen at a time, with the person's own pager.
public struct Pager: Sendable {
  private let command: String
  private let environment: [String: String]

  /// The pager in `PAGER`; without it `less`, or else `more`; nil where `PAGER` is set to nothing.
  public init?(environment: [String: String]) {
    let chosen = environment["PAGER"]
    guard chosen != "" else { return nil }
    command =
      chosen ?? "if command -v less >/dev/null 2>&1; then exec less -R; else exec more; fi"
    self.environment = Self.environment(for: environment)
  }

  /// What `less` gets to know, whoever starts it: the person's own variables win.
  ///
  /// - `LESS`: a prompt that says how to leave, as nobody can guess it; and, unless the person chose options, nothing of
  ///   its own on the screen. In `LESS`, a `$` ends the prompt, and a later option beats an earlier one.
  /// - `LESSSECURE`: a command that is typed too early must not write files or start programs.
  /// - `LESSCHARSET`: without a locale, less takes characters beyond ASCII for bytes.
  static func environment(for person: [String: String]) -> [String: String] {
    let prompt = #"-Ps?e(end) .space\: more   b\: back   /word\: search   q\: leave$"#
    var environment = ["LESSSECURE": "1", "LESSCHARSET": "utf-8"].merging(person) { _, chosen in chosen }
    environment["LESS"] = prompt + " " + (person["LESS"] ?? "-FRX")
    return environment
  }

  /// Whether `text`, as encoded for `display`, takes more rows than it has.
  public static func isNeeded(for text: StyledText, on display: Display) -> Bool {
    guard let rows = display.rows else { return false }
    var taken = 0
    for line in text.plain.split(separator: "\n", omittingEmptySubsequences: false) {
      taken += max(1, (String(line).columns + display.columns - 1) / display.columns)
      // one row is the next prompt's, and what follows the last newline is no line
      if taken > rows { return true }
    }
    return false
  }

  /// Lets the pager show `text`, escape sequences and all; false where it cannot be started.
  public func show(_ text: String) -> Bool {
    var rest: String? = text
    return show {
      defer { rest = nil }
      return rest
    }
  }

  /// The same with text that `next` makes portion by portion, until it gives nil or the person leaves the pager; where it
  /// throws, the pager shows what there is until the person leaves it.
  public func show<Failure>(_ next: () throws(Failure) -> String?) throws(Failure) -> Bool {
    var terminal = termios()
    let hasTerminal = tcgetattr(STDIN_FILENO, &terminal) == 0
    // Ctrl-C is the pager's while it runs.
    interrupts_ignore(true)
    defer {
      if hasTerminal { tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal) }
      interrupts_ignore(false)
    }
    guard let (child, input) = start() else { return false }
    let output = Output(descriptor: input)
    var failure: Failure?
    do throws(Failure) {
      while output.failure == nil, let portion = try next() { output.write(portion) }
    } catch {
      failure = error
    }
    close(input)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // The shell's word for a command that is not there, or cannot be run.
    let code = status & 0x7f == 0 ? (status >> 8) & 0xff : 0
    if let failure { throw failure }
    return code != 126 && code != 127
  }

  /// Starts the pager; the second number is the pipe it reads.
  private func start() -> (process: pid_t, input: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    var actions = noSpawnFileActions()
    var attributes = noSpawnAttributes()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    // What is ignored here would stay ignored in the pager.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    let arguments = ["/bin/sh", "-c", command].map { (text: String) in strdup(text) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, variables) == 0 else {
      close(ends[1])
      return nil
    }
    return (child, ends[1])
  }
}
