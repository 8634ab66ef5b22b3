/// What stands for a character where only ASCII can be shown.
enum Transliteration {
  /// ASCII for `scalar` in a text: of several raised characters, only the first brings the sign of a power.
  static func ascii(for scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> String {
    let text = ascii(for: scalar)
    guard let previous, text.hasPrefix("^"), scalar != "↑", ascii(for: previous).hasPrefix("^"),
      !previous.isASCII, previous != "↑"
    else { return text }
    return String(text.dropFirst())
  }

  /// ASCII for `scalar`: one character where tables and pictures need one, `?` for what has none.
  static func ascii(for scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return String(scalar) }
    if let text = table[scalar] { return text }
    switch scalar.value {
    case 0x2500...0x257f: return "+"  // corners and crossings of boxes
    case 0x2074...0x2079: return "^\(scalar.value - 0x2070)"
    case 0x2080...0x2089: return "\(scalar.value - 0x2080)"
    case 0x2800...0x28ff: return braille(dots: (scalar.value - 0x2800).nonzeroBitCount)
    default: return scalar.properties.generalCategory == .nonspacingMark ? "" : "?"
    }
  }

  private static func braille(dots: Int) -> String {
    switch dots {
    case 0: " "
    case 1...3: "."
    case 4...6: ":"
    default: "#"
    }
  }

  private static let table: [Unicode.Scalar: String] = [
    "\u{a0}": " ", "×": "x", "÷": "/", "·": "*", "−": "-", "±": "+-", "≤": "<=", "≥": ">=", "≠": "!=",
    "≈": "~", "√": "sqrt", "∑": "sum", "∂": "d", "∇": "grad", "∞": "inf", "∈": "in", "°": " deg",
    "′": "'", "¹": "^1", "²": "^2", "³": "^3", "ᵀ": ".T", "½": "1/2", "…": "...", "–": "-", "—": "--",
    "‘": "'",
    "’": "'", "“": "\"", "”": "\"", "«": "\"", "»": "\"", "•": "*", "→": "->", "←": "<-", "↑": "^", "↓": "v",
    "⇒": "=>", "↔": "<->", "✓": "+", "✔": "+", "✗": "x", "✘": "x", "◆": "*", "●": "o", "○": "o",
    "▶": ">", "◀": "<", "▲": "^", "▼": "v", "\u{fffd}": "?",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "delta", "ε": "eps", "η": "eta",
    "θ": "theta", "λ": "lambda", "μ": "mu", "µ": "u", "π": "pi", "ρ": "rho", "σ": "sigma", "Σ": "sum",
    "τ": "tau", "φ": "phi", "Φ": "Phi",
    "⁰": "^0", "⁻": "^-", "ₐ": "a", "ₑ": "e", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₘ": "m", "ₙ": "n", "▬": "=",
    "─": "-", "━": "-", "═": "=", "│": "|", "┃": "|", "║": "|", "┄": "-", "┈": "-", "╌": "-", "┊": "|",
    // parts of a cell, from little ink to much
    "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%", "█": "#", "▀": "\"",
    "▏": ".", "▎": ":", "▍": "-", "▌": "=", "▋": "+", "▊": "*", "▉": "%", "▐": "|",
    "░": ".", "▒": "+", "▓": "%",
  ]
}
