import Rendering

/// A prompt as libedit takes it: what takes no columns stands between two marks.
///
/// libedit attaches such a run to the character behind it. So there is never more than one run before a
/// character, and never one at the very end, where it would be lost.
struct PromptEncoder {
  private static let mark = "\u{1}"

  let text: String
  let columns: Int

  init(_ prompt: StyledText, display: Display) {
    let encoder = TextEncoder(for: display)
    var text = ""
    var columns = 0
    var current = Style.plain
    for run in prompt.runs {
      let visible = encoder.visible(run.text.split(separator: "\n").joined(separator: " "))
      let style = display.colors == .none ? .plain : run.style
      guard !visible.isEmpty else { continue }
      if style != current {
        text += Self.mark + style.escapeSequence(after: current, depth: display.colors) + Self.mark
        current = style
      }
      text += visible
      columns += visible.columns
    }
    if current != .plain {
      let reset = Style.plain.escapeSequence(after: current, depth: display.colors)
      text += Self.mark + reset + Self.mark + " "
      columns += 1
    }
    self.text = text
    self.columns = columns
  }
}
