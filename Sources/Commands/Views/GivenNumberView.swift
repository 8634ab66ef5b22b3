import Debugging
import Matrices
import Networks
import Rendering

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
      let number = batch.data.input(row, ofRow: batch.rows[column])
      guard let byte = batch.byte(pixel: row, ofSample: column), let divisor = batch.data.divisor else {
        text.append(" = \(number)\n")
        return text
          + StyledText("Input \(row) of \(words.sample(column)), as it is in the data.", .faint)
          .paragraph(columns: display.columns)
      }
      text.append(
        divisor == 1 ? " = \(byte)\n" : " = \(byte) / \(NumberText.scalar(divisor)) = \(number)\n")
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
