import Rendering

/// Why a line did not do what it was to do: a sentence, and the place that it is about.
package struct Refusal: Finding {
  package static let kind = "refusal"

  /// The sentence, without the place that the line came from.
  package var sentence: StyledText
  /// An expression, and the place in it that is wrong; nil where it is about none.
  package var mark: MarkedLine?

  package init(_ sentence: StyledText, mark: MarkedLine? = nil) {
    (self.sentence, self.mark) = (sentence, mark)
  }

  /// The same behind the file and line that it came from.
  func at(_ origin: Interpreter.Origin) -> Refusal {
    Refusal(StyledText(origin.prefix) + sentence, mark: mark)
  }

  package func text(in display: Display) -> StyledText {
    sentence + "\n" + (mark?.text(in: display) ?? StyledText())
  }
}
