import Rendering

/// The keys of the prompt, for `help keys`; `~/.editrc` may bind others.
enum KeyTable {
  /// Every key, or keys of one kind, with what it does.
  static let keys: [(name: String, meaning: String)] = [
    ("Enter", "runs the line; an empty one runs the last command again, where that makes sense"),
    ("Tab", "completes the word, or lists what it could become"),
    ("F5", "runs step, where the line is empty"),
    ("Up, Down", "earlier and later lines; so do Ctrl-P and Ctrl-N"),
    ("Ctrl-R", "searches earlier lines for what is typed next; an arrow takes the line that was found"),
    ("Right, Ctrl-F", "takes the earlier line that stands in grey behind the cursor"),
    ("Alt-.", "inserts the last word of the line before; again, of the one before that"),
    ("Ctrl-A, Ctrl-E", "to the beginning and the end; so do Home and End"),
    ("Alt-Left, Alt-Right", "to the word before and behind; so do Ctrl-Left and Ctrl-Right"),
    ("Ctrl-U, Ctrl-K, Ctrl-W", "delete to the left, to the right, and the word before; Ctrl-Y puts it back"),
    ("Ctrl-_", "takes the last change of the line back"),
    ("Ctrl-C", "drops the line, or stops the command that runs, with everything in place"),
    ("Ctrl-D", "leaves gradb, where the line is empty"),
    ("Ctrl-L", "clears the screen"),
  ]

  /// All of them, and what becomes of a paste.
  static func text(_ display: Display) -> StyledText {
    var table = Table([.init("key"), .init("what it does")])
    for key in keys { table.add([StyledText(key.name, .name), StyledText(key.meaning)]) }
    return table.text(in: display)
      + StyledText(
        "A pasted block of lines waits for Enter, and runs line by line up to the first that fails.\n", .faint
      ).fitted(columns: display.columns)
  }
}
