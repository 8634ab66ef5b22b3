import Platform
import Matrices
import Networks

/// A way in which training goes wrong, that `catch` looks for.
public enum HealthRule: String, Sendable, CaseIterable {
  /// A number that is not a number, or infinite.
  case nan
  /// A hidden neuron that is silent for every sample of a batch of at least `leastSamples`.
  case dead
  /// A layer's dW whose norm is below the `vanish` setting.
  case vanish
  /// A layer's dW whose norm is above the `explode` setting.
  case explode

  /// A neuron that is silent for fewer samples than this is no news.
  public static let leastSamples = 32
}

/// What a health rule found in the output of one operation.
public struct HealthFinding: Sendable, Equatable {
  /// The rule.
  public let rule: HealthRule
  /// The matrix in which it shows; after an update, a parameter.
  public let output: MatrixName
  /// The elements or neurons that are concerned: the place of the first number that is not finite, or the dead
  /// neurons' rows.
  public let places: [MatrixPlace]
  /// The number that is not finite, or the norm; nil for dead neurons.
  public let value: Double?
}

extension HealthRule {
  /// What is wrong with the matrix that `operation` has just written, or nil.
  func finding(in session: Session, after operation: any Networks.Operation) -> HealthFinding? {
    guard let output = operation.output, let matrix = session.workspace[output] else {
      return self == .nan ? unhealthyParameters(of: session) : nil
    }
    switch self {
    case .nan:
      guard let place = matrix.elements.firstIndex(where: { !$0.isFinite }) else { return nil }
      return finding(output, [Self.place(place, matrix.rows)], matrix.elements[place])
    case .dead:
      guard output.kind == .activation, session.architecture.isHidden(output),
        matrix.columns >= Self.leastSamples
      else { return nil }
      let dead = session.architecture.activation.silentNeurons(matrix)
      return dead.isEmpty ? nil : finding(output, dead.map { MatrixPlace(row: $0, column: 0) }, nil)
    case .vanish, .explode:
      guard output.kind == .weightsGradient else { return nil }
      let norm = matrix.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let isBad = self == .vanish ? norm < session.settings.vanish : norm > session.settings.explode
      return isBad ? finding(output, [], norm) : nil
    }
  }

  private func unhealthyParameters(of session: Session) -> HealthFinding? {
    let values = session.parameters.values
    guard values.contains(where: { !$0.isFinite }) else { return nil }
    for name in session.architecture.parameterNames {
      guard let matrix = session.parameters[name],
        let place = matrix.elements.firstIndex(where: { !$0.isFinite })
      else { continue }
      return finding(name, [Self.place(place, matrix.rows)], matrix.elements[place])
    }
    return nil
  }

  private func finding(_ output: MatrixName, _ places: [MatrixPlace], _ value: Double?) -> HealthFinding {
    HealthFinding(rule: self, output: output, places: places, value: value)
  }

  private static func place(_ index: Int, _ rows: Int) -> MatrixPlace {
    MatrixPlace(row: index % rows, column: index / rows)
  }
}
