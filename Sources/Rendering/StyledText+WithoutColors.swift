extension StyledText {
  /// The characters without their styles, for a file; of half blocks, which only their colours tell apart, those that
  /// have the shape of what is bright.
  public var withoutColors: String {
    runs.map { run in
      guard run.text.first == "▀", let foreground = run.style.foreground else { return run.text }
      let shape =
        switch (Self.isBright(foreground), run.style.background.map(Self.isBright) ?? false) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      return run.text.map { $0 == "▀" ? shape : String($0) }.joined()
    }.joined()
  }

  private static func isBright(_ color: Color) -> Bool {
    // What is no number has a named colour, and must be seen.
    guard case .rgb(let red, let green, let blue) = color else { return color != .named(.black) }
    return max(red, green, blue) >= 128
  }
}
