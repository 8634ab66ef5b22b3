/// How one element of an operation's output follows from other numbers: a sum of terms, each a product of factors.
public struct ElementFormula: Sendable {
  /// What is done with the sum of the terms.
  public enum Closing: Sendable, Equatable {
    /// Nothing: the sum is the element.
    case sum
    /// It is divided by the number of samples, m.
    case mean(count: Int)
    /// The term at a place is divided by it: a share.
    case share(ofTerm: Int)
  }

  /// The right side in NumPy's notation, for this element: `sum(dZ1[3,:] * X[402,:]) / m`.
  public let symbols: String
  /// The letter that the terms are counted by: `s` for samples, `k` for inputs, `i` for neurons above or classes.
  public let index: String
  /// What the factors of a counted term are, the first one first.
  public let columns: [FactorColumn]
  /// The terms, in the order in which the operation adds them.
  public let terms: [Term]
  /// What is done with their sum.
  public let closing: Closing
  /// What is added to that; nil for nothing.
  public let added: Term?
  /// What the element is, in words for a student.
  public let meaning: String

  /// The sum of the terms, added in their order.
  public let sum: Double
  /// The sum of the terms' magnitudes.
  public let magnitude: Double

  init(
    _ symbols: String, index: String = "", columns: [FactorColumn] = [], terms: [Term],
    closing: Closing = .sum, added: Term? = nil, meaning: String
  ) {
    self.symbols = symbols
    self.index = index
    self.columns = columns
    self.terms = terms
    self.closing = closing
    self.added = added
    self.meaning = meaning
    var (sum, magnitude) = (0.0, 0.0)
    for term in terms {
      sum += term.value
      magnitude += abs(term.value)
    }
    self.sum = sum
    self.magnitude = magnitude
  }

  /// The element's value, as it follows from the terms.
  public var total: Double {
    added.map { closed + $0.value } ?? closed
  }

  /// What the closing makes of the sum.
  public var closed: Double {
    switch closing {
    case .sum: sum
    case .mean(let count): sum / Double(count)
    case .share(let term): terms.indices.contains(term) ? terms[term].value / sum : .nan
    }
  }

  /// How far apart two computations of the element can be that differ in the order of additions only.
  ///
  /// Adding n numbers in any order errs by at most (n - 1) · 2⁻⁵³ · the sum of their magnitudes (Higham, Accuracy and
  /// Stability of Numerical Algorithms, section 4.2). Two orders, and a product and a division in each, make
  /// 4 · (n + 2) · 2⁻⁵² a safe bound. Numbers below the least normal one have fewer digits.
  public var tolerance: Double {
    let scale =
      switch closing {
      case .sum: magnitude
      case .mean(let count): magnitude / Double(count)
      case .share: abs(total)
      }
    let whole = scale + abs(added?.value ?? 0)
    return 4 * Double(terms.count + 2) * .ulpOfOne * whole + .leastNormalMagnitude
  }
}

/// A number that is added up with others.
public struct Term: Sendable {
  /// Its number among the terms that are counted; nil for one that stands alone, such as a bias.
  public let index: Int?
  /// What it is the product of; at least one.
  public let factors: [Factor]
  /// The product of the factors.
  public let value: Double

  /// The product of `factors`.
  ///
  /// A factor that is left out makes it 0 even where the other is not finite.
  init(_ index: Int? = nil, _ factors: Factor...) { self.init(index, factors) }

  /// The product of `factors`, at least one.
  init(_ index: Int?, _ factors: [Factor]) {
    self.index = index
    self.factors = factors
    if factors.contains(where: \.isLeftOut) {
      value = 0
    } else {
      value = factors.dropFirst().reduce(factors.first?.value ?? 0) { $0 * $1.value }
    }
  }
}

/// A number that a term is made of, and where it comes from.
public struct Factor: Sendable {
  /// The number that is read.
  public let element: MatrixElement
  /// Its value.
  public let read: Double
  /// What is done to it before it is multiplied; nil for nothing.
  public let function: FactorFunction?
  /// The value after that.
  public let value: Double

  /// Whether it is a pixel that is 0, and the operation leaves the products with those out.
  let isLeftOut: Bool

  init(
    _ element: MatrixElement, _ read: Double, _ function: FactorFunction? = nil, gives value: Double? = nil,
    isLeftOut: Bool = false
  ) {
    self.isLeftOut = isLeftOut
    self.element = element
    self.read = read
    self.function = function
    self.value = value ?? read
  }

  /// The factor in symbols: `dZ1[3,7]`, `(Z1[3,7] > 0)`.
  public var symbols: String { function?.text("\(element)") ?? "\(element)" }
}

/// A function of one number, as a formula writes it.
public struct FactorFunction: Sendable {
  /// The formula for an argument: `exp(Z2[6,0] - max)`.
  public let text: @Sendable (_ argument: String) -> String
}

/// What stands at one place in every counted term.
public struct FactorColumn: Sendable {
  /// The number that is read, with the letter for its index: `dZ1[3,s]`.
  public let symbols: String
  /// What is done to it; nil for nothing.
  public let function: FactorFunction?

  init(_ symbols: String, _ function: FactorFunction? = nil) {
    self.symbols = symbols
    self.function = function
  }
}
