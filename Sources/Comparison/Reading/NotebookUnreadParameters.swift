import ArrayFiles
import Networks

/// Parameters that no array is read as, beside arrays that are not read and have their shape: gradb's own must not be
/// taken in their place.
struct NotebookUnreadParameters {
  /// The arrays, and what each could be.
  private(set) var pairs: [(array: NamedArray, parameter: MatrixName)] = []

  private let roles: NotebookRoles
  private let live: Architecture

  init(_ roles: NotebookRoles, live: Architecture) {
    (self.roles, self.live) = (roles, live)
    let named = roles.arrays.keys.compactMap { role -> Int? in
      if case .matrix(let name) = role, name.layer > 0 { return name.layer }
      return nil
    }
    let layers = named.isEmpty ? Array(1...live.depth) : Set(named).sorted()
    // What is called like a gradient is likelier one.
    let unread =
      roles.unknown.filter { !Self.isCalledGradient($0) } + roles.unknown.filter(Self.isCalledGradient)
    for parameter in layers.flatMap({ [MatrixName(.weights, layer: $0), MatrixName(.bias, layer: $0)] })
    where roles[parameter] == nil {
      let array = unread.first { array in
        couldBe(array, parameter) && !pairs.contains { $0.array.name == array.name }
      }
      if let array { pairs.append((array, parameter)) }
    }
  }

  private func couldBe(_ array: NamedArray, _ parameter: MatrixName) -> Bool {
    let neurons = sizes(parameter.layer)
    let lengths = array.array.shape.filter { $0 != 1 }
    if parameter.kind == .bias {
      return lengths.count == 1 && neurons.contains(lengths[0]) && array.name.lowercased().contains("b")
    }
    guard lengths.count == 2 else { return false }
    let inputs = sizes(parameter.layer - 1)
    return (neurons.contains(lengths[0]) && inputs.contains(lengths[1]))
      || (neurons.contains(lengths[1]) && inputs.contains(lengths[0]))
  }

  /// How many neurons a layer may have, as the arrays that were read tell, layer 0 being the pixels; those of the
  /// session's where nothing tells.
  private func sizes(_ layer: Int) -> Set<Int> {
    var sizes: Set<Int> = []
    var samples: Set<Int>?
    for (role, array) in roles.arrays {
      guard case .matrix(let name) = role, name.kind != .oneHot, !name.isSingleNumber else { continue }
      let isOfSamples =
        name.kind == .input || name.kind == .preActivation || name.kind == .activation || name.isError
      if isOfSamples, array.array.shape.count == 2 {
        samples = samples?.intersection(array.array.shape) ?? Set(array.array.shape)
      }
      // A matrix of weights does not say which of its lengths is which; its bias does, and the session.
      guard name.layer == layer, isOfSamples || name.kind == .bias || name.kind == .biasGradient else {
        continue
      }
      sizes.formUnion(array.array.shape.filter { $0 > 1 })
    }
    let known = sizes.subtracting(samples ?? [])
    if !known.isEmpty { return known }
    if !sizes.isEmpty { return sizes }
    return layer == 0 ? [live.inputCount] : layer <= live.depth ? [live.neurons(layer)] : []
  }

  private static func isCalledGradient(_ array: NamedArray) -> Bool {
    let name = array.name.lowercased()
    return ["d", "g", "nabla", "v", "m_"].contains { name.hasPrefix($0) } || name.contains("grad")
  }
}
