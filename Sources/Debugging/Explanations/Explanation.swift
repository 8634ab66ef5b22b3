import Expressions
import Networks

/// Where one number comes from: one that an operation wrote, or an element of a person's own line.
public struct Explanation: Sendable {
  /// What wrote a number.
  public struct Source: Sendable {
    /// The number.
    public let element: MatrixElement
    /// The operation that wrote it.
    public let operation: any Operation
    /// The operation's number in the program, from 1, as `list` shows it.
    public let operationNumber: Int
    /// What the number is, in words for a student.
    public let meaning: String
  }

  /// The number in symbols: `dW1[3,402]`, `(dZ1 @ X.T / m)[3,402]`.
  public let symbols: String
  /// What wrote it; nil for an element of a person's own line, or a part of a formula.
  public let source: Source?
  /// How it follows from other numbers, by what is meant to be computed.
  public let formula: ElementFormula
  /// What is stored; nil where nothing is, as for a line that was not kept.
  public let stored: Double?
  /// Whether the formula is the operation's other one, because the first is not finite here.
  public let isOfOtherFormula: Bool

  /// An element of a person's own line; `stored` is the number that it gave, where that was kept.
  public init(symbols: String, formula: ElementFormula, stored: Double?) {
    self.init(symbols: symbols, source: nil, formula: formula, stored: stored)
  }

  init(
    symbols: String, source: Source?, formula: ElementFormula, stored: Double?, isOfOtherFormula: Bool = false
  ) {
    self.symbols = symbols
    self.source = source
    self.formula = formula
    self.stored = stored
    self.isOfOtherFormula = isOfOtherFormula
  }

  /// Whether the formula gives what is stored, to rounding; `ElementFormula.tolerance` has the rule.
  ///
  /// Where it does not, the operation computes something else than its formula.
  public var agrees: Bool {
    let total = formula.total
    guard let stored else { return true }
    if total == stored || (total.isNaN && stored.isNaN) { return true }
    // Finite terms whose sum overflows in one order need not in another: nothing can be said.
    if !formula.magnitude.isFinite { return formula.terms.allSatisfy(\.value.isFinite) }
    return abs(total - stored) <= formula.tolerance
  }

  /// The terms of a formula that are not shown one by one.
  public struct Remainder: Sendable, Equatable {
    /// How many of them are not 0.
    public let count: Int
    /// How many of them are 0.
    public let zeros: Int
    /// The sum of them all.
    public let sum: Double
  }

  /// The `count` terms of the largest magnitude, the largest first, and what the others come to.
  ///
  /// In a sum of more than a few terms, those that are 0 are left to the others: they explain nothing. The term whose
  /// share the element is, is always among them. O(n log n).
  public func largestTerms(_ count: Int) -> (terms: [Term], rest: Remainder) {
    let all = formula.terms
    func size(_ place: Int) -> Double { all[place].value.isNaN ? .infinity : abs(all[place].value) }
    let order = all.indices.sorted { size($0) != size($1) ? size($0) > size($1) : $0 < $1 }
    let candidates = all.count <= Self.fewTerms ? order : order.filter { all[$0].value != 0 }
    var shown = Array(candidates.prefix(max(0, count)))
    if let own = formula.ownTerm, !shown.contains(own) { shown = shown.dropLast() + [own] }
    let kept = Set(shown)
    let others = all.indices.filter { !kept.contains($0) }
    let zeros = others.count { all[$0].value == 0 }
    let rest = Remainder(
      count: others.count - zeros, zeros: zeros, sum: others.reduce(0) { $0 + all[$1].value })
    return (shown.map { all[$0] }, rest)
  }

  /// Up to this many terms are shown even where they are 0.
  private static let fewTerms = 3
}

extension Factor {
  /// The number of the iteration that it reads; nil where it reads another, none, or more than one.
  public var matrixElement: MatrixElement? {
    element.flatMap { element in
      MatrixName(element.name).map { MatrixElement($0, element.row, element.column) }
    }
  }

  /// Whether it was computed, so that it can be explained in turn.
  public var isComputed: Bool { matrixElement?.isComputed ?? isMade }
}
