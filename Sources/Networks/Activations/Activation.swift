/// What a hidden neuron does with its pre-activation: a function beside its derivative.
public struct Activation: Sendable {
  /// Its name, as `network --activation` takes it.
  public let name: String
  /// The derivative at `z`, an expression in NumPy's notation: `(Z1 > 0)`.
  let derivativeExpression: @Sendable (_ z: MatrixName) -> String
  /// Whether the derivative jumps where z passes 0, so that a finite difference across 0 is no derivative.
  let hasKinkAtZero: Bool
  /// Writes a[i] = f(z[i]) for `count` numbers.
  let apply: @Sendable (_ z: UnsafePointer<Double>, _ a: UnsafeMutablePointer<Double>, _ count: Int) -> Void
  /// Writes dZ[i] = dA[i] · f′(z[i]) for `count` numbers.
  let applyDerivative:
    @Sendable (
      _ z: UnsafePointer<Double>, _ dA: UnsafePointer<Double>, _ dZ: UnsafeMutablePointer<Double>,
      _ count: Int
    ) -> Void

  /// Every activation, in the order in which help lists them.
  public static let all: [Activation] = [.relu]
}

extension Activation: Hashable {
  /// Whether they have the same name.
  public static func == (left: Activation, right: Activation) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
