/// The styles of every digit. To add one, add a glyph to its digit's list.
enum GlyphTable {
  /// For every digit 0…9, its styles.
  static let alphabet = [zero, one, two, three, four, five, six, seven, eight, nine]
}
