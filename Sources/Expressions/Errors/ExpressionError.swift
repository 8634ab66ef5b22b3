/// Why a text is no expression, or has no value; and where in the text.
public struct ExpressionError: Error, Equatable, Sendable {
  /// What was wrong.
  public let reason: Reason
  /// The characters it is about, counted from 0; empty, and behind the last one, where something is missing at the end.
  public let columns: Range<Int>

  /// An error about the characters in `columns`.
  public init(_ reason: Reason, at columns: Range<Int>) {
    self.reason = reason
    self.columns = columns
  }

  /// A part of an expression as it is written, and the shape of its value.
  public struct Operand: Equatable, Sendable {
    /// As it is written, shortened where it is long.
    public let text: String
    /// The shape of its value.
    public let shape: Shape
  }

  // Indirect, so that the many functions that may throw one need little stack.
  /// What can be wrong with an expression.
  public indirect enum Reason: Equatable, Sendable {
    // The text.
    /// There is nothing.
    case empty
    /// A character that Python has no use for.
    case unexpectedCharacter(String)
    /// Something of Python, or of another language, that expressions lack.
    case unsupported(String, instead: String)
    /// A word that starts like a number.
    case malformedNumber(String)
    /// `found` stands where `expected` should; nil at the end of the line.
    case unexpected(found: String?, expected: String)
    /// A bracket that nothing closes.
    case unclosed(String)
    /// A closing bracket that closes nothing, or the wrong one.
    case unmatched(String, opening: String?)
    /// `=` within an expression.
    case equalsSign
    /// What stands left of `=` cannot be given a value.
    case notAssignable(String)
    /// The line has too many characters.
    case tooLong(limit: Int)
    /// There are too many levels of brackets or operations.
    case tooDeep(limit: Int)

    // Names.
    /// Nothing has this name.
    case unknownName(String, suggestion: String?)
    /// The name exists, but has no value now; the words are those of whoever keeps it.
    case unavailable(String, because: String)
    /// No function has this name.
    case unknownFunction(String, suggestion: String?)
    /// The value `owner` has no such attribute or method.
    case unknownMember(String, owner: String, suggestion: String?)
    /// `np` by itself.
    case moduleAlone(String)
    /// A function's name without a call.
    case functionWithoutCall(String)
    /// A method without its brackets, or an attribute with brackets.
    case methodWithoutCall(String)
    /// An attribute with the brackets of a method.
    case attributeCalled(String)
    /// A value is called like a function.
    case notCallable(String)

    // Arguments.
    /// A needed argument is not given.
    case missingArgument(String, signature: String)
    /// There are more arguments than parameters.
    case tooManyArguments(signature: String)
    /// No parameter has this name.
    case unknownArgument(String, signature: String)
    /// A parameter is given twice.
    case repeatedArgument(String)
    /// An argument without a name follows one with a name.
    case positionalAfterKeyword
    /// `what` cannot be `found`.
    case wrongValue(String, expected: String, found: String)

    // Shapes and values.
    /// The inner sizes of a matrix product differ.
    case innerSizes(operation: String, left: Operand, right: Operand)
    /// Two shapes cannot be stretched to each other.
    case shapesDiffer(operation: String, left: Operand, right: Operand)
    /// `@` with a single number.
    case productWithScalar(String)
    /// The operator takes truth values only.
    case needsBooleans(operation: String, operand: String)
    /// The operator takes no truth values.
    case needsNumbers(operation: String, operand: String)
    /// Python adds lists end to end.
    case listArithmetic
    /// `a < b < c`, `and`, `or`, `not` or `bool` of more than one truth value.
    case ambiguousTruth(operation: String, Shape)
    /// The array has not this axis.
    case noSuchAxis(Int, Shape)
    /// The result would have more than two dimensions.
    case tooManyDimensions
    /// The elements cannot be put into the shape.
    case cannotReshape(Shape, to: [Int])
    /// The rows of a list have different shapes.
    case raggedList
    /// The index is beyond the rows, columns or elements.
    case indexOutOfRange(Int, count: Int, axis: String)
    /// There are more indices than dimensions.
    case tooManyIndices(Int, Operand)
    /// A slice's step is 0.
    case zeroStep
    /// A mask has another shape than what it chooses from.
    case maskShape(mask: Shape, array: Shape)
    /// Two lists of indices do not fit together.
    case indexLists(Shape, Shape)
    /// The function has no result for an empty array.
    case emptyArray(function: String)
    /// The number is no label of a class.
    case notALabel(Double, classes: Int)

    // Limits.
    /// A value would have too many elements.
    case tooLarge(shape: String, limit: Int)
    /// The values kept at a time would have too many elements.
    case tooMuchMemory(limit: Int)
    /// The whole takes too many operations.
    case tooMuchWork
    /// Somebody wanted it ended.
    case interrupted
  }
}
