import CLineEditor

/// What happens to the line while it is being edited.
extension LineEditor {
  var line: (text: String, beforeCursor: String) {
    var length = 0
    var cursor = 0
    let start = line_editor_text(handle, &length, &cursor)
    let bytes = UnsafeRawBufferPointer(start: start, count: length)
    return (String(decoding: bytes, as: UTF8.self), String(decoding: bytes[..<cursor], as: UTF8.self))
  }

  // MARK: - Completion

  /// Completes the word before the cursor as far as it is certain, or lists what it could become.
  func complete() -> key_result {
    // Of a block of lines, the one that the cursor is in.
    let beforeCursor = String(
      line.beforeCursor.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
    let (wordLength, candidates) = completion(beforeCursor)
    guard !candidates.isEmpty else { return KEY_IS_WRONG }
    let completion = Completion(line: beforeCursor, wordLength: wordLength, candidates: candidates)
    if let insertion = completion.insertion {
      line_editor_delete_before_cursor(handle, Int32(completion.typed.unicodeScalars.count))
      line_editor_insert(handle, insertion)
      return KEY_REDRAWS_LINE
    }
    let listing = completion.listing(
      columns: Int(line_editor_columns(handle)), rows: max(2, Int(line_editor_rows(handle)) - 2),
      encoder: TextEncoder(for: display()))
    line_editor_print_below(handle, listing)
    return KEY_DONE
  }

  // MARK: - Suggestions

  /// What the newest line of history that begins like this one has after it; nil where there is none.
  private var suggestion: String? {
    let (text, beforeCursor) = line
    guard !text.isEmpty, text == beforeCursor, let found = line_editor_history_find(handle, text) else {
      return nil
    }
    let rest = String(cString: found).dropFirst(text.count).prefix { $0 != "\n" }
    return rest.isEmpty ? nil : String(rest)
  }

  /// The suggestion as far as it fits behind the cursor; none where it could not look fainter than the line.
  func visibleSuggestion(promptColumns: Int) -> String? {
    let display = display()
    guard display.colors != .none, let suggestion else { return nil }
    let columns = Int(line_editor_columns(handle))
    let taken = promptColumns + line.text.columns
    var room = columns - taken % columns - 1
    if taken < columns {
      room -= PromptEncoder(rightPrompt(), display: display).columns + 1
    }
    let fitting = TextEncoder(for: display).visible(suggestion).fitting(columns: max(0, room))
    return fitting.isEmpty ? nil : fitting
  }

  /// Takes the suggestion over; where the cursor is not at the end, moves it right.
  func acceptSuggestion() -> key_result {
    if let suggestion, display().colors != .none {
      line_editor_insert(handle, suggestion)
      return KEY_REDRAWS_LINE
    }
    let (text, beforeCursor) = line
    guard text != beforeCursor else { return KEY_IS_WRONG }
    line_editor_move_right(handle)
    return KEY_MOVES_CURSOR
  }
}
