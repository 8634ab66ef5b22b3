import ConsoleSupport
import Rendering
import Testing

@testable import Commands

/// What a wide window is used for: forward, and all gradients, in one of 40 rows.
struct WideWindowTests {
  private static let wide = Display(columns: 100, rows: 40, colors: .trueColor)

  @Test func theFirstOperationsStandBesideThePicture() throws {
    var console = try Console.digits(display: Self.wide)
    let text = try console.output(of: "forward 17")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 30, "\(lines.count) lines")
    #expect(lines.allSatisfy { $0.count <= 100 })
    let first = try #require(lines.first { $0.contains("Z1 = W1 @ X + b1") })
    #expect(first == lines[1] && first.contains("  1  Z1"))
    for part in [
      "A1 = relu(Z1)", "Z2 = W2", "A2 = softmax", "L = -sum", "next: dZ2", "neurons active", "predicted",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func atEightyColumnsTheyStandBelow() throws {
    var display = Self.wide
    display.columns = 80
    var console = try Console.digits(display: display)
    #expect(try console.output(of: "forward 17").contains("\n 1  Z1 = W1 @ X + b1   10×1\n    Each neuron"))
  }

  @Test func allGradientsFitAWindowOfFortyRows() throws {
    var console = try Console.digits(display: Self.wide)
    let text = try console.output(of: "forward 17; grad")
    let gradients = try #require(text.range(of: " 6  dZ2 = A2 - Y"))
    #expect(text[gradients.lowerBound...].split(separator: "\n").count < 40)
    #expect(text.contains("dZ2 = A2 - Y   10×1    largest: dZ2["))
  }
}
