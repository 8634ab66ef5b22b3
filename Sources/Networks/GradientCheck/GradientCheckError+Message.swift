import Base

extension GradientCheckError: ExplainedError {
  /// Why nothing can be compared.
  public var message: String {
    switch self {
    case .parameterIsNotFinite(let name, let place, let value):
      "\(name)[\(place.row),\(place.column)] is \(Self.words(value)), so there is no slope to compare; type set "
        + "\(name)[\(place.row),\(place.column)] = 0, or start to begin again"
    case .lossIsNotFinite(let loss):
      "the loss is \(Self.words(loss)), so there is no slope to compare; type start to begin again, with a smaller alpha"
    }
  }

  /// A number that is not finite; a NaN has no sign for a person.
  private static func words(_ value: Double) -> String { value.isNaN ? "nan" : "\(value)" }
}
