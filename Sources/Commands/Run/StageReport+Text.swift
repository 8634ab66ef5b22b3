import Rendering

extension StageReport {
  /// A heading and a picture, the operations, and what comes next.
  func text(in display: Display) -> StyledText {
    var rest = operations[...]
    var text = StyledText()
    if let beginning {
      let label =
        beginning.label.map { ", label \($0)" } ?? beginning.target.map {
          ", target \(NumberText.scalar($0))"
        } ?? ""
      text.append("iteration \(beginning.iteration) on \(beginning.batch)\(label)\n", .heading)
      if let image = beginning.image { text.append(Self.picture(image, beside: &rest, in: display)) }
    }
    for operation in rest { text.append(operation.text(in: display)) }
    return text + next.text(in: display)
  }

  /// The picture; in a wide window with the first operations beside it, as many as the picture is high, so that both fit
  /// a window of usual height. They are taken from `operations`.
  private static func picture(
    _ image: GrayPicture, beside operations: inout ArraySlice<OperationReport>, in display: Display
  ) -> StyledText {
    let picture = image.text(in: display)
    let lines = picture.lines
    var side = display
    side.columns -= (lines.map(\.width).max() ?? 0) + 3
    guard display.columns >= OperationReport.wide, side.columns >= OperationReport.wide / 2 else {
      return picture
    }
    var text = StyledText()
    while let operation = operations.first, text.lines.count < lines.count {
      text.append(operation.text(in: side))
      operations.removeFirst()
    }
    return StyledText.beside([picture, text])
  }
}
