extension Character {
  /// The columns the character takes on a terminal, with all the marks that stand on it: 0, 1 or 2.
  ///
  /// Source: Unicode Standard Annex 11, East Asian Width: wide characters take two, as pictures such as emoji do.
  var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII && utf8.count == 1 { return 1 }
    // Lines of boxes and blocks, of which pictures have many.
    if (0x2500..<0x25a0).contains(first.value) { return 1 }
    if Self.isWide(first.value) || first.properties.isEmojiPresentation { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return unicodeScalars.contains("\u{fe0f}") ? 2 : 1
    }
  }

  private static func isWide(_ code: UInt32) -> Bool {
    guard code >= 0x1100 else { return false }
    return wideRanges.contains { $0.contains(code) }
  }

  /// Blocks in which every character is wide: Hangul, CJK, Yi, their compatibility and full-width forms, the rarer
  /// CJK planes.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff,
    0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd,
  ]
}

extension StringProtocol {
  /// The columns the text takes on a terminal, in one line.
  var columns: Int {
    let count = utf8.count
    return utf8.allSatisfy { $0 < 0x80 } ? count : reduce(0) { $0 + $1.columns }
  }
}
