/// Colours for signed numbers: dark at 0, blue below, red above, the brighter the larger.
struct DivergingColors {
  /// How many colours there are to choose from.
  let depth: Display.ColorDepth

  /// The colour of a NaN.
  var nan: Color { depth == .sixteen ? .named(.magenta) : .rgb(255, 0, 255) }
  /// The colour of an infinity.
  var infinity: Color { depth == .sixteen ? .named(.yellow) : .rgb(255, 215, 0) }

  private typealias RGB = (red: Double, green: Double, blue: Double)

  /// From 0 to ±1, at equal distances; in between, neighbours are mixed.
  private static let blues: [RGB] = [(22, 22, 26), (25, 75, 165), (60, 145, 255), (165, 215, 255)]
  private static let reds: [RGB] = [(22, 22, 26), (155, 35, 30), (250, 85, 45), (255, 200, 150)]
  /// The same in colours that the palette of 256 has exactly; mixtures would be rounded to greys.
  private static let paletteBlues: [RGB] = [
    (18, 18, 18), (0, 0, 95), (0, 0, 175), (0, 95, 215), (0, 135, 255), (95, 175, 255), (175, 215, 255),
  ]
  private static let paletteReds: [RGB] = [
    (18, 18, 18), (95, 0, 0), (135, 0, 0), (215, 0, 0), (255, 95, 0), (255, 135, 95), (255, 215, 175),
  ]
  /// Black, the palette's own blue or red, and a colour that rounds to its bright one.
  private static let sixteenBlues: [Color] = [.named(.black), .named(.blue), .rgb(92, 92, 255)]
  private static let sixteenReds: [Color] = [.named(.black), .named(.red), .rgb(255, 85, 85)]

  /// The colour for `share`, -1…1, of the scale.
  func color(_ share: Double) -> Color {
    let isNegative = share < 0
    let size = min(abs(share), 1)
    switch depth {
    case .none, .sixteen:
      return (isNegative ? Self.sixteenBlues : Self.sixteenReds)[size < 0.2 ? 0 : size < 0.6 ? 1 : 2]
    case .palette256:
      let colors = isNegative ? Self.paletteBlues : Self.paletteReds
      return Self.color(colors[Int((size * Double(colors.count - 1)).rounded())])
    case .trueColor:
      let colors = isNegative ? Self.blues : Self.reds
      let position = size * Double(colors.count - 1)
      let index = min(Int(position), colors.count - 2)
      return Self.color(Self.mixed(colors[index], colors[index + 1], position - Double(index)))
    }
  }

  /// The colours from -1 to 0 and from 0 to 1 in `length` characters each, for a legend.
  func bars(length: Int) -> (negative: StyledText, positive: StyledText) {
    var negative = StyledText()
    var positive = StyledText()
    for index in 0..<length {
      let share = (Double(index) + 0.5) / Double(length)
      negative.append("█", Style(foreground: color(share - 1)))
      positive.append("█", Style(foreground: color(share)))
    }
    return (negative, positive)
  }

  private static func mixed(_ low: RGB, _ high: RGB, _ share: Double) -> RGB {
    (
      low.red + (high.red - low.red) * share, low.green + (high.green - low.green) * share,
      low.blue + (high.blue - low.blue) * share
    )
  }

  private static func color(_ color: RGB) -> Color {
    .rgb(UInt8(color.red.rounded()), UInt8(color.green.rounded()), UInt8(color.blue.rounded()))
  }
}
