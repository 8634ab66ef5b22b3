import Base
import Expressions
import Matrices
import Networks

/// Which lines give the numbers of an array.
extension ComparisonJudge {
  /// Whether every array of the file is gradb's, but for rounding, and what the update left is not judged.
  func isAllRight() -> Bool {
    saved.updated.isEmpty
      && saved.arrays.allSatisfy { name, array in
        let right = name.kind == .oneHot ? try? run.matrix(name) : right(name)
        guard let mine = array.matrix, let right else { return false }
        return agree(mine, right)
      }
  }

  /// Whether two matrices of one shape are the same to rounding.
  func agree(_ mine: Matrix, _ other: Matrix) -> Bool { difference(mine, other).wrong == 0 }

  /// Whether a line gives `mine`, to rounding; where it does not give some spots in it, the rest is not computed.
  func fits(_ mine: Matrix, _ line: Formula, _ spots: ComparisonSpots? = nil) -> Bool {
    if let spots, !spots.fit(line, in: names) { return false }
    return value(of: line, like: mine).map { agree(mine, $0) } ?? false
  }

  /// What explains what was saved where `line` should give `right`: the likeliest first, and at most one beside it.
  ///
  /// Those are the mistakes that have words of their own, the first in the table and one of another kind; else a slip; else
  /// what another array or a number explains. A mistake in a line before it, of what was not saved, goes before them
  /// where it explains other arrays as well.
  func reasons(for mine: NotebookArray, _ right: Matrix, _ line: Line) -> [Mistake] {
    guard let matrix = mine.matrix else {
      return Array(
        (known(line) + slips(line)).lazy.filter { mistake in
          mistake.formula.map { isMisshapen(mine, like: $0) } ?? false
        }.prefix(1))
    }
    let spots = ComparisonSpots(matrix, right, saved.precision)
    let earlier = earlierMistake(matrix, right, line, spots)
    let own = ownReasons(for: matrix, right, line, spots)
    if let earlier, earlier.explained > 0 || own.isEmpty {
      let second =
        timesOfEveryGradient(matrix, right, line).map { Mistake(.earlierPasses(times: $0)) } ?? own.first
      return [earlier.mistake] + [second].compactMap { $0 }
    }
    if !own.isEmpty { return own }
    if let mistake = solved(matrix, right, line) { return [mistake] }
    let count = zip(matrix.elements, right.elements).count { !$0.isFinite && $1.isFinite }
    return count == 0 ? [] : [Mistake(.words(Self.notFinite(count)))]
  }

  /// The mistakes in a line itself that give `mine`.
  private func ownReasons(
    for mine: Matrix, _ right: Matrix, _ line: Line, _ spots: ComparisonSpots?
  ) -> [Mistake] {
    let known = known(line).filter { $0.formula.map { fits(mine, $0, spots) } ?? false }
    if let first = known.first {
      // What is 0 throughout, or no number, fits more than it tells.
      let isTelling =
        mine.elements.allSatisfy(\.isFinite) && !agree(mine, Matrix(rows: mine.rows, columns: mine.columns))
      return [first]
        + known.dropFirst().filter { isTelling && $0.kind != first.kind && $0.line != first.line }.prefix(1)
    }
    if !mine.elements.contains(where: { $0 != 0 }) {
      return [Mistake(.words(mine.elements.count == 1 ? "it is 0" : "every element is 0"))]
    }
    return (sameNumbers(mine, line) ?? slip(mine, right, line, spots)).map { [$0] } ?? []
  }

  /// The mistakes in a line that have words of their own.
  private func known(_ line: Line) -> [Mistake] {
    line.output.map { table.mistakes(in: $0) } ?? line.parameter.map { table.mistakes(inUpdateOf: $0) } ?? []
  }

  /// The slips in a line.
  private func slips(_ line: Line) -> [Mistake] {
    line.output.map { table.slips(in: $0) } ?? line.parameter.map { table.slips(inUpdateOf: $0) } ?? []
  }

  /// The likeliest slip that gives `mine` where the line should give `right`.
  ///
  /// A single number is soon found by chance among so many lines, so it has to agree in all its digits.
  private func slip(
    _ mine: Matrix, _ right: Matrix, _ line: Line, _ spots: ComparisonSpots?
  ) -> Mistake? {
    guard canTell(mine) else { return nil }
    return slips(line).first { slip in
      slip.formula.map { fits(mine, $0, spots) && !fits(right, $0) } ?? false
    }
  }

  /// Whether the numbers of an array tell one of many lines from the others: not a single one that was rounded, and none
  /// that are no numbers.
  func canTell(_ mine: Matrix) -> Bool {
    mine.elements.contains(where: \.isFinite)
      && (saved.precision == .double || (saved.precision == .single && mine.elements.count > 1))
  }

  private static func notFinite(_ count: Int) -> MistakeWords {
    let elements = count == 1 ? "1 element is" : "\(count) elements are"
    return "\(elements) nan or inf: an overflow, a division by 0, or a logarithm of 0"
  }

  /// What `expression` gives, in the shape of `right`; nil where it cannot be computed or has another shape.
  ///
  /// `others` go before the names of the file.
  func value(of expression: String, like right: Matrix, besides others: [String: Value] = [:]) -> Matrix? {
    (try? Formula(expression)).flatMap { value(of: $0, like: right, besides: others) }
  }

  /// The same of a line that has been read already; nil, too, once the comparison was broken off.
  func value(of line: Formula, like right: Matrix, besides others: [String: Value] = [:]) -> Matrix? {
    guard !isBrokenOff() else { return nil }
    let names = others.isEmpty ? names : names.merging(others) { $1 }
    return line.matrix(rows: right.rows, columns: right.columns, in: names)
  }

  /// Whether an array of another shape than gradb's is what a line gives, either way round if it `isTransposable`.
  func isMisshapen(_ mine: NotebookArray, like line: Formula, isTransposable: Bool = true) -> Bool {
    guard let wrong = (try? line.value(in: names))?.array, let saved = mine.array.matrix,
      wrong.elements.count == saved.elements.count
    else { return false }
    return ([wrong.matrix] + (isTransposable ? [wrong.matrix.transposed] : [])).contains { candidate in
      let candidate =
        min(candidate.rows, candidate.columns) == 1 && min(saved.rows, saved.columns) == 1
        ? Matrix(rows: saved.rows, columns: saved.columns, elements: candidate.elements) : candidate
      return candidate.rows == saved.rows && candidate.columns == saved.columns && agree(saved, candidate)
    }
  }
}
