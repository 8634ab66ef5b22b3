import CLineEditor

/// Whether the terminal shows what is typed.
public enum TerminalEcho {
  /// Runs `body` while nothing that is typed is shown. It is kept for the next line, not lost.
  ///
  /// The terminal shows it again whatever ends the process, except SIGKILL, and while Ctrl-Z stops it.
  public static func suppressed<Result>(during body: () -> Result) -> Result {
    terminal_echo(false)
    defer { terminal_echo(true) }
    return body()
  }
}
