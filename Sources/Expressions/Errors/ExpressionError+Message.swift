import Base

extension ExpressionError: ExplainedError {
  /// What was wrong, and what to write instead.
  public var message: String { reason.message }
}

extension ExpressionError.Reason {
  var message: String {
    syntaxMessage ?? nameMessage ?? argumentMessage ?? shapeMessage ?? indexMessage ?? limitMessage ?? ""
  }

  private var syntaxMessage: String? {
    switch self {
    case .empty: "there is no expression; expected something such as W1 or W1 @ X + b1"
    case .unexpectedCharacter(let character): "\"\(character)\" has no meaning in an expression"
    case .unsupported(let what, let instead): "\(what) is not supported in expressions; use \(instead)"
    case .malformedNumber(let text):
      "\"\(text)\" is neither a number nor a name; a product needs its *, as in 2 * x"
    case .unexpected(let found?, let expected): "expected \(expected), not \(found)"
    case .unexpected(nil, let expected): "the expression ends where \(expected) is expected"
    case .unclosed(let bracket): "this \(bracket) is never closed; expected \(Self.closing(bracket))"
    case .unmatched(let bracket, nil):
      "this \(bracket) closes nothing; there is no \(Self.opening(bracket)) before it"
    case .unmatched(let bracket, let opening?):
      "\(opening) is closed by \(Self.closing(opening)), not by \(bracket)"
    case .equalsSign: "= gives a name a value; to compare, write =="
    case .notAssignable(let text):
      "\(text) cannot be given a value; expected a name or an element left of =, such as mine = W1 or W1[3, 402] = 0.5"
    case .tooLong(let limit):
      "the expression is longer than \(limit) characters; give a part of it a name first"
    case .tooDeep(let limit):
      "the expression has more than \(limit) levels of parts within parts; give a part of it a name first"
    default: nil
    }
  }

  private var nameMessage: String? {
    switch self {
    case .unknownName(let name, let suggestion): "there is no \(name)" + Self.question(suggestion)
    case .unavailable(_, let reason): reason
    case .unknownFunction(let name, let suggestion):
      "there is no function \(name)" + Self.question(suggestion)
    case .unknownMember(let name, let owner, let suggestion):
      "\(owner) has no .\(name)" + Self.question(suggestion.map { "." + $0 })
    case .moduleAlone(let name): "\(name) is NumPy as a whole; write \(name).exp(…) and the like"
    case .functionWithoutCall(let name): "\(name) is a function; write \(name)(…)"
    case .methodWithoutCall(let name): "\(name) is a method; write .\(name)()"
    case .attributeCalled(let name): ".\(name) takes no brackets; write .\(name)"
    case .notCallable(let text):
      "\(text) is no function; an index stands in square brackets, \(text)[…], and a product needs its *"
    default: nil
    }
  }

  private var argumentMessage: String? {
    switch self {
    case .missingArgument(let name, let signature): "\(name) is missing; expected \(signature)"
    case .tooManyArguments(let signature): "too many arguments; expected \(signature)"
    case .unknownArgument(let name, let signature): "there is no argument \(name); expected \(signature)"
    case .repeatedArgument(let name): "\(name) is given twice"
    case .positionalAfterKeyword: "an argument without a name cannot follow one with a name"
    case .wrongValue(let what, let expected, let found): "\(what) cannot be \(found); expected \(expected)"
    default: nil
    }
  }

  private var shapeMessage: String? {
    switch self {
    case .innerSizes(let operation, let left, let right):
      "\(operation): \(Self.both(left, right)) — the inner sizes \(left.shape.columns) and "
        + "\(right.shape.innerRows) differ"
    case .shapesDiffer(let operation, let left, let right):
      "\(operation): \(Self.both(left, right)) — sizes must be equal, or one of them 1"
        + Self.vectorHint(left.shape, right.shape)
    case .productWithScalar(let operation):
      "\(operation): @ multiplies matrices and vectors; with a single number, use *"
    case .needsBooleans(let operation, let operand):
      switch operation {
      case "^": "^ is the exclusive or of truth values, and \(operand) is numbers; a power is written **"
      case "~":
        "~ turns truth values round, and \(operand) is numbers; expected a comparison in brackets, as in ~(A > 0)"
      default:
        "\(operation) joins truth values, and \(operand) is numbers; put comparisons in brackets, as in (A > 0) "
          + "\(operation) (B > 0)"
      }
    case .needsNumbers(let operation, let operand):
      "\(operation) takes numbers, and \(operand) is truth values; use ~ or ^, or multiply by 1 first"
    case .listArithmetic:
      "Python joins or repeats lists here; to calculate, make an array of one: np.array([1, 2])"
    case .ambiguousTruth(let operation, let shape):
      "\(operation) needs a single truth value, and this is \(shape); "
        + (operation == "and" || operation == "or" || operation.contains("<")
          ? "use & or | with brackets, as in (a < b) & (b < c), or np.any(…) or np.all(…)"
          : "use ~ for all of them, or np.any(…) or np.all(…) for one")
    case .noSuchAxis(let axis, .scalar): "a single number has no axis \(axis)"
    case .noSuchAxis(let axis, .vector(let count)):
      "\(Shape.vector(count)) has no axis \(axis); its only axis is 0"
    case .noSuchAxis(let axis, let shape):
      "a matrix has no axis \(axis); of \(shape), axis 0 runs down the \(shape.rows) rows, and axis 1 along the "
        + "\(shape.columns) columns"
    case .tooManyDimensions: "the result would have more than two dimensions"
    case .cannotReshape(let shape, let dimensions):
      "\(shape.count) elements (\(shape)) do not fit the shape (\(dimensions.map(String.init).joined(separator: ", ")))"
    case .raggedList: "the parts of a list must have the same shape to become an array"
    default: nil
    }
  }

  private var indexMessage: String? {
    switch self {
    case .indexOutOfRange(let index, 0, let axis): "\(axis) \(index) does not exist; there is none"
    case .indexOutOfRange(let index, let count, let axis):
      "\(axis) \(index) does not exist; expected 0 to \(count - 1), or -\(count) to -1 from the end"
    case .tooManyIndices(let count, let operand):
      "\(count) \(count == 1 ? "index is" : "indices are") too many; \(operand.text) is \(operand.shape)"
    case .zeroStep: "a slice's step cannot be 0"
    case .maskShape(let mask, let array):
      "a mask of \(mask) cannot choose from \(array); the sizes must be equal"
    case .indexLists(let rows, let columns):
      "the row indices are \(rows), the column indices \(columns); expected as many of both"
    case .emptyArray(let function): "\(function) of nothing has no value; the array is empty"
    case .notALabel(let label, let classes):
      "\(NumberWords.text(label)) is no label; expected a whole number from 0 to \(classes - 1)"
    default: nil
    }
  }

  private var limitMessage: String? {
    switch self {
    case .tooLarge(let shape, let limit): "the result would be \(shape), more than \(limit) numbers"
    case .tooMuchMemory(let limit):
      "the parts of this expression would take more than \(limit) numbers at a time"
    case .tooMuchWork: "this would take too long; try it on a part of the matrices"
    case .interrupted: "the calculation was interrupted; nothing has changed"
    default: nil
    }
  }

  private static func both(_ left: ExpressionError.Operand, _ right: ExpressionError.Operand) -> String {
    "\(left.text) is \(left.shape), \(right.text) is \(right.shape)"
  }

  /// What usually went wrong where a vector of n meets n rows: an axis was lost.
  private static func vectorHint(_ left: Shape, _ right: Shape) -> String {
    switch (left, right) {
    case (.vector(let count), .matrix(let rows, _)), (.matrix(let rows, _), .vector(let count)):
      count == rows
        ? "; a vector counts as a row, so keep the column with keepdims=True or reshape(\(rows), 1)" : ""
    default: ""
    }
  }

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \($0)?" } ?? ""
  }

  private static func closing(_ bracket: String) -> String { bracket == "(" ? ")" : "]" }
  private static func opening(_ bracket: String) -> String { bracket == ")" ? "(" : "[" }
}

extension Shape {
  /// The size that a product's left factor must match: a vector on the right counts as a column.
  var innerRows: Int {
    if case .vector(let count) = self { count } else { rows }
  }
}
