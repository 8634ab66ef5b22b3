import Foundation
import Matrices
import Testing

@testable import Rendering

/// That a drawing says what its numbers say: things stand where the axes and headings around them claim.
struct DrawnNumbersTests {
  /// Texts stand on a base line, this much below the middle of what they name.
  private static let baseline = 4.5

  @Test func aCurvePassesWhereTheAxesSayItDoes() throws {
    let values = [0.0, 4, 1, 3, 2]
    for isLogarithmic in [false, true] {
      let points = values.enumerated().map { LineChart.Point($0 * 10, isLogarithmic ? pow(10, $1) : $1) }
      let chart = LineChart(
        title: "t", horizontal: "iteration", series: [.init("a", points)], isLogarithmic: isLogarithmic)
      let svg = try SVGReader(chart.drawing.svgFile)
      let curve = svg.path("series1")
      #expect(curve.count == points.count)
      for (place, point) in zip(curve, points) {
        // Labels of the vertical axis end left of the plot, those of the horizontal one are below.
        let level = try #require(svg.places(of: NumberText.scalar(point.y)).min { $0.x < $1.x })
        #expect(abs(place.y - (level.y - Self.baseline)) < 0.02, "\(point)")
        let across = try #require(svg.places(of: "\(point.x)").max { $0.y < $1.y })
        #expect(abs(place.x - across.x) < 0.02, "\(point)")
      }
    }
  }

  @Test func barsAreAsHighAsTheirCounts() throws {
    let svg = try SVGReader(Histogram(title: "y", [0, 1, 1, 1, 1, 2, 2]).drawing.svgFile)
    let bars = svg.elements.filter { $0.attributes["class"] == "bar" }
    let unit = try #require(bars.first?.number("height"))
    for (index, count) in [1.0, 4, 2].enumerated() {
      let (x, width) = (try #require(bars[index].place).x, try #require(bars[index].number("width")))
      // Coordinates are rounded to hundredths.
      #expect(abs((bars[index].number("height") ?? 0) - count * unit) < 0.05)
      let label = try #require(svg.places(of: "\(index)").max { $0.y < $1.y })
      #expect(abs(x + width / 2 - label.x) < 0.05)
    }
    let level = try #require(svg.places(of: "4").first)
    #expect(abs(try #require(bars[1].place).y - (level.y - Self.baseline)) < 0.05)
    #expect(svg.places(of: "how many").count == 1 && svg.places(of: "value").count == 1)
  }

  @Test func aCountStandsInTheRowOfTheActualAndTheColumnOfThePredictedClass() throws {
    let table = ConfusionTable(
      title: "t", counts: [[81, 12, 0], [13, 85, 14], [0, 0, 0]], unpredicted: [0, 17, 0])
    let drawing = table.drawing
    let svg = try SVGReader(drawing.svgFile)
    let rows = try (0..<3).map { try #require(svg.places(of: "actual \($0)").first).y }
    let columns = try ["0", "1", "2", "none"].map { heading in
      try #require(svg.places(of: heading).min { $0.y < $1.y }).x
    }
    for (number, row, column) in [(81, 0, 0), (12, 0, 1), (13, 1, 0), (85, 1, 1), (14, 1, 2), (17, 1, 3)] {
      let place = try #require(svg.places(of: "\(number)").first, "\(number)")
      #expect(place == (columns[column], rows[row]), "\(number)")
    }
    // What nothing is known of has no share.
    #expect(svg.places(of: "none").contains { $0.y == rows[2] })
    #expect(drawing.description.contains("Actual 1, predicted 0: 13, 1: 85, 2: 14, nothing: 17."))
    #expect(drawing.description.contains("Actual 2: no sample."))
  }

  @Test(arguments: [3, 11, 60])
  func picturesStandInReadingOrderAboveTheirCaptions(count: Int) throws {
    let items = (0..<count).map { index in
      PictureGrid.Item(
        Matrix(rows: 4, columns: 4) { _, _ in Double(index + 1) / Double(count) },
        caption: [StyledText("n\(index)")])
    }
    let svg = try SVGReader(PictureGrid(title: "t", kind: .gray, items).drawing.svgFile)
    let images = svg.elements.filter { $0.name == "image" }
    #expect(images.count == count)
    var last: (x: Double, y: Double) = (-1, -1)
    for (index, image) in images.enumerated() {
      let place = try #require(image.place)
      #expect(place.y > last.y || (place.y == last.y && place.x > last.x))
      last = place
      let caption = try #require(svg.places(of: "n\(index)").first)
      let below = place.y + (image.number("height") ?? 0)
      #expect(caption.x == place.x && (below...below + 20).contains(caption.y))
      let expected = PixelImage(items[index].image) { GrayPicture.color($0, .trueColor) }
      #expect(image.attributes["href"] == expected.dataURL)
    }
  }

  /// As high as it is long, a column would be a sliver.
  @Test func aColumnOfNumbersLies() throws {
    let drawing = HeatMap(Matrix(rows: 128, columns: 1) { row, _ in Double(row) }).titled("b1").drawing
    let image = try #require(try SVGReader(drawing.svgFile).elements.first { $0.name == "image" })
    #expect((600...616).contains(image.number("width") ?? 0))
    #expect((16...20).contains(image.number("height") ?? 0))
    #expect(drawing.description.contains("128×1, drawn from left to right"))
  }
}
