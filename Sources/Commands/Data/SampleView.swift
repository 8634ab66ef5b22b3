import Datasets
import Matrices
import Rendering

/// Pictures of samples.
struct SampleView {
  let samples: Samples

  /// The most pictures that a command shows by itself.
  static let most = 12

  /// The picture of one sample; `row` is its place in `samples`.
  func image(row: Int32) -> GrayPicture? { pixels(row: row).map { GrayPicture($0) } }

  /// Pictures with their captions; in a terminal, several without their common blank edges, so that more stand side by
  /// side.
  func grid(title: String, _ items: [(row: Int32, caption: [StyledText])]) -> PictureGrid {
    PictureGrid(
      title: title, kind: .gray, isCropped: true,
      items.compactMap { item in pixels(row: item.row).map { .init($0, caption: item.caption) } })
  }

  /// The pixels of one sample, 0 to 1, as they stand in the image.
  private func pixels(row: Int32) -> Matrix? {
    Matrix(pixels: samples.grey(Int(row)), width: samples.shape.width)
  }
}
