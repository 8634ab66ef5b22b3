import ArrayFiles
import Base
import Platform
import Matrices

/// The linear layers of a file that PyTorch's names tell: `0.weight` and `0.bias`, `fc1.weight`, `fc1.weight.grad`, ….
public struct PyTorchNames {
  /// The weights, layer after layer.
  private let weights: [NamedArray]
  /// All arrays with such names, and what those tell.
  private let parts: [(name: String, part: Part)]
  /// Whether the order of the layers is told by nothing but words in their names.
  private let isOrderLost: Bool

  private struct Part: Hashable {
    var module: String
    var isBias: Bool
    var isGradient: Bool
  }

  /// Finds the layers of `arrays`.
  ///
  /// Where their names differ by numbers only, those order them, 2 before 10. Other names leave them as they are in the
  /// file, if that `keepsOrder`; else they are sorted, for want of better.
  public init(_ arrays: [NamedArray], keepsOrder: Bool) {
    parts = arrays.compactMap { array in Self.part(array.name).map { (array.name, $0) } }
    var weights = arrays.filter { array in
      Self.part(array.name).map { !$0.isBias && !$0.isGradient } ?? false && array.array.shape.count == 2
    }
    let isNumbered = Set(weights.map { Self.words(in: $0.name) }).count <= 1
    if isNumbered || !keepsOrder {
      weights.sort { $0.name.comesNaturally(before: $1.name) }
    }
    self.weights = weights
    isOrderLost = !isNumbered && !keepsOrder
  }

  /// A parameter under the name that `torch.nn.Sequential` has for it, an activation standing behind every layer; nil
  /// where `name` is none.
  public static func array(_ matrix: Matrix, of name: MatrixName) -> NamedArray? {
    let layer = "\(2 * (name.layer - 1))"
    switch name.kind {
    case .weights: return NamedArray(name: "\(layer).weight", array: NumericArray(matrix))
    case .bias:
      return NamedArray(
        name: "\(layer).bias", array: NumericArray(shape: [matrix.rows], elements: matrix.elements))
    default: return nil
    }
  }

  /// What the arrays are in a network whose layers are all those of the file; empty where the shapes of their weights do
  /// not follow one another, neurons × inputs or the other way round.
  public var matrices: [String: MatrixName] {
    let shapes = weights.map(\.array.shape)
    let follow = zip(shapes, shapes.dropFirst())
    guard follow.allSatisfy({ $0[0] == $1[1] }) || follow.allSatisfy({ $0[1] == $1[0] }) else { return [:] }
    var layers: [String: Int] = [:]
    for (index, weight) in weights.enumerated() { layers[module(of: weight)] = index + 1 }
    return names(layers, withGradients: true)
  }

  /// Which parameter of a network of `architecture` each array is; empty where there are no layers.
  ///
  /// Each layer goes to the next one of ours whose shape its weights have, or whose transposed shape.
  ///
  /// - Throws: `NoSuchWeights` where there are layers, but not one for each of ours.
  public func parameters(of architecture: Architecture) throws(NoSuchWeights) -> [String: MatrixName] {
    guard !weights.isEmpty else { return [:] }
    var layers: [String: Int] = [:]
    var rest = weights[...]
    for layer in 1...architecture.depth {
      let shape = [architecture.neurons(layer), architecture.inputs(layer)]
      guard
        let place = rest.firstIndex(where: { $0.array.shape == shape })
          ?? rest.firstIndex(where: { $0.array.shape == Array(shape.reversed()) })
      else { throw NoSuchWeights(shape: shape, layer: layer, architecture: architecture, found: weights) }
      layers[module(of: rest[place])] = layer
      rest.remove(at: place)
    }
    return names(layers, withGradients: false)
  }

  /// The weights of one shape among those `taken` that only their names put in order, which may be another; empty where
  /// there are none.
  public func doubtful(among taken: [String: MatrixName]) -> [NamedArray] {
    guard isOrderLost else { return [] }
    let candidates = weights.filter { taken[$0.name] != nil }
    return candidates.filter { one in
      candidates.contains { $0.name != one.name && $0.array.shape == one.array.shape }
    }
  }

  /// Whether `name` is that of something which a normalisation layer keeps.
  public static func isOfNormalization(_ name: String) -> Bool {
    name.hasSuffix("running_mean") || name.hasSuffix("running_var")
  }

  private func names(_ layers: [String: Int], withGradients: Bool) -> [String: MatrixName] {
    var names: [String: MatrixName] = [:]
    for (name, part) in parts where withGradients || !part.isGradient {
      guard let layer = layers[part.module] else { continue }
      let parameter = MatrixName(part.isBias ? .bias : .weights, layer: layer)
      names[name] = part.isGradient ? parameter.gradient : parameter
    }
    return names
  }

  private func module(of weights: NamedArray) -> String { Self.part(weights.name)?.module ?? "" }

  /// What a name tells: `grads_0.weight` is the gradient of the weights of the module 0.
  private static func part(_ name: String) -> Part? {
    var words = name.split { "._/".contains($0) }.map { $0.lowercased() }
    var isGradient = false
    if words.last == "grad" {
      isGradient = true
      words.removeLast()
    } else if words.first == "grad" || words.first == "grads" {
      isGradient = true
      words.removeFirst()
    }
    guard let last = words.last, last == "weight" || last == "bias" else { return nil }
    return Part(
      module: words.dropLast().joined(separator: "."), isBias: last == "bias", isGradient: isGradient)
  }

  /// A name without its numbers.
  private static func words(in name: String) -> String { name.filter { !$0.isNumber } }

  /// Why arrays with PyTorch's names are not the parameters of a network.
  public struct NoSuchWeights: ExplainedError {
    let shape: [Int]
    let layer: Int
    let architecture: Architecture
    let found: [NamedArray]

    /// One sentence for a person: what is missing, and what the file has.
    public var message: String {
      let shapes = found.prefix(8).map {
        "\($0.name) \($0.array.shape.map(String.init).joined(separator: "×"))"
      }
      return "no weight is \(shape[0])×\(shape[1]), as W\(layer) of \(architecture) is; the file has "
        + "\(shapes.joined(separator: ", ")); network makes another one"
    }
  }
}
