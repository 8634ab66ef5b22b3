extension Value: CustomStringConvertible {
  /// As Python writes it: `0.5`, `True`, `(10, 784)`, `None`; arrays of more than one number by their shape.
  public var description: String {
    switch self {
    case .array(let array):
      if array.shape == .scalar, let number = array.single {
        array.kind == .bool ? (number == 0 ? "False" : "True") : NumberWords.text(number)
      } else {
        kindDescription
      }
    case .tuple(let values):
      "(" + values.map(\.description).joined(separator: ", ") + (values.count == 1 ? ",)" : ")")
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .type(let type): type.rawValue
    case .none: "None"
    }
  }
}
