/// Where a function without `np.` is NumPy's, as everywhere here, and Python's own of that name would give something else.
public struct PythonDifference: Sendable, Equatable {
  /// What Python's own does; it is told once of each function.
  public enum Kind: Sendable, Hashable {
    /// `sum` of a matrix: it adds one row to the other.
    case addsRows
    /// It has no truth value for a row of several numbers.
    case refusesMatrix
    /// `max` of a matrix of one row: it compares nothing, and gives the row.
    case givesRow
    /// `max` of a vector with a NaN, which no comparison finds.
    case overlooksNaN
    /// `sum(x, 1)`: it begins with the second number, and has no axis.
    case beginsWithSecond
    /// `round` of an array, which has no such method.
    case refusesArrays
    /// `any` and the like of a list of lists: it does not look into these.
    case takesListsAsWholes
  }

  /// The function: `sum`.
  public let function: String
  /// What Python's own does.
  public let kind: Kind
  /// The argument as it was written: `Y * log(A2)`.
  let argument: String

  /// The difference in a call without `np.` and without named arguments; nil where both give the same.
  init?(_ function: String, _ arguments: [Value], argument: String) {
    guard let kind = Self.kind(function, arguments) else { return nil }
    self.function = function
    self.kind = kind
    self.argument = argument
  }

  private static func kind(_ function: String, _ arguments: [Value]) -> Kind? {
    let first = arguments.first
    switch (function, arguments.count) {
    case ("round", 1...2): return first?.array.map { $0.shape != .scalar } == true ? .refusesArrays : nil
    case ("sum", 2):
      // Beginning with 0 and adding the rows is what axis 0 means.
      return first?.array == nil || arguments[1].array?.single == 0 ? nil : .beginsWithSecond
    case ("sum", 1), ("any", 1), ("all", 1), ("max", 1), ("min", 1): break
    default: return nil
    }
    switch first {
    case .array(let array):
      if case .matrix(let rows, let columns) = array.shape { return kind(function, rows, columns) }
      return isExtreme(function) ? overlooked(array) : nil
    case .list(let parts), .tuple(let parts):
      // Of a list of numbers, the functions here give what Python's do.
      guard let part = parts.first else { return nil }
      guard let row = part.array else { return .takesListsAsWholes }
      return row.shape == .scalar ? nil : kind(function, parts.count, row.elements.count)
    case .type, .some(.none), nil: return nil
    }
  }

  /// Of a matrix, or of a list of vectors.
  private static func kind(_ function: String, _ rows: Int, _ columns: Int) -> Kind? {
    // Of no row it gives the same, and of a single column the same number, in a vector of 1.
    guard rows > 0, columns != 1 else { return nil }
    if function == "sum" { return .addsRows }
    if isExtreme(function), rows == 1 { return .givesRow }
    return .refusesMatrix
  }

  private static func isExtreme(_ function: String) -> Bool { function == "max" || function == "min" }

  private static func overlooked(_ vector: ArrayValue) -> Kind? {
    // Nothing is greater than a NaN that comes first, in Python either.
    vector.elements.first?.isNaN == false && vector.elements.contains(where: \.isNaN) ? .overlooksNaN : nil
  }
}

extension PythonDifference {
  /// What is so here, and what Python's own would give, in words without a full stop.
  public var message: String {
    "\(here), as np.\(function) \(kind == .beginsWithSecond ? "has it" : "does"); Python's own \(there)"
  }

  private var here: String {
    switch kind {
    case .overlooksNaN: return "\(function) gives nan where there is one"
    case .beginsWithSecond: return "the second argument of sum is the axis here"
    case .refusesArrays: return "round takes whole arrays here"
    case .addsRows, .refusesMatrix, .givesRow, .takesListsAsWholes: break
    }
    return switch function {
    case "sum": "sum adds up everything here"
    default: "\(function) looks at every element here"
    }
  }

  private var there: String {
    switch kind {
    case .addsRows: "adds the rows: sum(\(argument), axis=0)"
    case .refusesMatrix:
      "refuses a matrix: \"the truth value of an array … is ambiguous\""
    case .givesRow: "gives the whole row"
    case .overlooksNaN: "compares one with the other, which overlooks it"
    case .beginsWithSecond: "begins with it, and adds the rows"
    case .refusesArrays: "takes single numbers only"
    case .takesListsAsWholes: "does not look into the lists in a list"
    }
  }
}
