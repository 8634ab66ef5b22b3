import Rendering

/// Turns styled text into the characters and escape sequences a display understands.
///
/// No escape sequence but the encoder's own gets through: control characters in the text, other than newline
/// and tab, become `^[` and the like, so that no data file can move the cursor or rename the window.
public struct TextEncoder: Sendable {
  let display: Display

  /// An encoder for `display`.
  public init(for display: Display) {
    self.display = display
  }

  /// The characters to write for `text`; every line of it begins and ends in the terminal's own look.
  public func encode(_ text: StyledText) -> String {
    var encoded = ""
    var current = Style.plain
    for run in text.runs {
      let style = display.colors == .none ? .plain : run.style
      let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if index > 0 {
          // A background that is still on would fill the next line to its end.
          change(&current, to: .plain, in: &encoded)
          encoded += "\n"
        }
        guard !line.isEmpty else { continue }
        change(&current, to: style, in: &encoded)
        appendVisible(line.unicodeScalars, to: &encoded)
      }
    }
    change(&current, to: .plain, in: &encoded)
    return encoded
  }

  private func change(_ current: inout Style, to style: Style, in encoded: inout String) {
    guard style != current else { return }
    encoded += style.escapeSequence(after: current, depth: display.colors)
    current = style
  }

  /// The characters of `text` as they may be shown, without any style.
  public func visible(_ text: String) -> String {
    var shown = ""
    appendVisible(text.unicodeScalars, to: &shown)
    return shown
  }

  private func appendVisible(_ scalars: some Sequence<Unicode.Scalar>, to shown: inout String) {
    var previous: Unicode.Scalar?
    for scalar in scalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x20..<0x7f, 0x09, 0x0a: shown.unicodeScalars.append(scalar)
      case 0x0d: continue  // a line that ended with CR LF
      case 0..<0x20: shown += "^" + String(Unicode.Scalar(UInt8(scalar.value) + 0x40))
      case 0x7f: shown += "^?"
      case 0x80..<0xa0: shown += display.unicode ? "\u{fffd}" : "?"
      default:
        if display.unicode {
          shown.unicodeScalars.append(scalar)
        } else {
          shown += Transliteration.ascii(for: scalar, after: previous)
        }
      }
    }
  }
}
