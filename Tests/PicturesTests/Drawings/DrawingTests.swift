import Foundation
import Matrices
import Testing

@testable import Pictures

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What holds for every drawing: a program that knows nothing but SVG can show it, and a person who sees nothing can
/// read it.
struct DrawingTests {
  static let pictures: [(name: String, picture: any Picture)] = [
    (
      "line chart",
      LineChart(
        title: "a < b & \"c\"", horizontal: "iteration",
        series: [
          .init("x > 'y'", (0..<50).map { .init($0, sin(Double($0))) }),
          .init("nan", [.init(0, .nan), .init(1, 2)]),
        ])
    ),
    ("empty line chart", LineChart(title: "t", horizontal: "i", series: [.init("nan", [.init(0, .nan)])])),
    ("histogram", Histogram(title: "W1 < 0", (0..<500).map { Double($0 % 91) / 13 } + [.nan])),
    ("discrete histogram", Histogram(title: "y", [1, 2, 2, 3])),
    ("empty histogram", Histogram(title: "y", [])),
    ("confusion", ConfusionTable(title: "t", counts: [[3, 1], [0, 4]], unpredicted: [0, 1])),
    ("heat map", HeatMap(Matrix(rows: 300, columns: 700) { Double($0 - $1) }).titled("W1")),
    ("heat map with nan", HeatMap(Matrix(rows: 1, columns: 2, elements: [.nan, .infinity])).titled("W1")),
    ("zeros", HeatMap(Matrix(rows: 2, columns: 2) { _, _ in 0 }).titled("b1")),
    ("gray", GrayPicture(Matrix(rows: 28, columns: 28) { Double($0 + $1) / 54 }).titled("sample")),
    (
      "grid",
      PictureGrid(
        title: "t", kind: .heat,
        (0..<30).map {
          .init(Matrix(rows: 8, columns: 8) { Double($0 - $1) }, caption: [StyledText("<\($0)>")])
        })
    ),
    ("empty grid", PictureGrid(title: "t", kind: .gray, [])),
  ]

  @Test(arguments: pictures.map(\.name))
  func itIsWellFormedAndAccessible(name: String) throws {
    let picture = try #require(Self.pictures.first { $0.name == name }?.picture)
    let file = picture.drawing.svgFile
    let reader = SVGReader()
    let parser = XMLParser(data: Data(file.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
    #expect(reader.names.first == "svg" && reader.names.dropFirst().prefix(2) == ["title", "desc"])
    #expect(reader.root["role"] == "img" && reader.root["viewBox"] != nil)
    #expect(reader.root["aria-labelledby"] == "drawing-title drawing-desc")
    #expect(!reader.title.isEmpty && !reader.words.isEmpty)
    #expect(!reader.names.contains("script") && !reader.names.contains("foreignObject"))
    #expect(reader.references.allSatisfy { $0.hasPrefix("data:image/png;base64,") })
    #expect(
      !file.contains("http://")
        || file.replacing("http://www.w3.org/2000/svg", with: "").contains("http") == false)
    for coordinate in reader.coordinates {
      #expect((-2000...3000).contains(coordinate), "\(name): \(coordinate)")
    }
    #expect(file.utf8.count < 150_000)
  }

  @Test(arguments: pictures.map(\.name))
  func nothingLiesOutsideTheDrawing(name: String) throws {
    let drawing = try #require(Self.pictures.first { $0.name == name }?.picture.drawing)
    #expect(drawing.width == 640 && drawing.height >= 40)
    let reader = SVGReader()
    let parser = XMLParser(data: Data(drawing.svgFile.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    for place in reader.places {
      #expect(
        (0...drawing.width).contains(place.x) && (0...drawing.height).contains(place.y), "\(name): \(place)")
    }
  }

  /// WCAG 2.2: text 4.5, and what a curve is told by 3.
  @Test func coloursHaveEnoughContrastToThePaper() throws {
    for (paper, colors) in [
      ("#ffffff", DrawingStyle.colors.map { ($0.name, $0.light) }),
      ("#16161a", DrawingStyle.colors.map { ($0.name, $0.dark) }),
    ] {
      for (name, color) in colors where name != "paper" && name != "grid" {
        let contrast = try Self.contrast(color, paper)
        #expect(
          contrast >= (name == "axis" || name == "bar" ? 3 : 4.5), "\(name) \(color) on \(paper): \(contrast)"
        )
      }
    }
  }

  @Test func textOfAnySortIsEscaped() {
    #expect(
      Markup.escaped("a<b>&\"c'\u{1B}[31m\u{0}é\u{1F600}")
        == "a&lt;b&gt;&amp;&quot;c&#39;\u{FFFD}[31m\u{FFFD}é\u{1F600}")
  }

  @Test func anImageIsAPNG() throws {
    let image = PixelImage(Matrix(rows: 2, columns: 3) { Double($0 + $1) }) { .rgb(UInt8($0 * 10), 0, 255) }
    let png = image.png
    #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(png[16..<24] == [0, 0, 0, 3, 0, 0, 0, 2] && png.suffix(8).prefix(4) == [0x49, 0x45, 0x4E, 0x44])
    // The check sum of IEND, which every PNG ends with.
    #expect(png.suffix(4) == [0xAE, 0x42, 0x60, 0x82])
  }

  /// The contrast of two colours: (L1 + 0.05) / (L2 + 0.05), WCAG 2.2.
  private static func contrast(_ left: String, _ right: String) throws -> Double {
    func luminance(_ color: String) throws -> Double {
      let number = try #require(Int(color.dropFirst(), radix: 16))
      let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
        let share = Double(part) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let both = [try luminance(left), try luminance(right)].sorted()
    return (both[1] + 0.05) / (both[0] + 0.05)
  }
}

/// Collects what an SVG file consists of.
private final class SVGReader: NSObject, XMLParserDelegate {
  var names: [String] = []
  var root: [String: String] = [:]
  var references: [String] = []
  var coordinates: [Double] = []
  var places: [(x: Double, y: Double)] = []
  var title = ""
  var words = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if names.isEmpty { root = attributes }
    names.append(name)
    references += [attributes["href"], attributes["xlink:href"], attributes["src"]].compactMap(\.self)
    coordinates += ["x", "y", "width", "height"].compactMap { attributes[$0].flatMap(Double.init) }
    if let x = attributes["x"].flatMap(Double.init), let y = attributes["y"].flatMap(Double.init) {
      places.append((x, y))
      if let width = attributes["width"].flatMap(Double.init),
        let height = attributes["height"].flatMap(Double.init)
      {
        places.append((x + width, y + height))
      }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if names.count == 2 { title += text }
    if names.count == 3 { words += text }
  }
}
