/// What is peculiar to EMNIST, letters in MNIST's format: its images are stored transposed, and its labels stand for letters.
///
/// Source: Cohen, Afshar, Tapson and van Schaik, "EMNIST: an extension of MNIST to handwritten letters", 2017, and the
/// mapping files beside the data.
struct EMNIST {
  /// What each label stands for; nil where labels are the digits themselves.
  let classNames: [Int: String]?

  /// What a file of this name has; nil where it is no part of EMNIST.
  init?(named name: String) {
    let name = name.lowercased()
    guard name.contains("emnist") else { return nil }
    let digits = (0...9).map(String.init)
    let capitals = Self.letters(from: "A")
    let names: [String]?
    var first = 0
    if name.contains("letters") {
      (names, first) = (capitals, 1)
    } else if name.contains("byclass") {
      names = digits + capitals + Self.letters(from: "a")
    } else if name.contains("bymerge") || name.contains("balanced") {
      // Small letters that look like their capitals are one class with them.
      names = digits + capitals + "abdefghnqrt".map(String.init)
    } else {
      names = nil
    }
    classNames = names.map { Dictionary(uniqueKeysWithValues: zip(first..., $0).map { ($0, $1) }) }
  }

  private static func letters(from first: Unicode.Scalar) -> [String] {
    (0..<26).compactMap { Unicode.Scalar(first.value + $0).map { String($0) } }
  }

  /// Makes rows of the columns of each image.
  static func turn(_ pixels: inout [UInt8], _ shape: ImageShape) {
    guard shape.height == shape.width else { return }
    let side = shape.height
    for start in stride(from: 0, to: pixels.count, by: shape.pixelCount) {
      for row in 0..<side {
        for column in row + 1..<max(side, row + 1) {
          pixels.swapAt(start + row * side + column, start + column * side + row)
        }
      }
    }
  }
}
