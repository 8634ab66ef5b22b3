/// Charts of the same iterations below each other, each with a vertical axis of its own.
///
/// On one axis, what ends at 100 % would lie flat beside a loss.
public struct ChartStack: Sendable, Equatable {
  /// What all of them show, in a few words.
  public let title: String
  private let charts: [LineChart]

  /// Charts, from top to bottom.
  public init(title: String, _ charts: [LineChart]) {
    self.title = title
    self.charts = charts
  }
}

extension ChartStack: Picture {
  /// The charts one after the other.
  public func text(in display: Display) -> StyledText {
    charts.reduce(into: StyledText()) { $0.append($1.text(in: display)) }
  }

  /// The charts below each other, each under its own title.
  public var drawing: Drawing {
    let drawings = charts.map(\.drawing)
    var drawing = Drawing(
      title: title, description: drawings.map(\.description).joined(separator: " "), width: 640,
      height: drawings.reduce(0) { $0 + $1.height })
    var top = 0.0
    for part in drawings {
      drawing.add(part, y: top)
      top += part.height
    }
    return drawing
  }
}
