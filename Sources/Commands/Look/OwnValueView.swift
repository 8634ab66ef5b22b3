import Datasets
import Expressions
import Matrices
import Rendering

/// A value that is no live matrix, as `show` shows it: with a picture where it has a number for each pixel.
struct OwnValueView {
  /// What the person calls it: a name or an expression.
  let text: String
  let array: ArrayValue
  /// The size of a sample; nil where samples are no images.
  let shape: ImageShape?
  let display: Display

  /// Shape and numbers, and a picture where there is one.
  func view() -> StyledText {
    var view = StyledText(text, .name)
    guard array.single == nil else {
      return view + " = " + ValueView(.array(array), display: display).text()
    }
    view.append("   ")
    view.append(ValueView(.array(array), display: display).text())
    if let image { view.append(HeatMap(image).titled(text).text(in: display)) }
    return view
  }

  /// The same as a picture: an image where its numbers are one, and else a map of the numbers as they stand.
  func picture() -> any Picture { HeatMap(image ?? array.matrix).titled(text) }

  /// Its rows as pictures side by side.
  func grid() throws(CommandError) -> PictureGrid {
    let matrix = array.matrix
    guard let shape else {
      throw .plain(
        "the samples are no images, so the rows of \(text) are no pictures; show \(text) shows its numbers")
    }
    guard matrix.columns == shape.pixelCount else {
      throw .plain(
        "the rows of \(text) are no pictures: they have \(matrix.columns) numbers, and a picture \(shape.pixelCount)"
      )
    }
    return PictureGrid(
      title: "the rows of \(text)", kind: .heat, count: matrix.rows, width: shape.width,
      pixels: { row in (0..<matrix.columns).map { matrix[row, $0] } }, caption: { "row \($0)" })
  }

  private var image: Matrix? {
    shape.flatMap {
      array.elements.count == $0.pixelCount ? Matrix(pixels: array.elements, width: $0.width) : nil
    }
  }
}
