/// The shape of an array, as in NumPy but of two dimensions at most.
public enum Shape: Sendable, Hashable {
  /// A single number, NumPy's `()`.
  case scalar
  /// `(n,)`: numbers in a row that is neither a row nor a column of a matrix.
  case vector(Int)
  /// `(rows, columns)`.
  case matrix(rows: Int, columns: Int)

  /// The shape of one to two dimensions, or of none; nil where there are more.
  init?(dimensions: [Int]) {
    switch dimensions.count {
    case 0: self = .scalar
    case 1: self = .vector(dimensions[0])
    case 2: self = .matrix(rows: dimensions[0], columns: dimensions[1])
    default: return nil
    }
  }

  /// The lengths of the dimensions, as `.shape` gives them.
  public var dimensions: [Int] {
    switch self {
    case .scalar: []
    case .vector(let count): [count]
    case .matrix(let rows, let columns): [rows, columns]
    }
  }

  /// How many numbers an array of this shape holds.
  public var count: Int { rows * columns }

  /// The rows that broadcasting sees: 1 for a vector, which counts as a single row.
  var rows: Int {
    if case .matrix(let rows, _) = self { rows } else { 1 }
  }

  /// The columns that broadcasting sees.
  var columns: Int {
    switch self {
    case .scalar: 1
    case .vector(let count): count
    case .matrix(_, let columns): columns
    }
  }

  /// What both shapes are stretched to when their arrays are combined element by element; nil where they do not fit.
  func broadcast(with other: Shape) -> Shape? {
    func length(_ a: Int, _ b: Int) -> Int? {
      if a == b || b == 1 { a } else if a == 1 { b } else { nil }
    }
    guard let rows = length(rows, other.rows), let columns = length(columns, other.columns) else {
      return nil
    }
    switch max(dimensions.count, other.dimensions.count) {
    case 0: return .scalar
    case 1: return .vector(columns)
    default: return .matrix(rows: rows, columns: columns)
    }
  }
}

extension Shape: CustomStringConvertible {
  /// The shape in words: `10×784`, `a vector of 10`, `a single number`.
  public var description: String {
    switch self {
    case .scalar: "a single number"
    case .vector(let count): "a vector of \(count)"
    case .matrix(let rows, let columns): "\(rows)×\(columns)"
    }
  }

  /// The shape as NumPy writes it: `()`, `(10,)`, `(10, 784)`.
  public var tuple: String {
    switch self {
    case .scalar: "()"
    case .vector(let count): "(\(count),)"
    case .matrix(let rows, let columns): "(\(rows), \(columns))"
    }
  }
}
