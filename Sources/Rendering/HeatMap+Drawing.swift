import Matrices

extension HeatMap {
  /// A heat map and what it is called, for a drawing.
  public struct Titled: Sendable, Equatable {
    let map: HeatMap
    /// What it shows, in a few words.
    public let title: String
  }

  /// The map under a title.
  public func titled(_ title: String) -> Titled { Titled(map: self, title: title) }

  /// The colours from -`scale` to `scale`, for several maps that share them; nil where they show nothing but zeros.
  static func legend(scale: Double, display: Display) -> StyledText? {
    guard scale > 0 else { return nil }
    return HeatMap(Matrix(rows: 1, columns: 1, elements: [scale]), scale: scale)
      .text(in: display).lines.last.map { $0 + "\n" }
  }
}

extension HeatMap.Titled: Picture {
  /// The largest number of pixels beside and above each other; more are averaged.
  private static let most = (rows: 64, columns: 192)

  /// The map with its legend, without the title.
  public func text(in display: Display) -> StyledText { map.text(in: display) }

  /// The map, as large as 640 pixels of width allow, with its scale below; a column, which would be a sliver, lies.
  public var drawing: Drawing {
    let isColumn = map.values.columns == 1 && map.values.rows > 1
    let values = isColumn ? map.values.transposed : map.values
    guard !values.elements.isEmpty else {
      return Drawing(title: title, description: "No numbers.", width: 640, height: 40)
    }
    let image = values.averaged(
      rows: min(values.rows, Self.most.rows), columns: min(values.columns, Self.most.columns))
    let pixel = max(2.4, min(16, 616 / Double(image.columns), 320 / Double(image.rows)))
    let (width, height) = (pixel * Double(image.columns), max(16, pixel * Double(image.rows)))
    var note = NumberText.shape(map.values.rows, map.values.columns)
    if isColumn { note += ", drawn from left to right" }
    if image.elements.count < values.elements.count {
      let size = isColumn ? "\(image.columns)" : NumberText.shape(image.rows, image.columns)
      note += ", drawn as \(size) means"
    }
    let scale = map.scale(of: image)
    let nans = values.elements.count(where: \.isNaN)
    let infinities = values.elements.count(where: \.isInfinite)
    let special =
      (nans > 0 ? " \(NumberText.count(nans)) nan." : "")
      + (infinities > 0 ? " \(NumberText.count(infinities)) inf." : "")
    var drawing = Drawing(
      title: title,
      description:
        "\(note). Colours reach from -\(NumberText.scalar(scale)) (blue) to \(NumberText.scalar(scale)) (red); "
        + "0 is dark.\(special)",
      width: 640, height: height + 84)
    drawing.addHeading()
    drawing.addImage(
      PixelImage(image) { HeatMap.color($0, scale: scale, depth: .trueColor) }, x: 12, y: 34, width: width,
      height: height)
    drawing.addScale(scale, x: 12, y: height + 48)
    drawing.addText(
      note + special, x: 628, y: height + 61, anchor: .end, class: special.isEmpty ? "faint" : "bad")
    return drawing
  }
}

extension Drawing {
  /// The colours of heat maps from -`scale` to `scale`, with the numbers at their ends.
  mutating func addScale(_ scale: Double, x: Double, y: Double) {
    let steps = Matrix(rows: 1, columns: 41) { _, column in Double(column - 20) / 20 }
    let low = "-" + NumberText.scalar(scale)
    let start = x + Self.character * Double(low.count) + 6
    addText(scale == 0 ? "0" : low, x: start - 6, y: y + 13, anchor: .end, class: "faint")
    addImage(
      PixelImage(steps) { HeatMap.color($0, scale: 1, depth: .trueColor) }, x: start, y: y + 2, width: 164,
      height: 14)
    addText(scale == 0 ? "0" : NumberText.scalar(scale), x: start + 170, y: y + 13, class: "faint")
  }
}
