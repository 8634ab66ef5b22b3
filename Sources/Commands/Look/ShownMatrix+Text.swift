import Rendering

extension ShownMatrix {
  /// Shape, statistics, and a picture or numbers; of a single number, all its digits.
  func text(in display: Display) -> StyledText {
    if let single {
      return StyledText(title, .name) + StyledText(" = \(NumberText.exact(single))") + origin + "\n"
    }
    var text = heading + "\n"
    text.append(statistics.text(in: display, rowIndices: rowIndices, columnIndices: columnIndices))
    if let picture { text.append(picture.text(in: display)) }
    return text + (numbers?.text(in: display) ?? StyledText())
  }

  /// `W1[3]  1×784 of 10×784  the weights into neuron 3`.
  var heading: StyledText {
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
  private var origin: StyledText {
    StyledText(pastIteration.map { "   of iteration \($0), before its update" } ?? "", .faint)
  }
}
