import ArrayFiles
import Networks

/// What arrays are whose names tell it only beside those of the others in the file: `probs`, `AL`, `0.weight`,
/// `grads_W1`, or W, which is W1 beside a W2.
struct NotebookNames {
  /// The roles that names tell by themselves.
  private let plain: Set<NotebookArrayRole>
  private let torch: [String: MatrixName]
  /// The number of layers, by their weights; 0 where there are none.
  private let depth: Int

  init(_ file: [NamedArray]) {
    torch = PyTorchNames(file, keepsOrder: true).matrices
    plain = Set(file.compactMap { NotebookArrayRole($0.name) })
    var depth = file.contains { NotebookArrayRole.spelled($0.name.lowercased()) == "w" } ? 1 : 0
    for array in file {
      let role =
        NotebookArrayRole(array.name) ?? torch[array.name].map { .matrix($0) } ?? Self.contained(array.name)
        ?? Self.ofTwoLayers[array.name.lowercased().filter { $0 != "_" }].map { .matrix($0) }
      if case .matrix(let name)? = role, name.kind == .weights { depth = max(depth, name.layer) }
    }
    self.depth = depth
  }

  /// The role of an array whose name alone tells none; nil where there is another array for it, or no telling.
  func role(of array: NamedArray) -> NotebookArrayRole? {
    let role = torchRole(array.name) ?? Self.contained(array.name) ?? word(array.name, array.array)
    guard let role, !plain.contains(role) else { return nil }
    if role == .labels && plain.contains(.matrix(MatrixName(.oneHot))) { return nil }
    return role
  }

  private func torchRole(_ name: String) -> NotebookArrayRole? {
    if let matrix = torch[name] { return .matrix(matrix) }
    for ending in NotebookArrayRole.afterwards where name.hasSuffix(ending) {
      return torch[String(name.dropLast(ending.count))].map { .updated($0) }
    }
    return nil
  }

  /// Dictionaries and objects whose entries people save one by one.
  private static let containers: Set<String> = [
    "params", "param", "parameters", "weights", "cache", "caches", "memory", "forward", "fwd", "state",
    "model", "net",
    "network", "nn", "self",
  ]
  private static let containersOfGradients: Set<String> = [
    "grads", "grad", "gradients", "gradient", "backward", "bwd",
  ]

  /// The role of `cache_Z1`, `params/W1`, or `grads.W1`.
  private static func contained(_ name: String) -> NotebookArrayRole? {
    guard let end = name.firstIndex(where: { "._/".contains($0) }) else { return nil }
    let container = name[..<end].lowercased()
    let rest = String(name[name.index(after: end)...])
    let isOfGradients = containersOfGradients.contains(container)
    guard isOfGradients || containers.contains(container),
      let role = NotebookArrayRole(rest) ?? contained(rest)
    else {
      return nil
    }
    if isOfGradients, case .matrix(let matrix) = role { return .matrix(matrix.gradient ?? matrix) }
    return role
  }

  private static let ofLastLayer: [String: MatrixName.Kind] = [
    "zl": .preActivation, "logits": .preActivation, "scores": .preActivation,
    "al": .activation, "p": .activation, "probs": .activation, "probabilities": .activation,
    "yhat": .activation,
    "ypred": .activation,
    "dzl": .preActivationGradient, "dlogits": .preActivationGradient, "dscores": .preActivationGradient,
    "dal": .activationGradient,
  ]
  private static let ofFirstLayer: [String: MatrixName.Kind] = [
    "w": .weights, "b": .bias, "dw": .weightsGradient, "db": .biasGradient, "z": .preActivation,
    "dz": .preActivationGradient,
  ]
  /// What the parameters of a network with one hidden layer are called by what they connect.
  private static let ofTwoLayers: [String: MatrixName] = {
    var names: [String: MatrixName] = [:]
    let first = ["win", "wih", "wxh", "weightsinputhidden", "weightsih"]
    let last = ["wout", "who", "why", "weightshiddenoutput", "weightsho"]
    for (layer, words) in [(1, first), (2, last)] {
      for word in words { names[word] = MatrixName(.weights, layer: layer) }
    }
    for (layer, words) in [(1, ["bh", "bin", "biashidden"]), (2, ["bo", "bout", "by", "biasoutput"])] {
      for word in words { names[word] = MatrixName(.bias, layer: layer) }
    }
    return names
  }()

  /// The role of a word that notebooks have for a matrix of the first or the last layer, or for the labels.
  private func word(_ name: String, _ array: NumericArray) -> NotebookArrayRole? {
    let word = name.lowercased().filter { $0 != "_" }
    if ["t", "ytrue", "target"].contains(word), array.elements.count > 1 { return .labels }
    if let matrix = Self.ofTwoLayers[word] { return .matrix(matrix) }
    guard depth > 0 else { return nil }
    if let kind = Self.ofFirstLayer[NotebookArrayRole.spelled(word)] {
      return .matrix(MatrixName(kind, layer: 1))
    }
    // A vector of predictions holds classes.
    if let kind = Self.ofLastLayer[word], array.shape.count == 2 {
      return .matrix(MatrixName(kind, layer: depth))
    }
    guard depth == 2 else { return nil }
    switch word {
    case "hidden", "hiddenlayer": return .matrix(MatrixName(.activation, layer: 1))
    case "dhidden", "dhiddenlayer":
      // CS231n's becomes dZ1 where it is: dhidden[hidden <= 0] = 0.
      let isMasked = array.elements.contains(0)
      return .matrix(MatrixName(isMasked ? .preActivationGradient : .activationGradient, layer: 1))
    default: return nil
    }
  }
}
