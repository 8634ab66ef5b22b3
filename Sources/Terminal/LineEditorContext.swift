import CLineEditor
import Platform
import Rendering

/// What the C callbacks get to find their way back to the line editor.
final class LineEditorContext {
  weak var editor: LineEditor?
  var promptColumns = 0
  private let rightPrompt = CText()
  private let suggestion = CText()

  /// Callbacks that hold this context without owning it.
  var callbacks: line_editor_callbacks {
    line_editor_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      right_prompt: { LineEditorContext.from($0)?.rightPromptText() },
      suggestion: { LineEditorContext.from($0)?.suggestionText(columns: $1) },
      key: { LineEditorContext.from($0)?.editor?.press(slot: $1) ?? KEY_IS_WRONG })
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> LineEditorContext? {
    context.map { Unmanaged<LineEditorContext>.fromOpaque($0).takeUnretainedValue() }
  }

  private func rightPromptText() -> UnsafePointer<CChar>? {
    guard let editor else { return nil }
    return rightPrompt.set(PromptEncoder(editor.rightPrompt(), display: editor.display()).text)
  }

  private func suggestionText(columns: UnsafeMutablePointer<Int32>) -> UnsafePointer<CChar>? {
    guard let text = editor?.visibleSuggestion(promptColumns: promptColumns) else { return nil }
    columns.pointee = Int32(text.columns)
    return suggestion.set(text)
  }
}

/// A C string that lives until the next one is set.
private final class CText {
  private var start: UnsafeMutablePointer<CChar>?

  deinit { free(start) }

  func set(_ text: String) -> UnsafePointer<CChar>? {
    free(start)
    start = strdup(text)
    return UnsafePointer(start)
  }
}
