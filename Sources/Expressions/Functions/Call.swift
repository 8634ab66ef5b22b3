/// A function's arguments, each under the name of its parameter.
struct Call {
  struct Argument {
    var value: Value
    var columns: Range<Int>
  }

  let isMethod: Bool
  /// Those that the last parameter takes, where it takes all that are left.
  private(set) var rest: [Argument] = []
  private var given: [String: Argument] = [:]
  private let columns: Range<Int>
  /// What `dtype` asks the elements of the result to be; nil where it is left out.
  private(set) var elementType: ElementType?

  init(
    _ function: Function, _ positional: [Argument], _ keywords: [(name: String, argument: Argument)],
    isMethod: Bool, columns: Range<Int>
  ) throws(ExpressionError) {
    self.isMethod = isMethod
    self.columns = columns
    let parameters = function.parameters
    for (index, argument) in positional.enumerated() {
      if let last = parameters.last, last.isRest, index >= parameters.count - 1 {
        rest.append(argument)
      } else {
        guard index < parameters.count else {
          throw ExpressionError(.tooManyArguments(signature: function.signature), at: argument.columns)
        }
        given[parameters[index].name] = argument
      }
    }
    for (name, argument) in keywords {
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        // Every function takes the type of its result's elements, and None for its own.
        if name == "dtype" {
          if argument.value != .none { elementType = try type(argument) }
          continue
        }
        throw ExpressionError(.unknownArgument(name, signature: function.signature), at: argument.columns)
      }
      guard given[name] == nil, !parameter.isRest || rest.isEmpty else {
        throw ExpressionError(.repeatedArgument(name), at: argument.columns)
      }
      if parameter.isRest { rest = [argument] } else { given[name] = argument }
    }
    for parameter in parameters where !parameter.isOptional && given[parameter.name] == nil {
      throw ExpressionError(.missingArgument(parameter.name, signature: function.signature), at: columns)
    }
  }

  /// The type of elements that an argument names.
  func type(_ argument: Argument) throws(ExpressionError) -> ElementType {
    guard case .type(let type) = argument.value else {
      throw wrong("the type", "float, int or bool", argument)
    }
    return type
  }

  /// The greatest type of those arguments that are given; whole numbers where none is.
  func elementType(of names: String...) -> ElementType {
    names.compactMap { self[$0]?.value.array?.kind }.reduce(.int, max)
  }

  /// The argument, or nil where it is left out or `None`.
  subscript(name: String) -> Argument? {
    guard let argument = given[name], argument.value != .none else { return nil }
    return argument
  }

  /// The argument as an array.
  func operand(
    _ name: String, _ budget: inout EvaluationBudget
  ) throws(ExpressionError) -> EvaluationBudget.Operand {
    guard let argument = given[name] else {
      throw ExpressionError(.missingArgument(name, signature: name), at: columns)
    }
    return EvaluationBudget.Operand(
      array: try budget.array(argument.value, columns: argument.columns), columns: argument.columns)
  }

  func array(_ name: String, _ budget: inout EvaluationBudget) throws(ExpressionError) -> ArrayValue {
    try operand(name, &budget).array
  }

  /// The argument as a single number.
  func number(_ name: String, or otherwise: Double) throws(ExpressionError) -> Double {
    guard let argument = self[name] else { return otherwise }
    guard let number = argument.value.array?.single else { throw wrong(name, "a single number") }
    return number
  }

  /// The argument as a whole number; nil where it is left out.
  func integer(_ name: String) throws(ExpressionError) -> Int? {
    guard let argument = self[name] else { return nil }
    guard let number = argument.value.array?.single, let whole = Int(exactly: number) else {
      throw wrong(name, "a whole number")
    }
    return whole
  }

  func flag(_ name: String) throws(ExpressionError) -> Bool {
    guard let argument = self[name] else { return false }
    guard let number = argument.value.array?.single else { throw wrong(name, "True or False") }
    return number != 0
  }

  /// The axis that the argument names, 0 for rows and 1 for columns as broadcasting sees them; nil for both.
  func axis(_ name: String = "axis", of shape: Shape) throws(ExpressionError) -> Axis? {
    guard let axis = try integer(name) else { return nil }
    let count = shape.dimensions.count
    guard axis >= -count, axis < count else {
      throw ExpressionError(.noSuchAxis(axis, shape), at: self[name]?.columns ?? columns)
    }
    let isFirst = (axis < 0 ? axis + count : axis) == 0
    return isFirst && count == 2 ? .downRows : .alongColumns
  }

  /// The argument as the lengths of dimensions: one number, or several in a tuple or list.
  func dimensions(_ arguments: [Argument]) throws(ExpressionError) -> [Int] {
    var values = arguments
    if values.count == 1, let only = values.first {
      switch only.value {
      case .tuple(let parts), .list(let parts):
        values = parts.map { Argument(value: $0, columns: only.columns) }
      case .array(let array):
        values = array.elements.map { Argument(value: .number($0), columns: only.columns) }
      case .none, .type: break
      }
    }
    var dimensions: [Int] = []
    for value in values {
      guard let number = value.value.array?.single, let length = Int(exactly: number), length >= -1 else {
        throw wrong("the shape", "whole numbers such as (10, 784)", value)
      }
      dimensions.append(length)
    }
    return dimensions
  }

  private func wrong(_ name: String, _ expected: String) -> ExpressionError {
    guard let argument = given[name] else { return ExpressionError(.empty, at: columns) }
    return wrong(name, expected, argument)
  }

  func wrong(_ what: String, _ expected: String, _ argument: Argument) -> ExpressionError {
    let found =
      argument.value.array?.single.map(NumberWords.text) ?? argument.value.kindDescription
    return ExpressionError(.wrongValue(what, expected: expected, found: found), at: argument.columns)
  }
}
