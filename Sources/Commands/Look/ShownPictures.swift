import Rendering

/// Several pictures side by side, which a command shows.
struct ShownPictures: Finding {
  static let kind = "pictures"

  /// What they show, in a few words.
  let title: String
  /// What stands below each of them, in lines.
  let captions: [[StyledText]]
  private let grid: PictureGrid

  private enum CodingKeys: CodingKey { case title, captions }

  init(_ grid: PictureGrid) {
    (title, captions, self.grid) = (grid.title, grid.items.map(\.caption), grid)
  }

  var picture: (any Picture)? { grid }

  /// The pictures, and above several their title.
  func text(in display: Display) -> StyledText {
    let heading =
      captions.count > 1 ? StyledText(title, .heading).paragraph(columns: display.columns) : StyledText()
    return heading + grid.text(in: display)
  }
}
