import Pictures

/// What is said before the first prompt.
enum Banner {
  static let text =
    StyledText("gradb \(GradB.configuration.version)", .heading)
    + StyledText(": a step-through debugger for gradient descent. Type help, or quit to leave.\n")
}
