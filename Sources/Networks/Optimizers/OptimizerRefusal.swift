import Base

/// Why an optimizer, or a setting of one, cannot be had.
public enum OptimizerRefusal: Error, Equatable, Sendable {
  /// There is none of that name.
  case unknown(String)
  /// The optimizer of that name has no momentum, and there is one.
  case besideMomentum(String, Double)
  /// The optimizer of that name has no such setting.
  case noSuchSetting(OptimizerSetting, of: String)
}

extension OptimizerRefusal: ExplainedError {
  /// What cannot be had, and what to type instead.
  public var message: String {
    switch self {
    case .unknown(let name):
      return "there is no optimizer \(name); it may be \(Self.listed(Optimizer.names))"
    case .besideMomentum(let name, let momentum):
      return
        "\(name) has no place for momentum, which is \(momentum): set momentum 0, then set optimizer \(name)"
    case .noSuchSetting(let setting, let name):
      let others = Optimizer.names.filter { name in
        Optimizer.settings(of: name).contains { $0.name == setting.name }
      }
      return "\(name) has no \(setting.name); \(Self.listed(others)) has: set optimizer \(others.first ?? "")"
    }
  }

  private static func listed(_ names: [String]) -> String {
    names.count < 2
      ? names.first ?? "" : "\(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
  }
}
