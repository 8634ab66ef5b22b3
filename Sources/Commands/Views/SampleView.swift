import Datasets
import Debugging
import Matrices
import Pictures

/// Pictures of samples.
struct SampleView {
  let data: DataSet
  let display: Display

  /// The picture of one sample; `row` is its place in the data set's samples.
  func picture(row: Int32) -> StyledText {
    image(row: row).map { GrayPicture($0).text(in: display) } ?? StyledText()
  }

  /// The pixels of one sample, 0 to 1, as they stand in the image.
  func image(row: Int32) -> Matrix? {
    let pixels = data.samples.image(Int(row)).map { Double($0) / 255 }
    return Matrix(pixels: pixels, width: data.samples.shape.width)
  }

  /// Pictures with a caption below each, as many side by side as fit.
  func gallery(_ items: [(row: Int32, caption: StyledText)]) -> StyledText {
    let cards = items.map { picture(row: $0.row) + $0.caption + "\n" }
    let width = cards.reduce(1) { max($0, $1.lines.map(\.width).max() ?? 0) }
    let perLine = max(1, (display.columns + 3) / (width + 3))
    var text = StyledText()
    for start in stride(from: 0, to: cards.count, by: perLine) {
      if start > 0 { text.appendLine() }
      text.append(StyledText.beside(Array(cards[start..<min(start + perLine, cards.count)])))
    }
    return text
  }
}
