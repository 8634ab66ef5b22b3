/// How the type of a result follows from the types of the operands.
enum ResultType: Sendable {
  /// It does not: a comparison gives truth values, and a logarithm is no whole number.
  case always(ElementType)
  /// It is the greatest of theirs: a choice between truth values is one.
  case greatest
  /// The same, but arithmetic takes truth values for the numbers 0 and 1.
  case number

  func type(of operands: ElementType...) -> ElementType {
    let greatest = operands.max() ?? .float
    return switch self {
    case .always(let type): type
    case .greatest: greatest
    case .number: max(greatest, .int)
    }
  }
}
