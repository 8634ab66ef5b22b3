import Foundation
import Matrices
import Networks
import Pictures

/// The names that PyTorch gives to the parameters of linear layers: `0.weight` and `0.bias`, `fc1.weight`, ….
enum PyTorchNames {
  /// A parameter under the name that `torch.nn.Sequential` has for it, an activation standing behind every layer.
  static func array(_ matrix: Matrix, of name: MatrixName) throws(CommandError) -> NamedArray {
    let layer = "\(2 * (name.layer - 1))"
    switch name.kind {
    case .weights: return NamedArray(name: "\(layer).weight", array: NumericArray(matrix))
    case .bias:
      return NamedArray(
        name: "\(layer).bias", array: NumericArray(shape: [matrix.rows], elements: matrix.elements))
    default:
      throw .plain("--pytorch writes parameters, and \(name) is none; export parameters FILE --pytorch")
    }
  }

  /// Which parameter each of `arrays` is, in a network of `architecture`; empty where none is called like PyTorch's.
  ///
  /// Layers are taken in the order of their names, 2 before 10, and each goes to the next layer of ours whose shape its
  /// weight has.
  ///
  /// - Throws: Where there are layers, but not one for each of ours.
  static func parameters(
    _ arrays: [NamedArray], of architecture: Architecture
  ) throws(CommandError) -> [String: MatrixName] {
    let suffix = ".weight"
    var modules = arrays.filter { $0.name.hasSuffix(suffix) && $0.array.shape.count == 2 }
    guard !modules.isEmpty else { return [:] }
    modules.sort { isBefore($0.name, $1.name) }
    var names: [String: MatrixName] = [:]
    var rest = modules[...]
    for layer in 1...architecture.depth {
      let shape = [architecture.neurons(layer), architecture.inputs(layer)]
      guard
        let place = rest.firstIndex(where: { $0.array.shape == shape })
          ?? rest.firstIndex(where: { $0.array.shape == Array(shape.reversed()) })
      else {
        let found = modules.map { "\($0.name) \($0.array.shape.map(String.init).joined(separator: "×"))" }
        throw .plain(
          "no weight is \(NumberText.shape(shape[0], shape[1])), as W\(layer) of \(architecture) is; the file has "
            + "\(CommandError.listed(Array(found.prefix(8)), "and")); network makes another one")
      }
      let module = rest[place].name.dropLast(suffix.count)
      names[rest[place].name] = MatrixName(.weights, layer: layer)
      rest.remove(at: place)
      if let bias = arrays.first(where: { $0.name == "\(module).bias" }) {
        names[bias.name] = MatrixName(.bias, layer: layer)
      }
    }
    return names
  }

  /// Whether one name comes before the other, numbers in them by their size.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.compare(right, options: .numeric) == .orderedAscending
  }
}
