import Rendering

extension ShownMatrix {
  /// Shape, statistics, and a picture or numbers; of a single number, all its digits.
  func text(in display: Display) -> StyledText {
    if let single {
      return StyledText(heading.title, .name) + StyledText(" = \(NumberText.exact(single))")
        + heading.origin + "\n"
    }
    var text = heading.text + "\n"
    text.append(statistics.text(in: display, rowIndices: rowIndices, columnIndices: columnIndices))
    if let picture { text.append(picture.text(in: display)) }
    return text + (numbers?.text(in: display) ?? StyledText())
  }

}

extension MatrixHeading {
  /// `W1[3]  1×784 of 10×784  the weights into neuron 3`.
  var text: StyledText {
    var text = StyledText(title, .name)
    text.append("   \(NumberText.shape(shape[0], shape[1]))")
    if let wholeShape { text.append(" of \(NumberText.shape(wholeShape[0], wholeShape[1]))", .faint) }
    if !meaning.isEmpty { text.append("   \(meaning)", .faint) }
    text.append(origin)
    if let bytes {
      text.append("   \(NumberText.megabytes(bytes)) of numbers, made to be shown", .faint)
    }
    return text
  }

  /// Tells of matrices that belong to an iteration whose update has been made.
  var origin: StyledText {
    StyledText(pastIteration.map { "   of iteration \($0), before its update" } ?? "", .faint)
  }
}
