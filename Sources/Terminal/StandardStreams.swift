import Platform

/// What is known about the standard streams without asking anybody.
public enum StandardStreams {
  /// Whether a person types into standard input.
  public static var isTyped: Bool { isatty(STDIN_FILENO) != 0 }

  /// Whether a person types, and sees what is written.
  public static var isInteractive: Bool { isTyped && isatty(STDOUT_FILENO) != 0 }
}
