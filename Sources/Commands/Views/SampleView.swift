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
    let image = data.samples.image(Int(row)).map { Double($0) / 255 }
    guard let matrix = Matrix(pixels: image, width: data.samples.shape.width) else { return StyledText() }
    return GrayPicture(matrix).text(in: display)
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
