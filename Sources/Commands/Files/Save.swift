import Debugging
import Rendering

extension Command {
  static let save = Command(
    "save", group: .files, usage: "FILE.npz",
    summary: "write the session to a file, to go on with restore",
    details: """
      Keeps the network, the settings, the position, the past that goto and the reverse commands go back to, a planted \
      bug (without its name), stops with their conditions and commands, what is displayed, and your own names. Of the \
      data, only the path and a fingerprint are kept: leave the file where it is. Checkpoints are not kept.

      The file is a .npz archive: np.load finds W1, b1 and so on in it, the losses and some snapshots (32, or 64 MB of \
      them), and the rest as JSON in session.json. An earlier saved session is replaced, whole or not at all; any other \
      file that exists is left alone.
      """,
    operands: [.path],
    examples: [
      Example("save work.npz", "for tomorrow"), Example("train 20; save trained.npz", "a trained network"),
    ],
    run: { interpreter, arguments in
      let path = try arguments.one("a file")
      guard path.lowercased().hasSuffix(".npz") else {
        throw CommandError.wrongFileType(path, expected: ".npz")
      }
      // The name stands behind the 30 bytes of the first entry's header.
      let (target, _) = try interpreter.permissions.pathToWrite(
        path, overA: "saved session", beginning: SavedWork.entry, at: 30)
      let bytes = try SavedWork.write(interpreter, to: target)
      let session = interpreter.session
      let size = bytes >= 1_000_000 ? NumberText.megabytes(bytes) : "\(NumberText.count(bytes / 1000)) kB"
      var text = StyledText("saved \(session.words(session.position)) to \(path) (\(size))\n")
      if !interpreter.checkpoints.isEmpty { text.append("checkpoints are not kept in it\n", .caution) }
      return CommandResult(text)
    })
}
