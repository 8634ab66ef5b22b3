import Commands
import Rendering
import Terminal

/// Asks a person for commands until there are no more.
struct Prompt {
  private static let shortcuts = [
    LineEditor.Shortcut(
      function: "gradb-step", keys: ["\u{1b}[15~", "\u{1b}[[E"], command: "step")
  ]

  let loop: CommandLoop
  let host: TerminalHost
  let environment: [String: String]

  /// Runs what is typed and returns why it ended.
  func run() -> CommandLoop.Verdict {
    guard
      let editor = LineEditor(program: "gradb", detector: host.detector, shortcuts: Self.shortcuts)
    else {
      let reader = PlainLineReader(
        descriptor: 0, name: "standard input", promptOutput: host.plainPromptOutput, display: host.display)
      return ask(reader, remember: { _ in })
    }
    editor.rightPrompt = { [loop] in loop.runner.interpreter.status }
    editor.completion = { [loop] in loop.runner.interpreter.completions(of: $0) }
    let historyFile = UserFolders(environment: environment).historyFile
    if let historyFile { editor.keepHistory(in: historyFile) }
    let verdict = ask(editor, remember: editor.addToHistory)
    if let problem = editor.tidyHistory() { host.showError(StyledText(problem)) }
    return verdict
  }

  private func ask(_ source: some LineSource, remember: (String) -> Void) -> CommandLoop.Verdict {
    while true {
      host.waitForReader()
      do {
        switch try source.nextLine(prompt: loop.runner.prompt) {
        case .line(let text):
          switch run(Interpreter.lines(ofPasted: text), remember: remember) {
          case .goOn: break
          case .fail where host.outputFailure == nil: break
          case let verdict: return verdict
          }
        case .interrupted:
          Interrupts.forget()
          if source is PlainLineReader { endLine() }
          loop.interruptInput()
        case .end:
          endLine()
          if loop.endInput() == .goOn { continue }
          return .leave(Interpreter.Outcome.Status.fine.rawValue)
        case .terminated(let signal): return .terminate(signal: signal)
        }
      } catch {
        host.showError(StyledText(error.description))
        return .fail(Interpreter.Outcome.Status.wrong.rawValue)
      }
    }
  }

  /// Runs a line that was typed, or the lines of a block that was pasted, each shown as if it had been typed; the first
  /// that fails ends them.
  private func run(_ lines: [String], remember: (String) -> Void) -> CommandLoop.Verdict {
    for (index, line) in lines.enumerated() {
      if lines.count > 1 { host.show(loop.runner.prompt + StyledText(line + "\n")) }
      if line.contains(where: { !$0.isWhitespace }) { remember(line) }
      Interrupts.forget()
      let verdict = loop.run(line, from: .prompt)
      guard verdict == .goOn else {
        let left = lines.count - index - 1
        // They are not to be pasted again to be mended and run.
        for line in lines[(index + 1)...] { remember(line) }
        if left > 0, case .fail = verdict, host.outputFailure == nil {
          host.showError(
            StyledText(
              left == 1
                ? "the line below it was not run; Up finds it"
                : "the \(left) lines below it were not run; Up finds them",
              .caution))
        }
        return verdict
      }
    }
    return .goOn
  }

  /// Leaves the line with the prompt.
  private func endLine() {
    host.plainPromptOutput?.write("\n")
  }
}
