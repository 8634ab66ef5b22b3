import Datasets
import Matrices
import Rendering

/// Samples as they are shown: as pictures where they are images, and else in a table.
struct SampleView {
  let samples: Samples

  /// The most samples that a command shows by itself.
  static let most = 12

  /// The picture of one sample; `row` is its place in `samples`. Nil where it is no image.
  func image(row: Int32) -> GrayPicture? { pixels(row: row).map { GrayPicture($0) } }

  /// Samples with their captions.
  ///
  /// Pictures stand in a terminal without the edges that are blank in all of several, so that more stand side by side.
  func shown(title: String, _ items: [(row: Int32, caption: [StyledText])]) -> any Finding {
    guard samples.image != nil else { return SampleTable(title: title, samples, items) }
    return ShownPictures(
      PictureGrid(
        title: title, kind: .gray, isCropped: true,
        items.compactMap { item in pixels(row: item.row).map { .init($0, caption: item.caption) } }))
  }

  /// The pixels of one sample, 0 to 1, as they stand in the image.
  private func pixels(row: Int32) -> Matrix? {
    samples.grey(Int(row)).flatMap { Matrix(pixels: $0, width: samples.shape.width) }
  }
}
