import Expressions
import Matrices
import Networks
import Rendering

extension FormulaComparison {
  /// What is said where the formula as it is written gives inf or nan, and the live matrix is finite; nil elsewhere.
  /// `wrong` elements differ, those included.
  func notFinite(_ matrix: Matrix, wrong: Int) -> String? {
    let pairs = zip(matrix.elements, live.elements)
    let odd = pairs.filter { !$0.isFinite && $1.isFinite }
    guard let first = odd.first else { return nil }
    let found = NumberText.exact((odd.first { $0.0.isNaN } ?? first).0)
    var text = "as written, NumPy gives \(found) "
    let (count, all) = (odd.count, live.elements.count)
    text +=
      name.isSingleNumber
      ? "for \(name)" : "in \(NumberText.count(count)) of \(NumberText.count(all)) elements of \(name)"
    text += when
    let origin = expression.nonFiniteOrigin(in: names)
    if let origin {
      text += ", because of \(origin.step)"
      let result = NumberText.exact(origin.result)
      if result != found { text += ", which is \(result)" }
    }
    text += name.isSingleNumber ? "; \(name) is \(NumberText.exact(first.1))" : "; \(name) is finite there"
    if !mayBeWrong, let way = architecture.output.words.wayAround(origin?.step ?? "", name, architecture) {
      text += ", because gradb \(way)"
    }
    if count < all {
      text +=
        wrong == count ? "; all others agree" : "; of the others, \(NumberText.count(wrong - count)) differ"
    }
    return text
  }
}
