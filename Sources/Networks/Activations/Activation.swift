/// What a hidden neuron does with its pre-activation: a function beside its derivative.
public struct Activation: Sendable {
  /// Its name, as `network --activation` takes it.
  public let name: String
  /// The function as expressions write it: `leaky_relu`; empty where it is none.
  public let function: String
  /// What is said of the function, and where it comes from.
  let notes: OperationNotes
  /// What is said of the derivative, and where it comes from.
  let derivativeNotes: OperationNotes
  /// The derivative as a product of numbers that the neuron has computed; where there is none, it is 1.
  let derivative: [DerivativeFactor]
  /// Whether the derivative jumps where z passes 0, so that a finite difference across 0 is no derivative.
  let hasKinkAtZero: Bool
  /// Whether a neuron passes on 0, and learns nothing, from every sample for which z is not positive.
  public let canBeSilent: Bool
  /// What a neuron did with a pre-activation, in words for a student.
  let meaning: @Sendable (_ neuron: Int, _ z: Double) -> String
  /// What its slope did to the error, in words for a student.
  let derivativeMeaning: @Sendable (_ neuron: Int, _ slope: Double) -> String
  /// Writes a[i] = f(z[i]) for `count` numbers.
  let apply: @Sendable (_ z: UnsafePointer<Double>, _ a: UnsafeMutablePointer<Double>, _ count: Int) -> Void
  /// Writes dZ[i] = dA[i] · f′(z[i]) for `count` numbers, a[i] being f(z[i]).
  let applyDerivative:
    @Sendable (
      _ z: UnsafePointer<Double>, _ a: UnsafePointer<Double>, _ dA: UnsafePointer<Double>,
      _ dZ: UnsafeMutablePointer<Double>, _ count: Int
    ) -> Void
  /// The function as notebooks write it out, for a pre-activation: `1 / (1 + exp(-Z1))`. Slips are made of these, too.
  var otherForms: @Sendable (_ z: String) -> [String] = { _ in [] }
  /// dZ as notebooks write it otherwise: `where(Z1 > 0, dA1, 0.01 * dA1)`. Slips are made of these, too.
  var otherErrors: @Sendable (_ z: String, _ a: String, _ dA: String) -> [String] = { _, _, _ in [] }

  /// What several activations are called by those who do not tell them apart: `gelu` of both of its formulas.
  var familyName: String?

  /// The others that are called the same by those who do not tell them apart.
  public var family: [Activation] {
    familyName.map { name in Self.all.filter { $0.familyName == name && $0 != self } } ?? []
  }

  /// Every activation, in the order in which help lists them.
  public static let all: [Activation] = [
    .relu, .leakyReLU, .sigmoid, .tanh, .linear, .gelu, .geluByTanh,
  ]

  /// The activation called `name`, or nil.
  public static func named(_ name: String) -> Activation? { all.first { $0.name == name } }

  /// A in NumPy's notation, from a pre-activation: `relu(Z1)`.
  public func expression(of z: String) -> String { function.isEmpty ? z : "\(function)(\(z))" }

  /// dZ in NumPy's notation: `dA1 * (Z1 > 0)`.
  public func errorExpression(layer: Int) -> String {
    derivative.isEmpty ? "dA\(layer)" : "dA\(layer) * \(derivativeExpression(layer: layer))"
  }

  /// The derivative in NumPy's notation, to be multiplied by dA: `(Z1 > 0)`, `A1 * (1 - A1)`, or `1`.
  public func derivativeExpression(layer: Int) -> String {
    if derivative.isEmpty { return "1" }
    return derivative.map { factor in
      let name = "\(MatrixName(factor.reads, layer: layer))"
      return factor.text?(name) ?? name
    }.joined(separator: " * ")
  }
}

/// A factor of an activation's derivative: a function of a number that the neuron has computed.
struct DerivativeFactor: Sendable {
  /// What it reads: Z or A.
  let reads: MatrixName.Kind
  /// The factor in NumPy's notation, for what it reads: `(1 - A1)`; nil where it is that number itself.
  var text: (@Sendable (_ argument: String) -> String)?
  /// The factor for a number that it reads.
  let value: @Sendable (_ argument: Double) -> Double
}

extension Activation: Hashable {
  /// Whether they have the same name.
  public static func == (left: Activation, right: Activation) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
