/// Whether the values of a table are images or features.
package enum InputForm {
  /// The fewest columns that are taken for an image whose columns have other names.
  static let fewestPixels = 64

  /// What the values of a table are: what a person says, what the file says, or what they look like.
  static func form(of table: ReadTable, _ options: ReadingOptions) throws(DataError) -> Samples.Form {
    let width = table.width
    switch options.form {
    case .image(let shape):
      if let own = table.image, own != shape { throw .idxShape(file: table.file, shape: shape, found: own) }
      let product = shape.height.multipliedReportingOverflow(by: shape.width)
      guard shape.height > 0, shape.width > 0, !product.overflow, product.partialValue == width else {
        throw .shapeMismatch(file: table.file, shape: shape, count: width)
      }
      return .image(shape)
    case .features: return .features(names(of: table))
    case nil: break
    }
    if let own = table.image { return .image(own) }
    if let likeness = options.likeness, likeness.form.inputCount == width { return likeness.form }
    let square = square(width)
    if table.isNamed, isNamedByPixels(table.columns) {
      guard let square else { throw .notSquare(file: table.file, count: width) }
      return .image(square)
    }
    if let square, width >= fewestPixels, looksLikePixels(table.values) { return .image(square) }
    return .features(names(of: table))
  }

  /// The shape of a square image of so many pixels; nil where they make no square.
  static func square(_ pixels: Int) -> ImageShape? {
    let side = Int(Double(pixels).squareRoot().rounded())
    return side * side == pixels ? ImageShape(height: side, width: side) : nil
  }

  /// The shape of images of `width` pixels, where numbers look like those of such images; nil where they do not.
  package static func imageShape(_ width: Int, of numbers: [Double]) -> ImageShape? {
    guard width >= fewestPixels, let square = square(width) else { return nil }
    let values = numbers.bytes(dividedBy: 1).map { Inputs.bytes($0, divisor: 1) } ?? .numbers(numbers)
    return looksLikePixels(values) ? square : nil
  }

  private static func names(of table: ReadTable) -> [String] {
    table.isNamed ? table.columns : (0..<table.width).map { "x\($0 + 1)" }
  }

  /// Whether columns are called as pixels are: pixel0, or 1x1.
  static func isNamedByPixels(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      let plain = name.lowercased()
      if plain.hasPrefix("pixel") {
        return plain.dropFirst(5).allSatisfy { $0.isNumber || "_ x,-".contains($0) }
      }
      let sides = plain.split(separator: "x", omittingEmptySubsequences: false)
      return sides.count == 2 && sides.allSatisfy { Int($0) != nil }
    }
  }

  /// Whether values are whole numbers in 0…255, or numbers in 0…1, of which a tenth are the smallest.
  private static func looksLikePixels(_ values: Inputs) -> Bool {
    let count = values.count
    switch values {
    case .bytes(let bytes, _):
      guard let least = bytes.min() else { return false }
      return 10 * (count - bytes.count(above: least)) >= count
    case .numbers(let numbers):
      guard let least = numbers.min(), let greatest = numbers.max(), least >= 0, greatest <= 1 else {
        return false
      }
      return 10 * numbers.lazy.filter { $0 == least }.count >= count
    }
  }
}
