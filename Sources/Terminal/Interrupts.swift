import CLineEditor

/// Ctrl-C and the other signals a debugger has to live with.
public enum Interrupts {
  /// Makes Ctrl-C leave a mark instead of ending the process, and a closed pipe an error instead of the end.
  public static func catchAll() { interrupts_catch() }

  /// Whether Ctrl-C was pressed since `forget()`; about a nanosecond, on any thread.
  public static var isRequested: Bool { interrupt_requested() }

  /// Forgets Ctrl-C.
  public static func forget() { interrupt_forget() }

  /// Ends the process as `signal` does by default, so that whoever started it can tell.
  public static func die(of signal: Int32) { die_of_signal(signal) }
}
