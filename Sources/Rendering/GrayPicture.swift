import Matrices

/// An image in shades of grey: a sample as it looked when it was written.
public struct GrayPicture: Sendable, Equatable {
  let pixels: Matrix

  /// From paper to ink, in what share of a character's area is covered.
  private static let characters = Array(" .:-=+*#%@")
  /// Greys that both the xterm and the VGA palette of 16 colours round to their black, dark grey, grey and
  /// white.
  private static let fourGrays: [UInt8] = [0, 106, 200, 255]

  /// The picture of `pixels`, which are 0 (paper) to 1 (ink); numbers beyond are shown as these.
  public init(_ pixels: Matrix) { self.pixels = pixels }

  /// The picture, in lines of at most `display.columns` characters, each of which ends with a newline.
  ///
  /// Half blocks in colour where the display has colours and Unicode, otherwise ASCII characters of growing
  /// darkness. An image too wide for the display is reduced by averaging. A NaN is magenta, or `?`.
  public func text(in display: Display) -> StyledText {
    guard !pixels.elements.isEmpty else { return StyledText("no pixels\n", .faint) }
    let grid = PixelGrid(columns: pixels.columns, display: display)
    return GrayPicture(grid.fitted(pixels, display: display)).drawn(grid, in: display)
  }

  /// The picture with its pixels as those of `grid`, whatever their number.
  func drawn(_ grid: PixelGrid, in display: Display) -> StyledText {
    grid.text(pixels, color: { Self.color($0, display.colors) }, character: Self.character)
  }

  static func color(_ value: Double, _ depth: Display.ColorDepth) -> Color {
    guard !value.isNaN else { return .named(.magenta) }
    let share = min(max(value, 0), 1)
    let gray: UInt8
    if depth == .sixteen {
      // Faint ink counts: the edges of a stroke make its shape.
      gray = fourGrays[share < 0.15 ? 0 : share < 0.5 ? 1 : share < 0.85 ? 2 : 3]
    } else {
      gray = UInt8((share * 255).rounded())
    }
    return .rgb(gray, gray, gray)
  }

  private static func character(_ value: Double) -> Character {
    guard !value.isNaN else { return "?" }
    let level = (min(max(value, 0), 1) * Double(characters.count - 1)).rounded()
    return characters[Int(level)]
  }
}
