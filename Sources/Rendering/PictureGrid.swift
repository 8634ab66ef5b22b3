import Matrices

/// Small pictures beside and below each other, each with a caption: neurons' weights, or samples.
public struct PictureGrid: Sendable, Equatable {
  /// A picture and what is said of it.
  public struct Item: Sendable, Equatable {
    /// The numbers, 0…1 for shades of grey, of any sign for a heat map.
    public let image: Matrix
    /// What stands below, a few short lines.
    public let caption: [StyledText]

    /// A picture of `image` with its caption.
    public init(_ image: Matrix, caption: [StyledText]) {
      self.image = image
      self.caption = caption
    }
  }

  /// What the pictures are of.
  public enum Kind: Sendable {
    /// Samples, in shades of grey.
    case gray
    /// Numbers of both signs, all in one scale.
    case heat
  }

  /// What the pictures show, in a few words.
  public let title: String
  /// How the pictures are coloured.
  public let kind: Kind
  /// The pictures, in reading order.
  public let items: [Item]
  /// Whether a terminal, which has few pixels, leaves out edges that are blank in all of several pictures.
  private let isCropped: Bool

  /// A grid of pictures, none of which is empty; where it `isCropped`, a terminal shows several without the edges that
  /// are blank in all of them.
  public init(title: String, kind: Kind, isCropped: Bool = false, _ items: [Item]) {
    self.title = title
    self.kind = kind
    self.items = items
    self.isCropped = isCropped && items.count > 1
  }

  /// The magnitude at which the colours of all heat maps end.
  var scale: Double { items.reduce(0) { max($0, HeatMap.largestMagnitude($1.image)) } }

  /// How many pictures stand beside each other at least, where they can be made smaller for that.
  private var leastBesideEachOther: Int { min(kind == .gray ? 3 : 5, max(1, items.count)) }
  /// Whether there are so many that seeing all of them is more than seeing each of them well.
  private var isLarge: Bool { items.count > 24 }
  /// No picture is made narrower than this to have others beside it.
  private static let narrowest = 12
  private static let gap = 2
}

extension PictureGrid: Picture {
  /// As many pictures beside each other as fit, reduced by averaging where fewer than 3 (samples) or 5 (heat maps) would,
  /// or to half their size where there are very many; below heat maps, their common scale.
  public func text(in display: Display) -> StyledText {
    let (gap, least) = (Self.gap, leastBesideEachOther)
    let share = (display.columns + gap) / least - gap
    let columns = min(display.columns, max(Self.narrowest, share))
    let whole = items.map(\.image)
    let images = (isCropped ? whole.croppedAlike : whole).map { image in
      var cell = display
      // Without colours, a character for each pixel instead of two: pictures are to stand beside each other.
      if items.count > 1 {
        cell.columns = min(columns, image.columns)
        if isLarge { cell.columns = min(columns, max(Self.narrowest, image.columns / 2)) }
      }
      let grid = PixelGrid(columns: image.columns, display: cell)
      return (grid: grid, display: cell, image: grid.fitted(image, display: cell))
    }
    // Means are smaller than what they are of; the colours are to be those of what is shown.
    let scale = images.reduce(0) { max($0, HeatMap.largestMagnitude($1.image)) }
    let cards = zip(items, images).map { item, shown in
      let picture =
        switch kind {
        case .gray: GrayPicture(shown.image).drawn(shown.grid, in: shown.display)
        case .heat: HeatMap(shown.image, scale: scale).drawn(shown.grid, in: shown.display)
        }
      return picture + caption(item, columns: max(columns, Self.narrowest))
    }
    let width = cards.reduce(1) { max($0, $1.lines.map(\.width).max() ?? 0) }
    let perLine = max(1, (display.columns + gap) / (width + gap))
    var text = StyledText()
    for start in stride(from: 0, to: cards.count, by: perLine) {
      if start > 0 { text.appendLine() }
      let row = Array(cards[start..<min(start + perLine, cards.count)])
      text.append(StyledText.beside(row, gap: gap, width: width))
    }
    if kind == .heat, let legend = HeatMap.legend(scale: scale, display: display) {
      text.append("\n" + legend)
    }
    return text
  }

  private func caption(_ item: Item, columns: Int) -> StyledText {
    item.caption.reduce(into: StyledText()) { text, line in
      for piece in line.wrapped(to: columns) { text.appendLine(piece) }
    }
  }

  /// The pictures, whole, as wide as their captions if these are long, in rows that fill 640 pixels; one alone is larger, and
  /// very many are smaller.
  public var drawing: Drawing {
    let captionWidth = Drawing.character * Double(items.flatMap(\.caption).map(\.width).max() ?? 0)
    let size = items.count == 1 ? 280 : max(isLarge ? 56 : 84, min(120, captionWidth))
    let gap = 10.0
    let heights = items.map { size * Double($0.image.rows) / Double($0.image.columns) }
    let captionLines = Double(items.map(\.caption.count).max() ?? 0)
    let cell = (
      width: max(size, captionWidth) + gap,
      height: min(heights.max() ?? size, 4 * size) + captionLines * Drawing.line + 14
    )
    let perLine = max(1, Int((640 - 24 + gap) / cell.width))
    let rows = (items.count + perLine - 1) / perLine
    let words = items.map { $0.caption.map(\.plain).joined(separator: ", ") }
    let scaleRoom = kind == .heat ? 30.0 : 0
    var drawing = Drawing(
      title: title, description: words.joined(separator: "; ") + ".", width: 640,
      height: 40 + Double(rows) * cell.height + scaleRoom)
    drawing.addHeading()
    let scale = scale
    for (index, item) in items.enumerated() {
      let x = 12 + Double(index % perLine) * cell.width
      let y = 36 + Double(index / perLine) * cell.height
      let image = PixelImage(item.image) { value in
        kind == .gray
          ? GrayPicture.color(value, .trueColor) : HeatMap.color(value, scale: scale, depth: .trueColor)
      }
      let height = min(heights[index], 4 * size)
      drawing.addImage(image, x: x, y: y, width: size, height: height)
      for (place, line) in item.caption.enumerated() {
        drawing.addText(
          line.plain, x: x, y: y + height + Drawing.line * Double(place + 1), class: line.drawingClass)
      }
    }
    if kind == .heat { drawing.addScale(scale, x: 12, y: drawing.height - 22) }
    return drawing
  }
}

extension StyledText {
  /// The class that a drawing has for the style in which the text begins.
  fileprivate var drawingClass: String {
    switch runs.first?.style {
    case Style.good: "good"
    case Style.bad: "bad"
    case Style.faint: "faint"
    default: "ink"
    }
  }
}
