import ArrayFiles
import Expressions
import Matrices

/// The value of a person's own name as a file keeps it: an array beside it, a tuple or list of values, a type, or None.
struct SavedValue: Codable {
  /// The name of the array.
  var array: String?
  /// Whether the array's ones and zeros are truth values.
  var isBoolean: Bool?
  /// Whether the array's elements are integers.
  var isInteger: Bool?
  var items: [SavedValue]?
  /// Whether the items are of a list.
  var isList: Bool?
  /// The name of a type, which only a tuple can hold.
  var type: String?

  /// Keeps the arrays of `value` in `arrays`.
  init(_ value: Value, _ arrays: inout [NamedArray]) {
    switch value {
    case .array(let value):
      let name = "variable.\(arrays.count)"
      array = name
      isBoolean = value.kind == .bool ? true : nil
      isInteger = value.kind == .int ? true : nil
      arrays.append(NamedArray(name: name, array: NumericArray(value)))
    case .tuple(let values): items = values.map { SavedValue($0, &arrays) }
    case .list(let values):
      items = values.map { SavedValue($0, &arrays) }
      isList = true
    case .type(let type): self.type = type.rawValue
    case .none: break
    }
  }

  /// The value, its arrays found in `arrays`.
  func value(_ arrays: [String: NumericArray]) throws(SavedSessionError) -> Value {
    if let array {
      guard let found = arrays[array],
        let value = ArrayValue(
          found, kind: isBoolean ?? false ? .bool : isInteger ?? false ? .int : .float)
      else { throw .damaged(what: "the array \(array) is missing, or has more than two dimensions") }
      return .array(value)
    }
    if let type {
      guard let type = ElementType(rawValue: type) else { throw .damaged(what: "a name is of no type") }
      return .type(type)
    }
    guard let items else { return .none }
    var values: [Value] = []
    for item in items { values.append(try item.value(arrays)) }
    return isList ?? false ? .list(values) : .tuple(values)
  }
}

extension NumericArray {
  /// The value in NumPy's order of elements.
  fileprivate init(_ value: ArrayValue) {
    if case .matrix(let rows, let columns) = value.shape {
      self.init(Matrix(rows: rows, columns: columns, elements: value.elements))
    } else {
      self.init(shape: value.shape.dimensions, elements: value.elements)
    }
  }
}

extension ArrayValue {
  /// The array as expressions know it; nil where it has more than two dimensions.
  fileprivate init?(_ array: NumericArray, kind: ElementType) {
    switch array.shape.count {
    case 0: self.init(shape: .scalar, kind: kind, elements: array.elements)
    case 1: self.init(vector: array.elements, kind: kind)
    case 2:
      guard let matrix = array.matrix else { return nil }
      self.init(
        shape: .matrix(rows: matrix.rows, columns: matrix.columns), kind: kind, elements: matrix.elements)
    default: return nil
    }
  }
}
