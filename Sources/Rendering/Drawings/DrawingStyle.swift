/// The colours of drawings, which are told apart without them too: curves by dashes, bars by their lengths.
///
/// Text has a contrast of at least 4.5 to the paper, and everything else at least 3 (WCAG 2.2, 1.4.3 and 1.4.11).
public enum DrawingStyle {
  /// Colours by class, in light and in dark surroundings.
  static let colors: [(name: String, light: String, dark: String)] = [
    ("paper", "#ffffff", "#16161a"), ("ink", "#1a1a1a", "#ececec"), ("faint", "#5a5a5a", "#a8a8a8"),
    ("grid", "#e2e2e2", "#33333a"), ("axis", "#767676", "#8a8a8a"), ("good", "#1d6b3a", "#7fd89c"),
    ("bad", "#b3261e", "#ff8a80"), ("bar", "#2f6fb3", "#6cb0f5"), ("series1", "#0a63b0", "#6cb0f5"),
    ("series2", "#b84300", "#ff9d5c"), ("series3", "#00704f", "#58d3a3"), ("series4", "#8c3a80", "#e59bd8"),
    ("series5", "#6b5f00", "#d9cb4a"), ("series6", "#555555", "#c8c8c8"),
  ]
  /// What a drawing is on; the class of its outermost element.
  enum Ground: String {
    /// Paper, light or dark as its surroundings are.
    case paper = "drawing"
    /// The screen of a terminal, dark in all surroundings.
    case screen
  }

  static let screenPaper = "#1e1e2a", screenInk = "#dcdce4", screenFaint = "#9a9aa8"
  /// The colours that follow a terminal's theme.
  static let screenColors: [Color.Name: String] = [
    .black: "#8a8da1", .red: "#f28b82", .green: "#8bd49c", .yellow: "#f0d58c", .blue: "#8ab4f8",
    .magenta: "#d7a6f2", .cyan: "#7fd6e0", .white: screenInk,
  ]

  /// The colour of text in `style` on a screen.
  static func screenColor(_ style: Style) -> String {
    style.foreground.map(screenColor) ?? (style.dim ? screenFaint : screenInk)
  }

  /// `color` as a screen shows it.
  static func screenColor(_ color: Color) -> String {
    switch color {
    case .named(let name): screenColors[name] ?? screenInk
    case .rgb(let red, let green, let blue):
      "#" + [red, green, blue].map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
    }
  }

  private static let dashes = ["", "7 4", "2 3", "10 3 2 3", "14 4", "4 6"]

  /// The rules for a page.
  public static var page: String {
    func variables(_ color: (Int) -> String) -> String {
      colors.indices.map { "--\(colors[$0].name):\(color($0))" }.joined(separator: ";")
    }
    return ":root{\(variables { colors[$0].light })}\n"
      + "@media (prefers-color-scheme:dark){:root{\(variables { colors[$0].dark })}}\n"
      + "@media print{:root{\(variables { colors[$0].light })}}\n" + rules { "var(--\($0))" }
  }

  /// The rules for a file, without variables, which not every program that shows drawings knows.
  static func file(_ ground: Ground) -> String {
    if ground == .screen {
      // Pixels lie side by side, without the background between them, at any size.
      return ".screen .paper{fill:\(screenPaper)}\n.screen rect{shape-rendering:crispEdges}\n"
        + ".screen text{font-family:ui-monospace,Menlo,Consolas,\"DejaVu Sans Mono\",monospace;font-size:14px}\n"
    }
    let light = Dictionary(uniqueKeysWithValues: colors.map { ($0.name, $0.light) })
    let dark = Dictionary(uniqueKeysWithValues: colors.map { ($0.name, $0.dark) })
    return rules { light[$0] ?? "" } + "@media (prefers-color-scheme:dark){\n" + rules { dark[$0] ?? "" }
      + "}\n"
  }

  private static func rules(_ color: (String) -> String) -> String {
    var text = ".drawing text{font:13px system-ui,sans-serif;fill:\(color("ink"))}\n"
    text += ".drawing .heading{font-weight:600;font-size:15px}\n"
    for name in ["paper", "bar", "good", "bad"] { text += ".drawing rect.\(name){fill:\(color(name))}\n" }
    for name in ["faint", "good", "bad"] { text += ".drawing text.\(name){fill:\(color(name))}\n" }
    for name in ["grid", "axis"] { text += ".drawing path.\(name){stroke:\(color(name));fill:none}\n" }
    text += ".drawing path.halo{stroke:\(color("paper"));fill:none;stroke-width:4;stroke-linejoin:round}\n"
    for (index, dash) in dashes.enumerated() {
      text +=
        ".drawing path.series\(index + 1){stroke:\(color("series\(index + 1)"));fill:none;stroke-width:2"
      text +=
        ";stroke-linecap:round;stroke-linejoin:round\(dash.isEmpty ? "" : ";stroke-dasharray:\(dash)")}\n"
    }
    return text
  }
}
