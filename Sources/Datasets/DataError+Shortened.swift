extension DataError {
  /// The most characters of foreign text that a message shows.
  static let longestText = 40

  /// Bytes from a file as text for a message: no longer than `longestText`, and nothing a terminal would obey.
  static func shortened(_ bytes: some Collection<UInt8>) -> String {
    // A character takes four bytes at most; there may be megabytes.
    let text = String(decoding: bytes.prefix(4 * (longestText + 1)), as: UTF8.self)
    return printable(text, limit: longestText)
  }

  /// `text` without control and formatting characters (which can move the cursor, or turn text around), cut at `limit`.
  static func printable(_ text: String, limit: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: continue
      default: break
      }
      if scalars.count == limit {
        scalars.append("…")
        break
      }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
