import Rendering

extension Command {
  static let transcript = Command(
    "transcript", group: .files, usage: "[FILE|off]",
    summary: "keep a record of what is typed and printed in a file",
    details: """
      Every line that is typed goes to FILE, and what it printed as comments, without colours. So source FILE does the \
      same again, from where the session was when the transcript began; in the place of a line that Ctrl-C ended stands \
      what had been done of it. Each line is in the file as soon as it is known, whatever happens then. An earlier \
      transcript is gone on with; any other file that exists is left alone. off ends it, and without a word it says where \
      it goes.
      """,
    operands: [.path],
    examples: [
      Example("transcript today.gradb", "from here on"), Example("transcript off", "no more"),
    ],
    run: { interpreter, arguments in
      guard let path = try arguments.oneAtMost() else {
        let now = interpreter.host.transcript.map { "the transcript goes to \($0.path)" }
        return CommandResult(StyledText((now ?? "no transcript is kept; transcript FILE begins one") + "\n"))
      }
      let old = interpreter.host.transcript
      if path == "off" {
        interpreter.host.transcript = nil
        return CommandResult(
          StyledText(old.map { "the transcript in \($0.path) ends here\n" } ?? "no transcript is kept\n"))
      }
      let (target, exists) = try interpreter.permissions.pathToWrite(
        path, overA: "transcript", beginning: TranscriptFile.heading)
      interpreter.host.transcript = try TranscriptFile(path: path, file: target)
      return CommandResult(
        StyledText(exists ? "the transcript in \(path) goes on\n" : "the transcript goes to \(path)\n"))
    })
}
