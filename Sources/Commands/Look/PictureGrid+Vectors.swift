import Matrices
import Rendering

extension PictureGrid {
  /// No more pictures than these are shown side by side, where nothing else is asked for.
  static let most = 256

  /// The first `most` pictures of `count`, each from the numbers of its pixels, row after row of `width`.
  init(
    title: String, kind: Kind, count: Int, most: Int = Self.most, width: Int, pixels: (Int) -> [Double],
    caption: (Int) -> String
  ) {
    let shown = min(count, most)
    self.init(
      title: title + (shown < count ? ", the first \(shown) of \(count)" : ""), kind: kind,
      (0..<shown).compactMap { index in
        Matrix(pixels: pixels(index), width: width).map {
          .init($0, caption: [StyledText(caption(index), .faint)])
        }
      })
  }
}
