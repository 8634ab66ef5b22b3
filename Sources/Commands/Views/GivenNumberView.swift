import Debugging
import Matrices
import Networks
import Pictures

/// A pixel or a label: a number that no operation wrote.
struct GivenNumberView {
  let words: ExplanationWords
  let display: Display

  /// An element of X or Y.
  func text(_ element: MatrixElement) -> StyledText {
    let (row, column) = (element.place.row, element.place.column)
    let batch = words.batch.batch
    var text = StyledText("\(element)", .name)
    if element.name.kind == .input {
      let byte = batch.byte(pixel: row, ofSample: column)
      let preparation = batch.data.preparation
      let division = preparation.divisor == 1 ? "" : " / \(NumberText.scalar(preparation.divisor))"
      text.append(" = \(byte)\(division) = \(Double(byte) / preparation.divisor)\n")
      let sentence =
        "The pixel in \(words.pixel(row)) of \(words.sample(column)), as it is in the data: 0 is black, 255 white."
      return text + StyledText(sentence, .faint).paragraph(columns: display.columns)
    }
    let (label, target) = (batch.label(column), batch.target(column))
    text.append(" = \(target == row ? 1 : 0)\n")
    let sentence =
      "The label of \(words.sampleName(column)) is \(label)\(target == label ? ", so" : ", but") column \(column) has "
      + "\(target == label ? "a" : "its") 1 in row \(target)\(target == label ? " and 0 elsewhere" : "")."
    return text + StyledText(sentence, .faint).paragraph(columns: display.columns)
  }
}
