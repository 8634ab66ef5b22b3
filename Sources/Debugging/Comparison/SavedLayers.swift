import Matrices
import Networks

/// The network that saved parameters are of, and which way round its weights were saved.
struct SavedLayers {
  let architecture: Architecture
  /// Whether weights are inputs × neurons.
  let areTransposed: Bool
  /// Whether the shapes alone leave it open which way round they are.
  let isAmbiguous: Bool

  /// The network whose W and b are in `roles`; that of the session where not all weights are.
  ///
  /// `rowsAreSamples` decides where every matrix of weights is square.
  init(
    _ roles: SavedRoles, live: Architecture, rowsAreSamples: Bool
  ) throws(SavedIterationError) {
    var weights: [NamedArray] = []
    while let next = roles[MatrixName(.weights, layer: weights.count + 1)] { weights.append(next) }
    let last = roles.arrays.keys.compactMap { role -> Int? in
      if case .matrix(let name) = role, name.isParameter { return name.layer }
      return nil
    }.max()
    guard !weights.isEmpty, weights.count >= last ?? 0 else {
      // By what else has the shape of weights.
      let others = live.parameterNames.compactMap { name in
        name.gradient.flatMap { roles[$0] }.map { (live.shape(of: name), $0.array.shape) }
      }
      func fits(_ isTransposed: Bool) -> Int {
        others.count { expected, shape in
          let shape = isTransposed ? shape.reversed() : shape
          return expected.rows != expected.columns && shape == [expected.rows, expected.columns ?? 1]
            && expected.columns != 1
        }
      }
      architecture = live
      areTransposed = fits(true) > fits(false) || (fits(true) == fits(false) && rowsAreSamples)
      isAmbiguous = fits(true) == fits(false)
      return
    }
    let shapes = weights.map(\.array.shape)
    func sizes(_ isTransposed: Bool) -> [Int]? {
      let pairs = shapes.map { isTransposed ? Array($0.reversed()) : $0 }
      guard pairs.allSatisfy({ $0.count == 2 }), zip(pairs, pairs.dropFirst()).allSatisfy({ $0[0] == $1[1] }),
        let first = pairs.first?[1]
      else { return nil }
      let sizes = [first] + pairs.map { $0[0] }
      let biasesFit = (1...pairs.count).allSatisfy { layer in
        let count = roles[MatrixName(.bias, layer: layer)]?.array.elements.count
        return count == nil || count == 1 || count == sizes[layer]
      }
      return biasesFit ? sizes : nil
    }
    let candidates = [false, true].compactMap { isTransposed in sizes(isTransposed).map { (isTransposed, $0) }
    }
    let inputs = roles[MatrixName(.input)]?.array.shape
    let fitting = candidates.filter { candidate in
      inputs.map { $0.contains(candidate.1[0]) || $0.dropFirst().reduce(1, *) == candidate.1[0] } ?? true
    }
    let open = fitting.isEmpty ? candidates : fitting
    guard
      let chosen = open.first(where: { open.count == 1 || $0.0 == rowsAreSamples })
        ?? open.first
    else {
      throw .layersDoNotFit(
        weights.map { "\($0.name) (\($0.array.shape.map(String.init).joined(separator: ", ")))" })
    }
    areTransposed = chosen.0
    isAmbiguous = open.count > 1
    do { architecture = try Architecture(sizes: chosen.1, activation: live.activation) } catch {
      throw .noNetwork(error)
    }
  }
}
