/// Something that a terminal shows as text and a file or page as a drawing.
public protocol Picture: Sendable {
  /// What it shows, in a few words.
  var title: String { get }
  /// The picture in lines of at most `display.columns` characters, each of which ends with a newline.
  func text(in display: Display) -> StyledText
  /// The picture as shapes.
  var drawing: Drawing { get }
}
