import Rendering

extension Style {
  /// The sequence that changes the look from `previous` to this one ("SGR" in ECMA-48).
  func escapeSequence(after previous: Style, depth: Display.ColorDepth) -> String {
    var codes: [String] = previous == .plain && self != .plain ? [] : ["0"]
    if bold { codes.append("1") }
    if dim { codes.append("2") }
    if italic { codes.append("3") }
    if let foreground { codes.append(foreground.code(depth: depth, base: 30)) }
    if let background { codes.append(background.code(depth: depth, base: 40)) }
    return "\u{1b}[\(codes.joined(separator: ";"))m"
  }
}

extension Color {
  /// The codes of this colour; `base` is 30 for characters, 40 for what is behind them.
  func code(depth: Display.ColorDepth, base: Int) -> String {
    switch self {
    case .named(let name): return String(base + Int(name.rawValue))
    case .rgb(let red, let green, let blue):
      let exact = RGB(red: Int(red), green: Int(green), blue: Int(blue))
      switch depth {
      case .trueColor: return "\(base + 8);2;\(red);\(green);\(blue)"
      case .palette256: return "\(base + 8);5;\(Palette.nearestOf256(to: exact))"
      case .sixteen, .none:
        let index = Palette.nearestOf16(to: exact)
        return String(index < 8 ? base + index : base + 60 + index - 8)
      }
    }
  }
}
