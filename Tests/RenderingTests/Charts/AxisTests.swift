import Foundation
import Testing

@testable import Rendering

/// Round numbers at an axis, wherever the data lie.
struct AxisTests {
  private static let intervals: [(Double, Double)] = [
    (0, 1), (0.3, 2.31), (-0.5, 0.5), (1e-9, 3e-9), (-7, 12_345), (3, 3), (0, 0), (-1e308, 1e308),
    (1e15, 1e15 + 1),
    (.leastNonzeroMagnitude, .leastNonzeroMagnitude * 64), (99.99999999, 100), (1e300, 2e300), (-5, -4.99),
    (0.1, 0.3),
  ]

  @Test(arguments: intervals)
  func everythingLiesOnTheAxisAndItsMarksAscend(least: Double, greatest: Double) {
    for most in [3, 5, 9] {
      let axis = Axis(from: least, to: greatest, most: most)
      for value in [least, greatest] {
        #expect((-1e-9...1 + 1e-9).contains(axis.share(value)), "\(least) \(greatest)")
      }
      #expect(axis.low <= least && axis.high >= greatest)
      #expect(!axis.ticks.isEmpty && axis.ticks.count <= most, "\(axis.ticks.count) of \(most)")
      #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $0.value < $1.value })
      #expect(
        Set(axis.ticks.map(\.label)).count == axis.ticks.count || greatest - least < 1e-300 || least > 1e14)
    }
  }

  @Test func marksAreRoundNumbersWithAsManyDecimalsEach() {
    #expect(
      Axis(from: 0.549, to: 2.63, most: 7).ticks.map(\.label) == [
        "0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0",
      ])
    #expect(
      Axis(from: -0.46, to: 0.41, most: 7).ticks.map(\.label) == [
        "-0.6", "-0.4", "-0.2", "0.0", "0.2", "0.4", "0.6",
      ])
    #expect(
      Axis(from: 0, to: 500, most: 6, isTight: true, wholeNumbers: true).ticks.map(\.label) == [
        "0", "100", "200", "300", "400", "500",
      ])
    #expect(
      Axis(from: 0, to: 2, most: 9, isTight: true, wholeNumbers: true).ticks.map(\.label) == ["0", "1", "2"])
    #expect(
      Axis(from: 2e-9, to: 8e-9, most: 5).ticks.map(\.label) == ["0", "2e-09", "4e-09", "6e-09", "8e-09"])
  }

  @Test func sharesAreMarkedInPercent() {
    #expect(
      Axis(from: 0.964, to: 0.976, most: 7, isPercent: true).ticks.map(\.label) == [
        "96.4 %", "96.6 %", "96.8 %", "97.0 %", "97.2 %", "97.4 %", "97.6 %",
      ])
    #expect(Axis(from: 0, to: 1, most: 3, isPercent: true).ticks.map(\.label) == ["0 %", "50 %", "100 %"])
  }

  @Test func aTightAxisEndsWithTheNumbers() {
    let axis = Axis(from: 7, to: 93, most: 5, isTight: true)
    #expect(axis.share(7) == 0 && axis.share(93) == 1)
    #expect(axis.ticks.map(\.label) == ["20", "40", "60", "80"])
  }

  @Test func logarithmsHavePowersOfTenOrOneTwoFive() {
    #expect(
      Axis(from: 0.004, to: 0.03, most: 7, isLogarithmic: true).ticks.map(\.label) == [
        "0.002", "0.005", "0.01", "0.02", "0.05",
      ])
    let wide = Axis(from: 1e-12, to: 1, most: 5, isLogarithmic: true)
    #expect(wide.ticks.count <= 6 && wide.low <= 1e-12 && wide.high >= 1)
    #expect(abs(wide.share(1e-6) - 0.5) < 0.1)
    #expect(Axis(from: 3, to: 3, most: 5, isLogarithmic: true).ticks.map(\.label) == ["2", "5"])
  }

  @Test(arguments: [(1e-300, 1e300), (.leastNonzeroMagnitude, 1), (1e308, 1.7e308)])
  func logarithmsOfExtremesHaveAnAxis(least: Double, greatest: Double) {
    let axis = Axis(from: least, to: greatest, most: 6, isLogarithmic: true)
    #expect(axis.share(least).isFinite && axis.share(greatest).isFinite && !axis.ticks.isEmpty)
  }
}
