import Testing

@testable import Datasets

@Suite struct BuiltInDigitsTests {
  /// Enough for every style of every digit, few enough for a debug build.
  private static let digits = BuiltInDigits.draw(count: 500)

  @Test func everyMachineAndEveryCallDrawsTheSameBits() {
    #expect(BuiltInDigits.draw(count: 500) == Self.digits)
    // Changing a glyph or the hand changes this number; nothing else may. 64-bit FNV-1a.
    let numbers = Self.digits.labels.map(UInt64.init) + Self.digits.pixels.map(UInt64.init)
    let hash = numbers.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ $1) &* 0x100_0000_01B3 }
    #expect(hash == 13092039836449160243)
  }

  @Test(arguments: [0, 1, 7, 200])
  func asManyAreDrawnAsAskedFor(count: Int) {
    let digits = BuiltInDigits.draw(count: count)
    #expect(digits.count == count)
    #expect(digits.shape == ImageShape(height: 28, width: 28))
    #expect(digits.pixels.count == count * 784)
  }

  @Test func anotherSeedDrawsOthersInAnotherOrder() {
    let others = BuiltInDigits.draw(count: 500, seed: 1)
    #expect(others.labels != Self.digits.labels)
    #expect(others.pixels != Self.digits.pixels)
  }

  @Test(arguments: [500, 503])
  func allDigitsAreEquallyFrequent(count: Int) {
    let frequencies = Dictionary(grouping: BuiltInDigits.draw(count: count).labels) { $0 }.mapValues(\.count)
    #expect(Set(frequencies.keys) == Set(0...9))
    #expect(frequencies.values.allSatisfy { $0 == 50 || (count == 503 && $0 == 51) })
  }

  @Test func theOrderIsShuffled() {
    let labels = Self.digits.labels
    let repeats = zip(labels, labels.dropFirst()).filter { $0 == $1 }.count
    // In a random order a tenth of the neighbours, 50, are equal; sorted it would be 490, in turn 0.
    #expect((20...90).contains(repeats))
  }

  @Test func digitsFillTheirBoxAndLeaveTheEdgeBlank() {
    let images = (0..<Self.digits.count).map { Ink(Self.digits, $0) }
    #expect(images.allSatisfy { $0.darkest == 255 })
    #expect(images.allSatisfy { $0.rows.lowerBound >= 1 && $0.rows.upperBound <= 26 })
    #expect(images.allSatisfy { $0.columns.lowerBound >= 1 && $0.columns.upperBound <= 26 })
    #expect(images.allSatisfy { max($0.rows.count, $0.columns.count) == 20 })
  }

  @Test func digitsAreCentredByMass() {
    let images = (0..<Self.digits.count).map { Ink(Self.digits, $0) }
    // Moved by whole pixels, to the middle of pixel 14, as MNIST's are, if the edge can stay blank.
    for image in images where max(abs(image.centre.x - 14), abs(image.centre.y - 14)) > 0.5 {
      let (rows, columns) = (image.rows, image.columns)
      #expect(
        rows.lowerBound == 1 || rows.upperBound == 26 || columns.lowerBound == 1 || columns.upperBound == 26)
      #expect(abs(image.centre.x - 14) < 2 && abs(image.centre.y - 14) < 2)
    }
  }

  @Test func theyAreAsDarkAsHandwriting() {
    let pixels = Self.digits.pixels
    let mean = Double(pixels.reduce(0) { $0 + Int($1) }) / Double(pixels.count) / 255
    let blank = Double(pixels.count { $0 == 0 }) / Double(pixels.count)
    // MNIST's are 0.131 and 0.809.
    #expect(abs(mean - 0.131) < 0.01)
    #expect(abs(blank - 0.809) < 0.01)
  }

  @Test func noTwoDigitsAreTheSame() {
    #expect(Set((0..<Self.digits.count).map { Self.digits.image($0) }).count == Self.digits.count)
  }

  @Test func theLabelsSayWhatIsDrawn() {
    // The mean image of zero is hollow, that of one the darkest in the middle and the lightest overall.
    var ink = [Int](repeating: 0, count: 10)
    var middle = ink
    for (sample, label) in Self.digits.labels.enumerated() {
      let image = Self.digits.image(sample)
      ink[Int(label)] += image.reduce(0) { $0 + Int($1) }
      middle[Int(label)] += Int(image[image.startIndex + 14 * 28 + 14])
    }
    #expect(ink.min() == ink[1])
    #expect(middle.min() == middle[0])
    #expect(middle.max() == middle[1])
  }

  @Test(arguments: GlyphTable.alphabet.indices)
  func everyDigitHasStylesThatCanBeWritten(digit: Int) {
    let styles = GlyphTable.alphabet[digit]
    #expect(styles.count >= 2)
    for style in styles {
      #expect(style.share > 0)
      #expect(style.moves.first == .down)
      #expect(Set(style.masters).count == style.masters.count)
      #expect(style.masters.allSatisfy { $0.count == 2 * style.moves.count })
    }
  }
}

/// Where the ink of one image lies.
private struct Ink {
  var darkest: UInt8 = 0
  var rows = 27...27
  var columns = 27...27
  var centre = (x: 0.0, y: 0.0)

  init(_ samples: Samples, _ sample: Int) {
    var (top, bottom, left, right) = (27, 0, 27, 0)
    var (mass, x, y) = (0, 0, 0)
    for (i, ink) in samples.image(sample).enumerated() where ink > 0 {
      let (row, column) = i.quotientAndRemainder(dividingBy: 28)
      darkest = max(darkest, ink)
      (top, bottom, left, right) = (min(top, row), max(bottom, row), min(left, column), max(right, column))
      mass += Int(ink)
      x += Int(ink) * column
      y += Int(ink) * row
    }
    guard mass > 0 else { return }
    (rows, columns) = (top...bottom, left...right)
    centre = (Double(x) / Double(mass), Double(y) / Double(mass))
  }
}
