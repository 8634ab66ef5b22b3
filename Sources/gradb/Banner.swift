import Commands
import Rendering

/// What is said before the first prompt.
enum Banner {
  /// The program's name and version, and what is in the session.
  static func text(_ interpreter: Interpreter) -> StyledText {
    StyledText("gradb \(GradB.configuration.version)", .heading) + StyledText(": gdb for gradient descent\n")
      + interpreter.introduction
  }
}
