import Rendering

/// A picture that a command shows, and what stands above it.
struct ShownPicture: Finding {
  static let kind = "picture"

  /// What the picture shows, in a few words.
  let title: String
  /// What stands above it in a terminal; may be empty.
  let heading: StyledText
  private let shown: any Picture

  private enum CodingKeys: CodingKey { case title, heading }

  init(_ picture: any Picture, heading: StyledText = StyledText()) {
    (title, self.heading, shown) = (picture.title, heading, picture)
  }

  var picture: (any Picture)? { shown }

  func text(in display: Display) -> StyledText { heading + shown.text(in: display) }
}
