import Networks

/// Where one number that an operation wrote comes from.
public struct Explanation: Sendable {
  /// The number.
  public let element: MatrixElement
  /// The operation that wrote it.
  public let operation: any Operation
  /// The operation's number in the program, from 1, as `list` shows it.
  public let operationNumber: Int
  /// How it follows from other numbers, by what the operation is meant to compute.
  public let formula: ElementFormula
  /// What the operation wrote.
  public let stored: Double

  /// Whether the formula gives what the operation wrote, to rounding; `ElementFormula.tolerance` has the rule.
  ///
  /// Where it does not, the operation computes something else than its formula.
  public var agrees: Bool {
    let total = formula.total
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
    if case .share(let own) = formula.closing, all.indices.contains(own), !shown.contains(own) {
      shown = shown.dropLast() + [own]
    }
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
