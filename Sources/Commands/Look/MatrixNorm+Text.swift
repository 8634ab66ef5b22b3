import Rendering

extension MatrixNorm {
  func text(in display: Display) -> StyledText {
    StyledText(name, .name) + StyledText(": \(NumberText.scalar(norm))\n")
  }
}
