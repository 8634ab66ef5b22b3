/// How one element of a formula's value follows from other numbers: a sum of terms, each a product of factors.
public struct ElementFormula: Sendable {
  /// Something that is done with the sum of the terms.
  public enum ClosingStep: Sendable, Equatable {
    /// It is taken with the other sign.
    case negated
    /// It is multiplied by a number, which stands in the formula as `text`.
    case times(text: String, Double)
    /// It is divided by a number, which stands in the formula as `text`.
    case divided(text: String, Double)
    /// The term at a place is divided by it: a share.
    case share(ofTerm: Int)
  }

  /// The formula for this element: `sum(dZ1[3,:] * X[402,:]) / m`.
  public let symbols: String
  /// The letters that the terms are counted by: `s` for samples, `k` for inputs; `i,s` where two are.
  public let index: String
  /// What the factors of a counted term are, the first one first.
  public let columns: [FactorColumn]
  /// The terms.
  public let terms: [Term]
  /// What is done with their sum, in order.
  public let closing: [ClosingStep]
  /// What is added to that.
  public let added: [Term]

  /// The sum of the terms, added in their order.
  public let sum: Double
  /// The sum of the terms' magnitudes.
  public let magnitude: Double
  /// How far the terms themselves can be from what they would be without rounding.
  private let bound: Double

  init(
    _ symbols: String, index: String = "", columns: [FactorColumn] = [], terms: [Term],
    closing: [ClosingStep] = [], added: [Term] = []
  ) {
    self.symbols = symbols
    self.index = index
    self.columns = columns
    self.terms = terms
    self.closing = closing
    self.added = added
    var (sum, magnitude, bound) = (0.0, 0.0, 0.0)
    for (place, term) in terms.enumerated() {
      sum = place == 0 ? term.value : sum + term.value
      magnitude += abs(term.value)
      bound += term.bound
    }
    (self.sum, self.magnitude, self.bound) = (sum, magnitude, bound)
  }

  /// The element's value, as it follows from the terms.
  public var total: Double { added.reduce(closed) { $0 + $1.value } }

  /// What the closing makes of the sum.
  public var closed: Double { closing.reduce(sum) { after($1, of: $0) } }

  /// What a step of the closing makes of a number.
  public func after(_ step: ClosingStep, of number: Double) -> Double {
    switch step {
    case .negated: -number
    case .times(_, let factor): number * factor
    case .divided(_, let divisor): number / divisor
    case .share(let term): terms.indices.contains(term) ? terms[term].value / number : .nan
    }
  }

  /// The place of the term whose share the element is; nil where it is no share.
  public var ownTerm: Int? {
    for case .share(let term) in closing where terms.indices.contains(term) { return term }
    return nil
  }

  /// Whether the one term is all there is.
  public var isSingleTerm: Bool { terms.count == 1 && closing.isEmpty && added.isEmpty }

  /// How far apart two computations of the element can be that differ in the order of additions, and in the last bits
  /// of functions.
  ///
  /// Adding n numbers in any order errs by at most (n - 1) · 2⁻⁵³ · the sum of their magnitudes (Higham, Accuracy and
  /// Stability of Numerical Algorithms, section 4.2). Two orders, and a product and a division in each, make
  /// 4 · (n + 2) · 2⁻⁵² a safe bound; the terms' own is added. Numbers below the least normal one have fewer digits.
  public var tolerance: Double {
    let closed = closing.reduce(magnitude) { after($1, ofMagnitude: $0) }
    let own = closing.reduce(bound) { after($1, ofMagnitude: $0) }
    let whole = added.reduce(closed) { $0 + abs($1.value) }
    return 4 * Double(terms.count + added.count + 2) * .ulpOfOne * whole
      + 2 * added.reduce(own) { $0 + $1.bound } + .leastNormalMagnitude
  }

  /// What a step of the closing makes of a magnitude.
  private func after(_ step: ClosingStep, ofMagnitude magnitude: Double) -> Double {
    switch step {
    case .negated: magnitude
    case .times, .divided: abs(after(step, of: magnitude))
    // The error of a share is that of its term and that of the sum, each as a share.
    case .share:
      magnitude == 0 ? 0 : abs(closed) * min(1, magnitude / max(self.magnitude, .leastNormalMagnitude))
    }
  }
}

/// A number that is added up with others.
public struct Term: Sendable {
  /// Its numbers among the terms that are counted, one for each letter of the index; none for one that stands alone,
  /// such as a bias.
  public let indices: [Int]
  /// What it is the product of; at least one.
  public let factors: [Factor]
  /// The product of the factors, 0 where one of them is left out.
  public let value: Double
  /// How far the value can be from what it would be without rounding.
  let bound: Double

  init(_ indices: [Int], _ factors: [Factor]) {
    self.indices = indices
    self.factors = factors
    if factors.contains(where: \.isLeftOut) {
      (value, bound) = (0, 0)
    } else {
      let first = factors.first
      (value, bound) = factors.dropFirst().reduce((first?.value ?? 0, first?.bound ?? 0)) { product, factor in
        let (value, error) = (factor.value, factor.bound)
        return (product.0 * value, abs(product.0) * error + abs(value) * product.1 + product.1 * error)
      }
    }
  }
}

/// A number that a term is made of, and where it comes from.
public struct Factor: Sendable {
  /// What stands in the formula.
  let part: FormulaPart
  let row: Int
  let column: Int
  /// The number that it reads, where it reads just one; else its value.
  public let read: Double
  /// The number that the term is a product with.
  public let value: Double
  /// How far the value can be from what it would be without rounding.
  let bound: Double
  /// Whether it is a 0 whose products are left out.
  let isLeftOut: Bool

  /// The factor in symbols: `dZ1[3,7]`, `(Z1[3,7] > 0)`.
  public var symbols: String { part.text(.at(row), .at(column)) }
  /// Whether something is done to the number that it reads before it is multiplied.
  public var hasFunction: Bool { part.isFunction }
  /// Whether it is made of other numbers, which may be followed in turn.
  public var isMade: Bool { part.isMade }
  /// The element that it reads; nil where it reads none, or more than one.
  public var element: ElementReference? { part.reference(row, column) }
}

/// What stands at one place in every counted term.
public struct FactorColumn: Sendable {
  /// The number that is read, with the letter for its index: `dZ1[3,s]`.
  public let symbols: String
  /// What is done to it: `log(A2[i,s])`; nil for nothing.
  public let applied: String?
}
