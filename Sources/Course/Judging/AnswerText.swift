import Commands
import Expressions

/// What a person types as an answer, as expressions take it.
///
/// Answers are written as on paper, and as gradb prints numbers: with commas between thousands, in per cent, with ln and e.
enum AnswerText {
  /// What `text` may mean, the likeliest first; `names` are those that have a meaning of their own.
  ///
  /// - Throws: `CommandError` for a decimal comma, which would be two numbers.
  static func readings(_ text: String, names: Set<String>) throws(CommandError) -> [String] {
    var text = CommandLineSplitter.trimmed(text)
    // `answer = 0.5`, as a notebook has it.
    if text.first == "=", !text.hasPrefix("==") {
      text = CommandLineSplitter.trimmed(String(text.dropFirst()))
    }
    let percent = text.wholeMatch(of: /(.*[^\s%])\s*(?:%|percent|per cent)/)
    var number = String(percent?.1 ?? text[...])
    if number.wholeMatch(of: /[-+]?[1-9][0-9]{0,2}(?:[, '][0-9]{3})+(?:\.[0-9]*)?/) != nil {
      number = number.filter { !", '".contains($0) }
      text = number
    } else if let number = withDecimalPoint(number) {
      throw .plain(
        "a comma makes two numbers of it, and one is asked for; with a decimal point it is answer \(number)"
          + (percent == nil ? "" : " %"))
    }
    // Where a task asks for a number of per cent, that number is meant.
    if percent != nil, let value = Double(number) {
      return ["\(number) / 100"] + (abs(value) <= 100 ? [number] : [])
    }
    return [withPythonsNames(text, names)]
  }

  /// `3.327`, where a comma stands between digits that may be a decimal one: `3,327`; nil elsewhere.
  static func withDecimalPoint(_ text: String) -> String? {
    let text = CommandLineSplitter.trimmed(text)
    return text.wholeMatch(of: /[-+]?[0-9]+,[0-9]+/) == nil ? nil : text.replacing(",", with: ".")
  }

  /// Whether `text` looks like the number of an answer: `9`, `50 %`, `1,5`.
  static func isNumber(_ text: String) -> Bool {
    Double(text) != nil
      || text.wholeMatch(of: /[-+]?[0-9]+(?:[., '][0-9]+)*\s*(?:%|percent|per cent)?/) != nil
  }

  /// The text with NumPy's names for those of paper and of Python's own modules: `ln`, `e`, `math.sqrt`.
  private static func withPythonsNames(_ text: String, _ names: Set<String>) -> String {
    let meanings = ["ln": "np.log", "e": "np.e", "math": "np"].filter { !names.contains($0.key) }
    var result = ""
    var rest = text[...]
    while let match = rest.firstMatch(of: /[A-Za-z_$][A-Za-z_0-9$]*|[0-9][A-Za-z_0-9.]*/) {
      let isMember = rest[..<match.range.lowerBound].last == "."
      result += rest[..<match.range.lowerBound]
      let word = String(match.output)
      result += isMember ? word : meanings[word] ?? word
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  /// The significant digits that a number was typed with; nil for what is no plain number.
  static func significantDigits(_ text: String) -> Int? {
    guard Double(CommandLineSplitter.trimmed(text)) != nil else { return nil }
    let digits = text.prefix { !"eE".contains($0) }.filter(\.isNumber).drop { $0 == "0" }
    return max(1, digits.count)
  }
}
