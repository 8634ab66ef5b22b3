import Matrices
import Networks

/// Lines that read another array of the same shape than the one that belongs there, as after copy and paste.
extension ComparisonJudge {
  /// The mistake that gives `mine` in the place of what `expression` gives; `output` is what the line writes.
  func neighbour(_ mine: Matrix, _ expression: String, _ output: MatrixName?) -> Mistake? {
    let arrays = names.keys.filter { MatrixName($0) != nil && $0 != output.map { "\($0)" } }.sorted()
    func shape(_ name: String) -> [Int]? { names[name]?.array.map { [$0.matrix.rows, $0.matrix.columns] } }
    let others = arrays.filter { shape($0) == [mine.rows, mine.columns] }
    if let same = others.first(where: { name in names[name]?.array.map { agree(mine, $0.matrix) } ?? false })
    {
      return Mistake(same, "it holds the numbers of \(same)")
    }
    let words = Self.words(in: expression)
    for right in arrays where words.contains(right) {
      guard let expected = shape(right) else { continue }
      for other in arrays where other != right && shape(other) == expected && Self.areMixedUp(right, other) {
        let line = words.map { $0 == right ? other : $0 }.joined()
        if fits(mine, line) { return Mistake(line, "it reads \(other) where \(right) belongs") }
      }
    }
    return nil
  }

  /// Whether people take one for the other: the same array of another layer, or another one of the same layer.
  private static func areMixedUp(_ name: String, _ other: String) -> Bool {
    guard let name = MatrixName(name), let other = MatrixName(other) else { return false }
    return name.kind == other.kind || name.layer == other.layer
  }

  /// A line as names, and what stands between them.
  private static func words(in line: String) -> [String] {
    var words: [String] = []
    var isName = false
    for character in line {
      let belongs = character.isLetter || character.isNumber || character == "_"
      if belongs && isName, let last = words.popLast() {
        words.append(last + String(character))
      } else {
        words.append(String(character))
      }
      isName = belongs
    }
    return words
  }
}
