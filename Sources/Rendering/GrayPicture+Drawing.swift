extension GrayPicture {
  /// A picture and what it is called, for a drawing.
  public struct Titled: Sendable, Equatable {
    let picture: GrayPicture
    /// What it shows, in a few words.
    public let title: String
  }

  /// The picture under a title.
  public func titled(_ title: String) -> Titled { Titled(picture: self, title: title) }
}

extension GrayPicture.Titled: Picture {
  /// The picture without the title.
  public func text(in display: Display) -> StyledText { picture.text(in: display) }

  /// The picture ten times as large as it is.
  public var drawing: Drawing {
    PictureGrid(title: title, kind: .gray, [.init(picture.pixels, caption: [])]).drawing
  }
}
