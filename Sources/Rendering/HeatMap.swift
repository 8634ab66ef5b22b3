import Matrices

/// Signed numbers as an image, such as the weights from every pixel into one neuron: blue below 0, red above.
public struct HeatMap: Sendable, Equatable {
  let values: Matrix
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
    return map(image, grid: grid, display: display)
      + legend(scale: scale(of: image), image: image, grid: grid, display: display)
  }

  /// The map without its legend, its numbers as pixels of `grid`, whatever their number.
  func drawn(_ grid: PixelGrid, in display: Display) -> StyledText {
    map(values, grid: grid, display: display)
  }

  private func map(_ image: Matrix, grid: PixelGrid, display: Display) -> StyledText {
    let scale = scale(of: image)
    return grid.text(
      image, color: { Self.color($0, scale: scale, depth: display.colors) },
      character: { SignedCharacters.character($0, share: Self.share($0, scale)) })
  }

  /// The magnitude at which the colours end.
  func scale(of image: Matrix) -> Double { scale ?? Self.largestMagnitude(image) }

  /// The largest magnitude among the finite numbers of `matrix`; 0 where there is none.
  public static func largestMagnitude(_ matrix: Matrix) -> Double {
    matrix.elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
  }

  private static func share(_ value: Double, _ scale: Double) -> Double {
    // Where all is 0, so is the scale.
    scale == 0 ? 0 : min(max(value / scale, -1), 1)
  }

  /// The colour of a number where the colours end at ±`scale`.
  static func color(_ value: Double, scale: Double, depth: Display.ColorDepth) -> Color {
    let colors = DivergingColors(depth: depth)
    return value.isNaN ? colors.nan : value.isInfinite ? colors.infinity : colors.color(share(value, scale))
  }

  private func legend(
    scale: Double, image: Matrix, grid: PixelGrid, display: Display
  ) -> StyledText {
    let colors = DivergingColors(depth: display.colors)
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
