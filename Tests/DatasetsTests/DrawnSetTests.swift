import Foundation
import Matrices
import Testing

@testable import Datasets

/// The sets that gradb draws: what they are is what help says, and the same seed gives the same samples.
struct DrawnSetTests {
  private func drawn(
    _ set: DrawnSet, count: Int? = nil, noise: Double? = nil, seed: UInt64 = 3
  ) throws -> DataSet {
    DataSet(try #require(set.drawing(count: count, noise: noise, seed: seed)))
  }

  private func numbers(_ data: DataSet) throws -> [[Double]] {
    guard case .numbers(let all) = data.samples.inputs else { throw TestFailure() }
    let width = data.samples.inputCount
    return (0..<data.samples.count).map { Array(all[$0 * width..<($0 + 1) * width]) }
  }

  private struct TestFailure: Error {}

  @Test func digitsAreThoseThatGradbOpensWith() throws {
    let digits = try drawn(.digits, seed: try #require(DrawnSet.digits.ownSeed))
    #expect(digits.samples == BuiltInDigits.draw() && digits.name == "built-in digits")
    #expect(digits.split.shuffleSeed == nil && digits.devCount == 1_000)
    #expect(DataSet.openingDigits.fingerprint == digits.fingerprint)
    #expect(try drawn(.digits, count: 20, seed: 4).samples == BuiltInDigits.draw(count: 20, seed: 4))
  }

  @Test func xorIsItsTable() throws {
    let xor = try drawn(.xor)
    #expect(try numbers(xor) == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(xor.samples.labels == [0, 1, 1, 0] && xor.devCount == 0)
    #expect(Array(xor.rows(of: .train)) == [0, 1, 2, 3])
    // Others lie around the corners in turn.
    let many = try drawn(.xor, count: 400, noise: 0.01)
    for (point, label) in zip(try numbers(many), many.samples.labels) {
      let corner = point.map { $0.rounded() }
      #expect((corner[0] != corner[1]) == (label == 1))
      // Eight standard deviations.
      #expect(zip(point, corner).allSatisfy { abs($0 - $1) < 0.08 })
    }
    #expect(many.devCount == 66)
  }

  /// scikit-learn's make_moons without noise, each coordinate to the last bits of its cosine and sine.
  @Test func moonsAreTwoHalfCircles() throws {
    let moons = try drawn(.moons, count: 11, noise: 0)
    let points = try numbers(moons)
    #expect(moons.samples.labels == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
    for (place, point) in points.enumerated() {
      let angle = place < 5 ? Double.pi * Double(place) / 4 : Double.pi * Double(place - 5) / 5
      let expected = place < 5 ? [cos(angle), sin(angle)] : [1 - cos(angle), 0.5 - sin(angle)]
      #expect(zip(point, expected).allSatisfy { abs($0 - $1) < 1e-15 }, "\(place)")
    }
    #expect(try drawn(.moons).samples.count == 200)
  }

  @Test func theSineIsASine() throws {
    let sine = try drawn(.sine, count: 500, noise: 0)
    guard case .numbers(let targets) = sine.samples.targets else { throw TestFailure() }
    let x = try numbers(sine).map { $0[0] }
    #expect(zip(x, targets).allSatisfy { abs(sin($0) - $1) < 1e-15 })
    #expect(x.allSatisfy { abs($0) <= .pi } && x.contains { $0 < -3 } && x.contains { $0 > 3 })
    #expect(sine.classes == nil && sine.labels.isEmpty)
  }

  @Test(arguments: [DrawnSet.moons, .sine, .xor])
  func noiseHasTheStandardDeviationThatWasAskedFor(set: DrawnSet) throws {
    let (quiet, loud) = (try drawn(set, count: 4_000, noise: 0), try drawn(set, count: 4_000, noise: 0.3))
    let last = { (data: DataSet) -> [Double] in
      if case .numbers(let targets) = data.samples.targets { return targets }
      return try self.numbers(data).map { $0[0] }
    }
    // The sine's noise is drawn from the same numbers as its x, so it is looked at beside the sine of its own x.
    let clean =
      set == .sine ? try numbers(loud).map { sin($0[0]) } : try last(quiet)
    let noise = zip(try last(loud), clean).map { $0 - $1 }
    let deviation = (noise.reduce(0) { $0 + $1 * $1 } / 4_000).squareRoot()
    // The standard error of a deviation of 4,000 numbers is 1.1 %: four of them.
    #expect(abs(deviation - 0.3) < 0.014)
  }

  @Test(arguments: DrawnSet.all)
  func theSeedDecidesEveryBit(set: DrawnSet) throws {
    let count = 30
    let (one, again) = (try drawn(set, count: count), try drawn(set, count: count))
    #expect(one.fingerprint == again.fingerprint && one.samples == again.samples)
    #expect(try drawn(set, count: count, seed: 4).fingerprint != one.fingerprint)
    #expect(try drawn(set, count: count + 1).fingerprint != one.fingerprint)
  }

  /// Written down once; a machine on which they differ would train other networks.
  @Test func everyMachineDrawsTheSameBits() throws {
    let prints = try DrawnSet.all.map { try drawn($0, count: 50).fingerprint }
    #expect(prints == Self.known, "\(prints)")
  }

  private static let known = [
    "3d831997c08ab9c51481b3b3", "4b7d37a4879e8d349c9cda80", "4cc221e3884895649c9cda80",
    "4cc221e3b29d20489c9cda80", "4cc221e3c22e9aa49c9cda80", "fa7ec991a46495409c9cda80",
    "161bb35f8c33e2ce9c9cda80", "a08f026e58850c0905958b3a",
  ]

  @Test func whatCannotBeDrawnIsNoDrawing() {
    #expect(DrawnSet.moons.drawing(count: 0, seed: 1) == nil)
    #expect(DrawnSet.moons.drawing(count: 1_000_001, seed: 1) == nil)
    #expect(DrawnSet.moons.drawing(noise: -1, seed: 1) == nil)
    #expect(DrawnSet.moons.drawing(noise: .nan, seed: 1) == nil)
    #expect(DrawnSet.digits.drawing(noise: 0.1, seed: 1) == nil)
    #expect(DrawnSet.Drawing(name: "mnist", count: 4, noise: 0, seed: 1) == nil)
  }

  /// Few samples and many classes are all the same to a data set.
  @Test func moreThan256ClassesHaveLabelsOfTheirOwn() {
    let samples = Samples(
      .features(["a"]), .numbers([0, 1, 2]), .labels([0, 300, 999], classes: Classes(count: 1_000)))
    let data = DataSet(name: "many", samples: samples, split: .init(shuffleSeed: nil, devCount: 1))
    #expect(data.labels == [0, 300, 999] && data.classes?.count == 1_000)
    let others = Samples(
      .features(["a"]), .numbers([0, 1, 2]), .labels([0, 44, 999], classes: Classes(count: 1_000)))
    let other = DataSet(name: "many", samples: others, split: data.split)
    #expect(data.fingerprint != other.fingerprint)
  }
}

extension DrawnSet: CustomTestStringConvertible {
  /// What a failed test calls it.
  public var testDescription: String { name }
}
