/// What a lesson's file is called: `03-softmax.md` has the number 3 and the name `softmax`.
struct LessonFileName {
  let number: Int
  let name: String

  /// The parts of `file`, a name without folders; nil if no lesson is called so. A number has at most four digits.
  init?(_ file: String) {
    guard file.hasSuffix(".md"), file.utf8.count <= 100 else { return nil }
    let stem = file.dropLast(".md".count)
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.count), let number = Int(digits) else { return nil }
    let rest = stem.dropFirst(digits.count)
    guard rest.first == "-" else { return nil }
    let name = String(rest.dropFirst())
    guard LessonName.isValid(name) else { return nil }
    self.number = number
    self.name = name
  }
}

/// The names of lessons and tasks, which a person types.
enum LessonName {
  /// Whether it is made of lower-case letters, digits and hyphens, 1…60 of them, and begins with none of the last.
  static func isValid(_ name: String) -> Bool {
    (1...60).contains(name.utf8.count) && !name.hasPrefix("-")
      && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
  }
}
