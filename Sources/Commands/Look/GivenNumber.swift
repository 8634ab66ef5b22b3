import Debugging
import Networks
import Rendering

/// An input or a target: a number that no operation wrote.
struct GivenNumber: Finding {
  static let kind = "givenNumber"

  /// An element of X or Y.
  let element: String
  let value: Double
  /// How it comes from what is in the data, such as `254 / 255`; nil where it is just that.
  let quotient: String?
  /// What it is, in a sentence.
  let meaning: String

  init(_ element: MatrixElement, _ words: ExplanationWords) {
    let (row, column) = (element.place.row, element.place.column)
    let batch = words.batch.batch
    self.element = "\(element)"
    guard element.name.kind == .input else {
      let targets = words.session.architecture.targets
      (value, quotient) = (targets.value(row: row, y: batch.numberOfY(column)), nil)
      let name = words.sampleName(column)
      let labelName = batch.label(column).map { batch.data.classes?.names[$0] ?? "\($0)" } ?? ""
      guard let label = batch.label(column), let target = batch.target(column), targets.isOneHot else {
        meaning =
          batch.label(column).map { _ in
            "The label of \(name) is \(labelName), and Y has \(targets.words.briefTargets)."
          }
          ?? "The target of \(name), as it is in the data."
        return
      }
      meaning =
        "The label of \(words.sampleName(column)) is \(labelName)\(target == label ? ", so" : ", but") column \(column) has "
        + "\(target == label ? "a" : "its") 1 in row \(target)\(target == label ? " and 0 elsewhere" : "")."
      return
    }
    value = batch.data.input(row, ofRow: batch.rows[column])
    guard let byte = batch.byte(pixel: row, ofSample: column), let divisor = batch.data.divisor else {
      quotient = nil
      meaning = "Input \(row), \(words.input(row)), of \(words.sample(column)), as it is in the data."
      return
    }
    quotient = divisor == 1 ? nil : "\(byte) / \(NumberText.scalar(divisor))"
    meaning =
      "The pixel in \(words.input(row)) of \(words.sample(column)), as it is in the data: 0 is black, 255 white."
  }

  func text(in display: Display) -> StyledText {
    let whole = quotient == nil ? Int(exactly: value) : nil
    let number = whole.map { "\($0)" } ?? "\(value)"
    return StyledText(element, .name) + StyledText(" = \(quotient.map { "\($0) = " } ?? "")\(number)\n")
      + StyledText(meaning, .faint).paragraph(columns: display.columns)
  }
}
