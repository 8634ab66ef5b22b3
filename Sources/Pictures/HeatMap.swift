import Matrices

/// Signed numbers as an image, such as the weights from every pixel into one neuron: blue below 0, red above.
public struct HeatMap: Sendable, Equatable {
  private let values: Matrix
  private let scale: Double?

  /// The map of `values`, whose colours reach from -`scale` to `scale`; by default, from the largest
  /// magnitude.
  ///
  /// Maps that are to be compared need the same scale. Numbers beyond it look like the last colour.
  public init(_ values: Matrix, scale: Double? = nil) {
    self.values = values
    self.scale = scale.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
  }

  /// The map and, below it, its legend, in lines of at most `display.columns` characters, each with its
  /// newline.
  ///
  /// Half blocks in colour where the display has colours and Unicode, otherwise ASCII: punctuation above 0,
  /// letters below. An image too wide for the display is reduced by averaging, and the legend says so. NaN
  /// and infinity have colours and characters of their own, and leave the scale alone.
  public func text(in display: Display) -> StyledText {
    guard !values.elements.isEmpty else { return StyledText("no numbers\n", .faint) }
    let grid = PixelGrid(columns: values.columns, display: display)
    let image = grid.fitted(values, display: display)
    let largest = image.elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let scale = scale ?? largest
    // Where all is 0, so is the scale.
    func share(_ value: Double) -> Double { scale == 0 ? 0 : min(max(value / scale, -1), 1) }
    let colors = DivergingColors(depth: display.colors)
    var text = grid.text(
      image,
      color: { $0.isNaN ? colors.nan : $0.isInfinite ? colors.infinity : colors.color(share($0)) },
      character: { SignedCharacters.character($0, share: share($0)) })
    text.append(legend(scale: scale, image: image, grid: grid, colors: colors, display: display))
    return text
  }

  private func legend(
    scale: Double, image: Matrix, grid: PixelGrid, colors: DivergingColors, display: Display
  ) -> StyledText {
    let isColored = grid == .halfBlocks
    var items: [StyledText] = []
    if scale > 0 {
      let ends = (
        StyledText("-" + NumberText.scalar(scale), .faint), StyledText("+" + NumberText.scalar(scale), .faint)
      )
      let room = (display.columns - ends.0.width - ends.1.width - 5) / 2
      let bars = isColored ? colors.bars(length: min(max(room, 1), 12)) : SignedCharacters.bars
      items.append(ends.0 + " " + bars.negative + StyledText(" 0 ", .faint) + bars.positive + " " + ends.1)
    } else if image.elements.contains(0) {
      items.append(StyledText("all zeros", .faint))
    }
    let nans = values.elements.count(where: \.isNaN)
    let infinities = values.elements.count(where: \.isInfinite)
    func note(_ mark: String, _ color: Color, _ text: String) {
      let mark = isColored ? StyledText("█", Style(foreground: color)) : StyledText(mark)
      items.append(mark + StyledText(" " + text, .bad))
    }
    if nans > 0 { note("?", colors.nan, "nan: \(NumberText.count(nans))") }
    if infinities > 0 { note("!", colors.infinity, "inf: \(NumberText.count(infinities))") }
    if image.elements.count < values.elements.count {
      let from = NumberText.shape(values.rows, values.columns, unicode: display.unicode)
      let to = NumberText.shape(image.rows, image.columns, unicode: display.unicode)
      items.append(StyledText("\(from) averaged to \(to)", .faint))
    }
    return StyledText.flowing(items, columns: display.columns)
  }
}
