import Foundation
import Matrices
import Testing

@testable import Rendering

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
    (
      "long names",
      LineChart(
        title: String(repeating: "max(abs(W1[0:20]))", count: 9), horizontal: "iteration",
        series: ["a", "b"].map {
          .init(
            String(repeating: "\($0)+", count: 90), [.init(0, 1e-300), .init(3, -.infinity), .init(9, .nan)])
        })
    ),
    (
      "mistakes",
      PictureGrid(
        title: "t", kind: .gray,
        (0..<7).map { _ in
          .init(
            Matrix(rows: 22, columns: 20) { Double($0 + $1) / 40 },
            caption: ["sample 12345", "predicted 3, 100.0 %", "label 8, 10.0 %"].map { StyledText($0) })
        })
    ),
    (
      "chart stack",
      ChartStack(
        title: "loss, accuracy",
        [(false, "loss"), (true, "accuracy")].map { isShare, name in
          LineChart(
            title: name, horizontal: "iteration",
            series: [.init(name, [.init(0, 0.1), .init(9, 0.5)], isShare: isShare)])
        })
    ),
    ("column", HeatMap(Matrix(rows: 300, columns: 1) { row, _ in Double(row) }).titled("b1")),
    ("empty grid", PictureGrid(title: "t", kind: .gray, [])),
  ]

  @Test(arguments: pictures.map(\.name))
  func itIsWellFormedAndAccessible(name: String) throws {
    let picture = try #require(Self.pictures.first { $0.name == name }?.picture)
    let file = picture.drawing.svgFile
    let svg = try SVGReader(file)
    let names = svg.elements.map(\.name)
    #expect(names.prefix(3) == ["svg", "title", "desc"])
    let root = try #require(svg.elements.first).attributes
    #expect(root["role"] == "img" && root["viewBox"] != nil)
    #expect(root["aria-labelledby"] == "drawing-title drawing-desc")
    #expect(svg.elements[1].attributes["id"] == "drawing-title" && !svg.elements[1].text.isEmpty)
    #expect(svg.elements[2].attributes["id"] == "drawing-desc" && !svg.elements[2].text.isEmpty)
    #expect(!names.contains("script") && !names.contains("foreignObject"))
    let references = svg.elements.flatMap { element in
      ["href", "xlink:href", "src"].compactMap { element.attributes[$0] }
    }
    #expect(references.allSatisfy { $0.hasPrefix("data:image/png;base64,") })
    #expect(
      !file.contains("http://")
        || file.replacing("http://www.w3.org/2000/svg", with: "").contains("http") == false)
    #expect(file.utf8.count < 150_000)
  }

  @Test(arguments: pictures.map(\.name))
  func nothingLiesOutsideTheDrawing(name: String) throws {
    let drawing = try #require(Self.pictures.first { $0.name == name }?.picture.drawing)
    #expect(drawing.width == 640 && drawing.height >= 40)
    let svg = try SVGReader(drawing.svgFile)
    for element in svg.elements {
      guard let (x, y) = element.place else { continue }
      let ends = [(x, y), (x + (element.number("width") ?? 0), y + (element.number("height") ?? 0))]
      for (x, y) in ends {
        #expect((0...drawing.width).contains(x) && (0...drawing.height).contains(y), "\(name): \(x) \(y)")
      }
    }
    // Letters are about half as wide as they are high, those of the heading more; fonts differ.
    for element in svg.elements where element.name == "text" {
      let x = try #require(element.place).x
      let width = Double(element.text.count) * (element.attributes["class"] == "heading" ? 9.5 : 7.2)
      let start =
        switch element.attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      #expect(start >= -2 && start + width <= drawing.width + 2, "\(name): \(element.text)")
    }
  }

  /// WCAG 2.2: text 4.5, and what a curve is told by 3.
  @Test func coloursHaveEnoughContrastToThePaper() throws {
    for (paper, colors) in [
      ("#ffffff", DrawingStyle.colors.map { ($0.name, $0.light) }),
      ("#16161a", DrawingStyle.colors.map { ($0.name, $0.dark) }),
      (
        DrawingStyle.screenPaper,
        DrawingStyle.screenColors.map { ("\($0)", $1) } + [("faint", DrawingStyle.screenFaint)]
      ),
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
