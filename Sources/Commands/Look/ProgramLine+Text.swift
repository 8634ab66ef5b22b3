import Rendering

extension ProgramLine {
  /// `Z1 = W1 @ X + b1`, abridged; what belongs to every operation of its kind.
  var text: StyledText { text(abridged) }

  /// The same with another right side, and the name filled up to `nameWidth`.
  func text(_ rightSide: String, nameWidth: Int = 0) -> StyledText {
    guard writesMatrix else { return StyledText(name, .name) + StyledText(": \(rightSide)") }
    let blanks = String(repeating: " ", count: max(0, nameWidth - name.count))
    return StyledText(name, .name) + StyledText("\(blanks) = \(rightSide)")
  }
}
