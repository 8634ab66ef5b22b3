/// How lines of NumPy are written in a file's own layout, where gradb's lines have a column for each sample.
struct LineLayout {
  /// Whether each sample is a row.
  let samplesAreRows: Bool
  /// Whether weights are inputs × neurons.
  let weightsAreTransposed: Bool

  /// Whether products are written the other way round than in gradb: `X @ W1` for `W1 @ X`.
  private var exchangesProducts: Bool { samplesAreRows && weightsAreTransposed }

  /// A line, or a sentence with lines and words such as column in it.
  func text(_ text: String) -> String {
    guard samplesAreRows else { return text }
    var text = Self.exchanging("axis=0", "axis=1", in: text)
    text = Self.exchanging("column", "row", in: text)
      .replacing("column above", with: "column before").replacing("column below", with: "column behind")
      .replacing("[:, 0]", with: "[0]")
    return exchangesProducts ? Self.exchangingFactors(text) : text
  }

  /// What is to be said of lines with products that have to be read in gradb's layout; empty where none have.
  func remark(on line: String) -> String {
    samplesAreRows && !exchangesProducts && line.contains(" @ ")
      ? ", as gradb writes it" : ""
  }

  private static func exchanging(_ one: String, _ other: String, in text: String) -> String {
    text.replacing(one, with: "\u{0}").replacing(other, with: one).replacing("\u{0}", with: other)
  }

  /// `A1.T @ dZ2 / m` for `dZ2 @ A1.T / m`: the transpose of a product of transposes.
  private static func exchangingFactors(_ text: String) -> String {
    var result = Array(text)
    var start = 0
    while let place = product(in: result, from: start) {
      let left = factor(before: place - 1, in: result)
      let right = factor(from: place + 2, in: result)
      let exchanged = Array(result[right] + [" ", "@", " "] + result[left])
      result.replaceSubrange(left.lowerBound..<right.upperBound, with: exchanged)
      start = right.upperBound
    }
    return String(result)
  }

  private static func product(in text: [Character], from start: Int) -> Int? {
    (max(1, start)..<max(1, start, text.count - 2)).first {
      text[$0] == "@" && text[$0 - 1] == " " && text[$0 + 1] == " "
    }
  }

  /// The name or the brackets, perhaps with .T, that end at `end`.
  private static func factor(before end: Int, in text: [Character]) -> Range<Int> {
    var (place, depth) = (end, 0)
    while place > 0 {
      let character = text[place - 1]
      if character == ")" { depth += 1 }
      if character == "(" { depth -= 1 }
      if depth < 0 || (depth == 0 && !isPart(character) && character != "(") { break }
      place -= 1
    }
    return place..<end
  }

  /// The name or the brackets, perhaps with .T, that begin at `start`.
  private static func factor(from start: Int, in text: [Character]) -> Range<Int> {
    var (place, depth) = (start, 0)
    while place < text.count {
      let character = text[place]
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth < 0 || (depth == 0 && !isPart(character) && character != ")") { break }
      place += 1
    }
    return start..<place
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "_"
  }
}
