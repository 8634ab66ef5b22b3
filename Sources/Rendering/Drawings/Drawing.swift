/// Shapes and text on an area, from which an SVG file or a part of a page is made.
///
/// What is drawn is in classes, such as "ink" or "series1", whose colours `DrawingStyle` gives for light and dark
/// surroundings; only pictures have colours of their own.
public struct Drawing: Sendable, Equatable {
  /// What is drawn, in a few words.
  public let title: String
  /// What can be seen in it, for somebody who cannot see it.
  public let description: String
  /// The width, in pixels at the usual size.
  public let width: Double
  /// The height, in pixels at the usual size.
  public let height: Double
  /// What it is drawn on.
  let ground: DrawingStyle.Ground
  private(set) var elements = ""

  /// Where a text stands to its place.
  enum Anchor: String { case start, middle, end }

  /// The height of a line of text, and the width of one of its characters on average.
  static let line = 16.0, character = 7.2

  init(
    title: String, description: String, width: Double, height: Double, ground: DrawingStyle.Ground = .paper
  ) {
    self.title = title
    self.description = description
    self.width = width
    self.height = height
    self.ground = ground
  }

  mutating func addText(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, class name: String = "ink"
  ) {
    let anchor = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    elements += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\"\(anchor) class=\"\(name)\">"
    elements += Markup.escaped(text) + "</text>\n"
  }

  /// What another drawing has, `y` lower than there.
  mutating func add(_ other: Drawing, y: Double) {
    elements += "<g transform=\"translate(0 \(Self.number(y)))\">\n\(other.elements)</g>\n"
  }

  /// A word of a terminal's screen, in letters that take exactly `width`.
  mutating func addWord(_ word: String, x: Double, y: Double, width: Double, style: Style) {
    elements += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" textLength=\"\(Self.number(width))\""
    elements += " fill=\"\(DrawingStyle.screenColor(style))\"\(style.bold ? " font-weight=\"bold\"" : "")>"
    elements += Markup.escaped(word) + "</text>\n"
  }

  /// Pixels of a picture on a terminal's screen. Shapes, because not every page that shows a drawing as an image lets it
  /// have images of its own.
  mutating func addTile(x: Double, y: Double, width: Double, height: Double, color: String) {
    elements += "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\""
    elements += " height=\"\(Self.number(height))\" fill=\"\(color)\"/>\n"
  }

  /// What the drawing is called, above it: as much of it as there is room for. All of it is in `<title>`.
  mutating func addHeading() {
    addText(Self.shortened(title, to: 64), x: 12, y: 22, class: "heading")
  }

  /// As much of `text` as `most` characters (1 or more) hold.
  static func shortened(_ text: String, to most: Int) -> String {
    text.count > most ? "\(text.prefix(most - 1))…" : text
  }

  /// A remark in as many lines as it takes in 640 pixels.
  static func lines(_ text: String) -> [String] {
    StyledText(text).wrapped(to: Int(616 / character)).map(\.plain)
  }

  mutating func addLine(x1: Double, y1: Double, x2: Double, y2: Double, class name: String) {
    elements += "<path class=\"\(name)\" d=\"M\(Self.number(x1)) \(Self.number(y1))"
    elements += "L\(Self.number(x2)) \(Self.number(y2))\"/>\n"
  }

  /// Lines through places; a place alone is a dot.
  mutating func addCurves(_ curves: [[(x: Double, y: Double)]], class name: String) {
    let path = curves.filter { !$0.isEmpty }.map { places in
      let places = places.map { "\(Self.number($0.x)) \(Self.number($0.y))" }
      return "M" + places[0] + (places.count == 1 ? "h0" : "L" + places.dropFirst().joined(separator: " "))
    }
    guard !path.isEmpty else { return }
    elements += "<path class=\"\(name)\" d=\"\(path.joined())\"/>\n"
  }

  /// A rectangle; with its own `opacity`, 0…1, and a text that appears when it is pointed at.
  mutating func addRectangle(
    x: Double, y: Double, width: Double, height: Double, class name: String, opacity: Double = 1,
    hint: String = ""
  ) {
    elements += "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\""
    elements += " height=\"\(Self.number(height))\" class=\"\(name)\""
    if opacity < 1 { elements += " fill-opacity=\"\(Self.number(opacity))\"" }
    elements += hint.isEmpty ? "/>\n" : "><title>\(Markup.escaped(hint))</title></rect>\n"
  }

  mutating func addImage(_ image: PixelImage, x: Double, y: Double, width: Double, height: Double) {
    elements += "<image x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\""
    // Pixels are to be seen as such; programs differ in which of the two they understand.
    elements +=
      " height=\"\(Self.number(height))\" preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\""
    elements += " style=\"image-rendering:pixelated\" href=\"\(image.dataURL)\"/>\n"
  }

  /// A coordinate with two decimals at most.
  static func number(_ x: Double) -> String {
    guard x.isFinite else { return "0" }
    let text = NumberText.withoutTrailingZeros(NumberText.fixed(x, decimals: 2))
    return text == "-0" ? "0" : text
  }
}
