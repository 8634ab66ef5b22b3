import CLineEditor
import Rendering

/// Lines that a person edits on a terminal, with history, completion and the keys of `~/.editrc`.
///
/// It is driven from one thread, the main one, and so are the closures it is given.
public final class LineEditor: LineSource {
  /// A command that keys enter as if it had been typed, where nothing was.
  public struct Shortcut: Sendable {
    let function: String
    let keys: [String]
    let command: String

    /// Enters `command` on each of `keys`, written as in `~/.editrc`, which may bind `function` to others.
    public init(function: String, keys: [String], command: String) {
      self.function = function
      self.keys = keys
      self.command = command
    }
  }

  /// What could stand at the end of a line that ends at the cursor.
  public var completion: (String) -> (wordLength: Int, candidates: [String]) = { _ in (0, []) }
  /// What stands at the right of the prompt while there is room.
  public var rightPrompt: () -> StyledText = { StyledText() }

  let handle: OpaquePointer
  let display: () -> Display
  private let context: LineEditorContext
  private let shortcuts: [Shortcut]
  private var historyFile: HistoryFile?
  private var historyProblem: String?
  private var hasNewHistory = false
  var lastArgument: LastArgument?

  /// An editor on standard input and output; nil where lines cannot be edited: on a pipe, on a dumb terminal,
  /// or because `~/.editrc` switches editing off.
  public init?(program: String, detector: DisplayDetector, shortcuts: [Shortcut] = []) {
    guard !detector.isDumb, StandardStreams.isInteractive else { return nil }
    let hasUnicode = use_utf8_locale()
    let context = LineEditorContext()
    guard let handle = line_editor_create(program, context.callbacks) else { return nil }
    self.handle = handle
    self.context = context
    self.shortcuts = shortcuts
    display = {
      var display = detector.display(of: 1)
      display.unicode = display.unicode && hasUnicode
      return display
    }
    context.editor = self
    bindKeys()
    guard line_editor_edits(handle) else { return nil }
  }

  deinit { line_editor_destroy(handle) }

  /// The next line, as the person has edited it; or a block of several, as it was pasted, with newlines between them.
  public func nextLine(prompt: StyledText) throws(LineFailure) -> LineInput {
    let prompt = PromptEncoder(prompt, display: display())
    context.promptColumns = prompt.columns
    var line: UnsafePointer<CChar>?
    var length = 0
    switch line_editor_read(handle, prompt.text, Int32(prompt.columns), &line, &length) {
    case LINE_READ:
      let text = String(decoding: UnsafeRawBufferPointer(start: line, count: length), as: UTF8.self)
      return .line(text.last == "\n" ? String(text.dropLast()) : text)
    case LINE_INTERRUPTED: return .interrupted
    case LINE_TERMINATED: return .terminated(signal: line_editor_terminating_signal(handle))
    default: return .end
    }
  }

  // MARK: - Keys

  private enum Slot: Int32 {
    case complete, acceptSuggestion, insertLastArgument, firstShortcut
  }

  /// What libedit binds to nothing, or to something else than shells do.
  private static let editingKeys = [
    ("^R", "em-inc-search-prev"), ("^U", "vi-kill-line-prev"), ("^_", "gradb-undo"), ("^X^U", "gradb-undo"),
    ("\u{1b}.", "gradb-last-argument"), ("\u{1b}[3~", "ed-delete-next-char"),
    ("\u{1b}[1;5C", "em-next-word"), ("\u{1b}[1;5D", "ed-prev-word"),
    ("\u{1b}[1;3C", "em-next-word"), ("\u{1b}[1;3D", "ed-prev-word"),
    ("\u{1b}\u{1b}[C", "em-next-word"), ("\u{1b}\u{1b}[D", "ed-prev-word"),
    // libedit's own command line, which nobody finds the way out of.
    ("\u{1b}x", "ed-unassigned"), ("\u{1b}X", "ed-unassigned"),
  ]
  private static let suggestionKeys = ["^F", "\u{1b}[C", "\u{1b}OC"]

  /// The functions first, so that the person's file can name them; the bindings before the file, so that it
  /// can change them; and again where it chose vi's keys, which drops all bindings.
  private func bindKeys() {
    add(.complete, name: "gradb-complete", help: "Complete the word")
    add(.acceptSuggestion, name: "gradb-accept", help: "Accept the suggestion, or move right")
    add(.insertLastArgument, name: "gradb-last-argument", help: "Insert the last word of the line before")
    for (index, shortcut) in shortcuts.enumerated() {
      let slot = Slot.firstShortcut.rawValue + Int32(index)
      line_editor_add_function(handle, slot, shortcut.function, "Enter \(shortcut.command)")
    }
    bindDefaults()
    let usedVi = line_editor_is_vi(handle)
    line_editor_read_settings(handle)
    if line_editor_is_vi(handle) != usedVi { bindDefaults() }
    line_editor_bind_required_keys(handle)
  }

  private func add(_ slot: Slot, name: String, help: String) {
    line_editor_add_function(handle, slot.rawValue, name, help)
  }

  private func bindDefaults() {
    line_editor_bind(handle, "\t", "gradb-complete")
    for key in Self.suggestionKeys { line_editor_bind(handle, key, "gradb-accept") }
    for (key, function) in Self.editingKeys { line_editor_bind(handle, key, function) }
    line_editor_bind_word_deletion(handle, "^W")
    for shortcut in shortcuts {
      for key in shortcut.keys { line_editor_bind(handle, key, shortcut.function) }
    }
  }

  func press(slot: Int32) -> key_result {
    switch Slot(rawValue: slot) {
    case .complete: return complete()
    case .acceptSuggestion: return acceptSuggestion()
    case .insertLastArgument: return insertLastArgument()
    default:
      let index = Int(slot - Slot.firstShortcut.rawValue)
      // What was typed is worth more than a key.
      guard shortcuts.indices.contains(index), line.text.isEmpty else { return KEY_IS_WRONG }
      line_editor_submit(handle, shortcuts[index].command)
      return KEY_REDRAWS_LINE
    }
  }

  // MARK: - History

  /// Remembers `line`, in the place of any older copy of it, and at once in the file, if there is one.
  public func addToHistory(_ line: String) {
    line_editor_history_add(handle, line)
    guard let historyFile else { return }
    hasNewHistory = true
    historyProblem = historyFile.append(line) ?? historyProblem
  }

  /// Remembers what the file at `path` holds, and from now on keeps every line there; a file that is missing or no
  /// history is as good as empty. Nobody else can read the file, whose folder is made.
  public func keepHistory(in path: String) {
    let file = HistoryFile(path: path)
    historyFile = file
    if file.isReadable { _ = line_editor_history_reload(handle, path) }
  }

  /// Drops copies of lines from the file; answers why the history could not be kept, or nil.
  public func tidyHistory() -> String? {
    guard hasNewHistory, let historyFile else { return nil }
    hasNewHistory = false
    // What other sessions have added since is in the file, and stays.
    let reason =
      historyProblem
      ?? historyFile.replace {
        line_editor_history_reload(handle, historyFile.path) && line_editor_history_save(handle, $0)
      }
    return reason.map { "The history was not saved: cannot write \(historyFile.path): \($0)." }
  }
}
