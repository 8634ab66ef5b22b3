/// Characters for signed numbers where there are no colours: punctuation above 0, letters below, the darker
/// the larger; a blank is near 0.
enum SignedCharacters {
  private static let positive = Array(".:+*#")
  private static let negative = Array("ivnmW")

  /// The character of `value`, which is `share`, -1…1, of the scale.
  static func character(_ value: Double, share: Double) -> Character {
    if value.isNaN { return "?" }
    if value.isInfinite { return "!" }
    let level = Int((abs(share) * Double(positive.count)).rounded())
    guard level > 0 else { return " " }
    return (share < 0 ? negative : positive)[level - 1]
  }

  /// The characters from -1 to 0 and from 0 to 1, for a legend.
  static var bars: (negative: StyledText, positive: StyledText) {
    (StyledText(String(negative.reversed())), StyledText(String(positive)))
  }
}
