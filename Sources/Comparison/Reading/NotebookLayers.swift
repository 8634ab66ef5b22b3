import ArrayFiles
import Datasets
import Networks

/// The layers that saved parameters are of, and which way round its weights were saved.
struct NotebookLayers {
  /// The inputs, then the neurons of each layer.
  let sizes: [Int]
  /// Whether they are those of the session, of whose parameters some are not in the file.
  let areLive: Bool
  /// Whether weights are inputs × neurons.
  let areTransposed: Bool
  /// Whether the shapes alone leave it open which way round they are.
  let isAmbiguous: Bool

  /// The layers whose W and b are in `roles`; those of the session where not all weights are.
  ///
  /// `rowsAreSamples` decides where every matrix of weights is square, and `isTransposed` which way round they are where it
  /// is not nil.
  init(
    _ roles: NotebookRoles, live: Architecture, rowsAreSamples: Bool, isTransposed: Bool? = nil
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
    let candidates = (isTransposed.map { [$0] } ?? [false, true]).compactMap { isTransposed in
      sizes(isTransposed).map { (isTransposed, $0) }
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
    self.init(chosen.1, areLive: false, areTransposed: chosen.0, isAmbiguous: open.count > 1)
  }

  private init(_ sizes: [Int], areLive: Bool, areTransposed: Bool, isAmbiguous: Bool) {
    (self.sizes, self.areLive) = (sizes, areLive)
    (self.areTransposed, self.isAmbiguous) = (areTransposed, isAmbiguous)
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
      live.sizes, areLive: true,
      areTransposed: standing == transposed ? rowsAreSamples : transposed > standing,
      isAmbiguous: standing == transposed)
  }

  /// A parameter, or what the optimizer keeps of one, in gradb's shape.
  func array(_ named: NamedArray, of name: MatrixName, in architecture: Architecture) -> NotebookArray {
    let shape = architecture.shape(of: name)
    return NotebookArray(
      named, rows: shape.rows, columns: shape.columns ?? 1, squareIsTransposed: areTransposed)
  }

  /// The parameters that the file has in a role, each in gradb's shape.
  func parameters(
    _ roles: NotebookRoles, _ architecture: Architecture, as role: (MatrixName) -> NotebookArrayRole
  ) -> [MatrixName: NotebookArray] {
    architecture.parameterNames.reduce(into: [:]) { found, name in
      found[name] = roles[role(name)].map { array($0, of: name, in: architecture) }
    }
  }

  /// The network of these layers, as far as they and the targets of the samples tell: with the activation and the output of
  /// `live` where these go with them.
  func network(like live: Architecture, _ classes: Classes?) throws(NotebookIterationError) -> Architecture {
    let outputs = sizes.last ?? 1
    let usual = OutputLayer.choice(outputs: outputs, classes: classes)
    let output = live.output.fits(outputs: outputs, classes: classes) ? live.output : usual ?? live.output
    do {
      return try Architecture(sizes: sizes, activation: live.activation, output: output).telling(classes)
    } catch {
      throw .noNetwork(error)
    }
  }

  /// Whether `weights`, those of the first layers, are not all that the saved network has.
  private static func isPart(_ weights: [NamedArray], of live: Architecture, _ roles: NotebookRoles) -> Bool {
    let layers = roles.arrays.keys.compactMap { role -> Int? in
      if case .matrix(let name) = role { return name.layer }
      return nil
    }
    let count = weights.count
    if count < layers.max() ?? 0 { return true }
    // W without a number is all there is, and a loss has been through the last layer.
    let isNumbered = weights.contains { $0.name.contains(where: \.isNumber) }
    if !isNumbered || roles[MatrixName(.loss)] != nil { return false }
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
