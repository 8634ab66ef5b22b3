import Matrices

/// How an image is laid out in characters, so that it fits the display and its pixels look square.
///
/// A character is taken to be twice as high as it is wide.
enum PixelGrid {
  /// One character shows two pixels, one above the other, in its two colours.
  case halfBlocks
  /// Two equal characters beside each other show one pixel.
  case characterPairs
  /// One character shows one pixel, which covers two rows of the image.
  case characters

  /// The grid for an image of `columns` columns.
  init(columns: Int, display: Display) {
    if display.colors > .none && display.unicode {
      self = .halfBlocks
    } else {
      self = columns <= display.columns / 2 ? .characterPairs : .characters
    }
  }

  /// `image` (not empty) at the size in which its pixels are drawn: never larger than it is.
  func fitted(_ image: Matrix, display: Display) -> Matrix {
    let columns = min(image.columns, display.columns)
    let rowsPerPixel = (self == .characters ? 2 : 1) * Double(image.columns) / Double(columns)
    let rows = Int((Double(image.rows) / rowsPerPixel).rounded())
    return image.averaged(rows: min(image.rows, max(1, rows)), columns: columns)
  }

  /// `image`, a pixel's color or character given by its value; each line ends with a newline.
  func text(_ image: Matrix, color: (Double) -> Color, character: (Double) -> Character) -> StyledText {
    var text = StyledText()
    switch self {
    case .halfBlocks:
      for row in stride(from: 0, to: image.rows, by: 2) {
        for column in 0..<image.columns {
          let below = row + 1 < image.rows ? color(image[row + 1, column]) : nil
          text.append("▀", Style(foreground: color(image[row, column]), background: below))
        }
        text.appendLine()
      }
    case .characterPairs, .characters:
      let width = self == .characterPairs ? 2 : 1
      for row in 0..<image.rows {
        var line = ""
        for column in 0..<image.columns {
          line += String(repeating: character(image[row, column]), count: width)
        }
        text.appendLine(StyledText(line).withoutTrailingBlanks)
      }
    }
    return text
  }
}
