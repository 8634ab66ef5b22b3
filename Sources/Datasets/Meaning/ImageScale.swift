/// What the values of images are divided by, so that black is 0 and white is 1.
enum ImageScale {
  /// White, in files that have images: ink or none, the sums of 4×4 dots, bytes.
  static let whites = [1.0, 16, 255]
  /// White is the smallest that so many of the values do not exceed.
  private static let share = 0.999

  /// The values as X has them or comes from them, white as they have it, and what they were divided by where it shows no more.
  static func scaled(
    _ table: ReadTable, _ options: ReadingOptions
  ) throws(DataError) -> (inputs: Inputs, white: Double, divisor: Double) {
    let own = white(table.values, among: options.likeness.map { [$0.white] } ?? whites)
    var divisor = options.likeness?.divisor
    switch options.scale {
    case .by(let number): divisor = number
    case .fitted: return (table.values, own ?? greatest(table.values), 1)
    case nil:
      guard let own else {
        let most = greatest(table.values)
        let place = table.values.firstPlace(outside: -.infinity...most.nextDown) ?? 0
        throw .noScale(file: table.file, place: table.words(place: place), greatest: most)
      }
      if let place = table.values.firstPlace(outside: 0...own) {
        throw .outsideScale(
          file: table.file, place: table.words(place: place), value: table.values.stored(place), white: own)
      }
    }
    let white = own ?? greatest(table.values)
    return scaled(table.values, by: divisor ?? white, white: white)
  }

  private static func scaled(
    _ values: Inputs, by divisor: Double, white: Double
  ) -> (inputs: Inputs, white: Double, divisor: Double) {
    switch values {
    case .bytes(let bytes, _): return (.bytes(bytes, divisor: divisor), white, divisor)
    case .numbers(let numbers):
      if divisor == 1, white == 1, let bytes = numbers.bytes(dividedBy: 255) {
        return (.bytes(bytes, divisor: 255), 255, 1)
      }
      return (.numbers(numbers.divided(by: divisor)), white / divisor, divisor)
    }
  }

  /// The smallest of `whites` that hardly a value exceeds; nil where there is none.
  private static func white(_ values: Inputs, among whites: [Double]) -> Double? {
    let most = Int((1 - share) * Double(values.count))
    return whites.first { white in
      if whites.count == 1 { return true }
      return switch values {
      case .bytes(let bytes, _): bytes.hasAtMost(most, above: UInt8(max(0, min(white, 255))))
      case .numbers(let numbers): numbers.lazy.filter { $0 > white }.count <= most
      }
    }
  }

  private static func greatest(_ values: Inputs) -> Double {
    switch values {
    case .bytes(let bytes, _): Double(bytes.max() ?? 1)
    case .numbers(let numbers): numbers.max() ?? 1
    }
  }
}

extension Inputs {
  /// The first place whose value is outside `range`; nil where none is.
  fileprivate func firstPlace(outside range: ClosedRange<Double>) -> Int? {
    switch self {
    case .bytes(let bytes, _):
      range.upperBound >= 255 ? nil : bytes.firstIndex { !range.contains(Double($0)) }
    case .numbers(let numbers): numbers.firstIndex { !range.contains($0) }
    }
  }

  /// The same, each divided by a number.
  func divided(by divisor: Double) -> Inputs {
    switch self {
    case .bytes(let bytes, _): .bytes(bytes, divisor: divisor)
    case .numbers(let numbers): .numbers(numbers.divided(by: divisor))
    }
  }
}

extension [Double] {
  consuming func divided(by divisor: Double) -> [Double] {
    guard divisor != 1 else { return self }
    var numbers = self
    for place in numbers.indices { numbers[place] /= divisor }
    return numbers
  }

  /// Bytes that give the same numbers when they are divided by `divisor`; nil where there are none.
  func bytes(dividedBy divisor: Double) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for number in self {
      let byte = (number * divisor).rounded()
      guard byte >= 0, byte <= 255, byte / divisor == number else { return nil }
      bytes.append(UInt8(byte))
    }
    return bytes
  }
}
