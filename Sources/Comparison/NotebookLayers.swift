import ArrayFiles
import Datasets
import Networks

/// The network that saved parameters are of, and which way round its weights were saved.
struct NotebookLayers {
  let architecture: Architecture
  /// Whether weights are inputs × neurons.
  let areTransposed: Bool
  /// Whether the shapes alone leave it open which way round they are.
  let isAmbiguous: Bool

  /// The network whose W and b are in `roles`; that of the session where not all weights are.
  ///
  /// `rowsAreSamples` decides where every matrix of weights is square; the network has to tell `classes` apart or, where
  /// they are nil, to give numbers.
  init(
    _ roles: NotebookRoles, live: Architecture, classes: Classes?, rowsAreSamples: Bool
  ) throws(NotebookIterationError) {
    var weights: [NamedArray] = []
    while let next = roles[MatrixName(.weights, layer: weights.count + 1)] { weights.append(next) }
    guard !weights.isEmpty, !Self.isPart(weights, of: live, roles) else {
      self.init(part: roles, of: live, rowsAreSamples: rowsAreSamples)
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
    let architecture: Architecture
    do {
      let outputs = chosen.1.last ?? 1
      let usual = OutputLayer.choice(outputs: outputs, classes: classes)
      let output = live.output.fits(outputs: outputs, classes: classes) ? live.output : usual ?? live.output
      architecture = try Architecture(sizes: chosen.1, activation: live.activation, output: output)
        .telling(classes)
    } catch {
      throw .noNetwork(error)
    }
    self.init(architecture, areTransposed: chosen.0, isAmbiguous: open.count > 1)
  }

  private init(_ architecture: Architecture, areTransposed: Bool, isAmbiguous: Bool) {
    self.architecture = architecture
    self.areTransposed = areTransposed
    self.isAmbiguous = isAmbiguous
  }

  /// The session's network, some of whose parameters or their gradients are in `roles`.
  private init(part roles: NotebookRoles, of live: Architecture, rowsAreSamples: Bool) {
    let weights = (1...live.depth).map { MatrixName(.weights, layer: $0) }
    func fits(_ isTransposed: Bool) -> Int {
      weights.count { name in
        let shape = live.shape(of: name)
        let expected = [shape.rows, shape.columns ?? 1]
        return expected[0] != expected[1]
          && [roles[name], name.gradient.flatMap { roles[$0] }].contains {
            $0.map { isTransposed ? Array($0.array.shape.reversed()) : $0.array.shape } == expected
          }
      }
    }
    let (standing, transposed) = (fits(false), fits(true))
    self.init(
      live, areTransposed: standing == transposed ? rowsAreSamples : transposed > standing,
      isAmbiguous: standing == transposed)
  }

  /// Whether `weights`, those of the first layers, are not all that the saved network has.
  private static func isPart(_ weights: [NamedArray], of live: Architecture, _ roles: NotebookRoles) -> Bool {
    let layers = roles.arrays.keys.compactMap { role -> Int? in
      if case .matrix(let name) = role { return name.layer }
      return nil
    }
    let count = weights.count
    if count < layers.max() ?? 0 { return true }
    // A last layer has no dA; a network that ends here has been through its backward stage without one.
    let isLast =
      roles[MatrixName(.preActivationGradient, layer: count)] != nil
      && roles[MatrixName(.activationGradient, layer: count)] == nil
    return count < live.depth && !isLast
      && weights.enumerated().allSatisfy { index, saved in
        let shape = live.shape(of: MatrixName(.weights, layer: index + 1))
        let expected = [shape.rows, shape.columns ?? 1]
        return saved.array.shape == expected || saved.array.shape == Array(expected.reversed())
      }
  }
}
