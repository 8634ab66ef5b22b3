import Debugging
import Datasets
import Matrices
import Networks

/// Puts together an iteration from the arrays of a file, and remarks on what it does not find or has to guess.
struct NotebookIterationReader {
  let roles: NotebookRoles
  private let fileName: String
  private let session: Session
  var remarks: [String] = []
  /// What of the optimizer's state is not told in the file as it was before the iteration.
  private(set) var guessedState: Set<StateSlot> = []
  /// The arrays under the names of what an iteration leaves of the optimizer's state which are what it began with.
  private var unwritten: Set<MatrixName> = []
  /// What the samples are called where they are not the session's.
  private var samplesName: String?

  init(roles: NotebookRoles, fileName: String, session: Session) {
    (self.roles, self.fileName, self.session) = (roles, fileName, session)
    let renamed = roles.renamed.filter { $0.role != .sampleCount && $0.role != .penaltyStrength }
    if !renamed.isEmpty {
      remarks.append("read " + renamed.map { "\($0.name) as \($0.role)" }.joined(separator: ", "))
    }
  }

  /// Whether each sample is a row, as far as the shapes of matrices with a column for each sample tell.
  ///
  /// The last of several dimensions that fits counts: (m, 28, 28) has rows.
  func rowsAreSamples(_ live: Architecture) -> Bool {
    if let shape = roles[MatrixName(.input)]?.array.shape, shape.count > 1, shape.first != shape.last {
      if shape.count > 2 { return true }
      // Weights tell how many inputs there are: one of their dimensions.
      let inputs = roles[MatrixName(.weights, layer: 1)]?.array.shape ?? [live.inputCount]
      let (isFirst, isLast) = (inputs.contains(shape[0]), inputs.contains(shape[1]))
      if isFirst != isLast { return isLast }
      return shape[1] == live.inputCount
    }
    if let shape = roles[MatrixName(.oneHot)]?.array.shape, shape.count == 2, shape[0] != shape[1] {
      return shape[1] == live.outputCount
    }
    return false
  }

  /// The samples: those that were asked for, those of the file, or those of the session.
  mutating func batch(
    _ given: DataSet?, _ architecture: Architecture
  ) throws(NotebookIterationError) -> IterationBatch {
    samplesName = given?.name ?? roles[MatrixName(.input)]?.name
    if let given {
      guard given.samples.inputCount == architecture.inputCount else {
        throw .wrongShape(
          name: given.name, found: "(\(given.samples.count), \(given.samples.inputCount))",
          expected: "\(architecture.inputCount) pixels in each sample, as W1 has inputs")
      }
      guard architecture.tells(given.classes) else {
        let classes = given.classes.map { "\($0.count) classes" } ?? "numbers as targets"
        throw .otherTargets(name: given.name, found: classes, outputs: architecture.outputCount)
      }
      remarks.append("the samples are those of \(given.name)")
      return IterationBatch(all: given)
    }
    let (labels, oneHot) = (roles[.labels], roles[MatrixName(.oneHot)])
    let squareIsRows = rowsAreSamples(architecture)
    guard let pixels = roles[MatrixName(.input)] else {
      let live = IterationBatch(unspoiled: session.batch)
      guard session.architecture.inputCount == architecture.inputCount else {
        throw .wrongShape(
          name: "W1", found: "\(architecture.inputCount) inputs",
          expected: "\(session.architecture.inputCount), the pixels of the samples in gradb; save X and y too"
        )
      }
      let name = labels?.name ?? oneHot?.name ?? ""
      let saved: Targets?
      do {
        saved = try NotebookSamples.targets(
          labels, oneHot, of: session.data.classes, count: live.batch.count, squareIsRows: squareIsRows)
      } catch { throw .noPixels(labels: name) }
      guard saved.map({ found in (0..<found.count).map(found.value) == live.batch.y }) ?? true else {
        throw .noPixels(labels: name)
      }
      remarks.append("the file has no samples: those of the batch in gradb are taken")
      return live
    }
    let samples = try NotebookSamples(
      pixels: pixels, labels: labels, oneHot: oneHot, like: session.data.samples,
      inputs: architecture.inputCount, squareIsRows: squareIsRows)
    let way = samples.areRows ? "rows" : "columns"
    remarks.append(
      "the samples are the \(way) of \(pixels.name)"
        + (samples.areUnscaled ? ", 0 to 255; gradb divides them by 255" : "")
        + (samples.areRows ? "; gradb has them as columns, so its Z1[7,1] is your Z1[1,7]" : ""))
    if pixels.array.shape.count == 2, pixels.array.shape[0] == pixels.array.shape[1] {
      remarks.append(
        "\(pixels.name) is square: save another number of samples to be sure which way round it is")
    }
    return IterationBatch(
      all: DataSet(name: fileName, samples: samples.samples, split: .init(shuffleSeed: nil, devCount: 0)))
  }

  /// Says so where the file's m is another number than its samples.
  mutating func remarkOnCount(_ count: Int) {
    guard let m = roles[.sampleCount]?.array.elements.first, m != Double(count) else { return }
    let text = Int(exactly: m).map(String.init) ?? "\(m)"
    remarks.append(
      "m = \(text) in the file, and there \(count == 1 ? "is 1 sample" : "are \(count) samples")")
  }

  /// The parameters of the file, and those of the session for what it lacks.
  mutating func parameters(_ layers: NotebookLayers) throws(NotebookIterationError) -> Parameters {
    let architecture = layers.architecture
    let isLive = architecture == session.architecture
    var parameters = isLive ? session.parameters : Parameters(zerosFor: architecture)
    var (found, missing): ([String], [String]) = ([], [])
    for name in architecture.parameterNames {
      guard let named = roles[name] else {
        missing.append("\(name)")
        continue
      }
      let shape = architecture.shape(of: name)
      let saved = NotebookArray(
        named, rows: shape.rows, columns: shape.columns ?? 1, squareIsTransposed: layers.areTransposed)
      guard let matrix = saved.matrix, parameters.replace(name, with: matrix) else {
        throw .wrongShape(
          name: named.name, found: saved.shapeText,
          expected: "(\(shape.rows), \(shape.columns ?? 1)), or its transpose")
      }
      guard matrix.elements.allSatisfy(\.isFinite) else { throw .notFinite(name: named.name) }
      found.append("\(name)")
    }
    if !missing.isEmpty {
      let verb = missing.count == 1 ? "is" : "are"
      let what = isLive ? "gradb's own" : "0"
      remarks.append("\(missing.joined(separator: ", ")) \(verb) not in the file: taken as \(what)")
    }
    if !found.isEmpty { remark(on: layers, found) }
    for slot in session.settings.rule.optimizer.stateSlots { try take(slot, layers, &parameters) }
    takeUpdateNumber(&parameters)
    return parameters
  }

  /// Puts what the iteration before left in a slot of the optimizer's state into `parameters`.
  private mutating func take(
    _ slot: StateSlot, _ layers: NotebookLayers, _ parameters: inout Parameters
  ) throws(NotebookIterationError) {
    var (missing, unwritten): ([String], [MatrixName]) = ([], [])
    for name in layers.architecture.parameterNames.compactMap({ $0.state(slot) }) {
      guard let named = roles[.previous(name)] else {
        if isUnwritten(name, layers) { unwritten.append(name) } else { missing.append("\(name)_old") }
        continue
      }
      let shape = layers.architecture.shape(of: name)
      let saved = NotebookArray(
        named, rows: shape.rows, columns: shape.columns ?? 1, squareIsTransposed: layers.areTransposed)
      guard let matrix = saved.matrix, parameters.replace(state: name, with: matrix) else {
        throw .wrongShape(
          name: named.name, found: saved.shapeText, expected: "(\(shape.rows), \(shape.columns ?? 1))")
      }
    }
    let plural = session.settings.rule.optimizer.plural(for: slot)
    self.unwritten.formUnion(unwritten)
    if !unwritten.isEmpty {
      let names = unwritten.map(\.description).joined(separator: ", ")
      remarks.append("\(names): the \(plural) that gradb has before the update, and read as such")
    }
    guard unwritten.isEmpty || !missing.isEmpty else { return }
    if !missing.isEmpty { guessedState.insert(slot) }
    let isMoving = parameters.state[slot]?.contains { $0 != 0 } ?? false
    remarks.append(
      missing.isEmpty
        ? "the \(plural) before this iteration are the file's"
        : "\(missing.joined(separator: ", ")), the \(plural) before this iteration, \(missing.count == 1 ? "is" : "are") not "
          + "in the file: taken as \(isMoving ? "gradb's own" : "0")")
  }

  /// Whether an array has the name of what an iteration leaves, and is what gradb has while nothing has written that: it was
  /// exported before.
  private func isUnwritten(_ name: MatrixName, _ layers: NotebookLayers) -> Bool {
    guard layers.architecture == session.architecture, !session.workspace.names.contains(name) else {
      return false
    }
    // The parameters beside it are of the same moment.
    let parameters = layers.architecture.parameterNames.filter { roles[$0] != nil }
    return ([name] + parameters).allSatisfy { name in
      guard let named = roles[name], let own = session.parameters[name] else { return false }
      return NotebookArray(
        named, rows: own.rows, columns: own.columns, squareIsTransposed: layers.areTransposed
      ).matrix == own
    }
  }

  /// Puts the number of updates before this one into `parameters`, where the optimizer counts them.
  private mutating func takeUpdateNumber(_ parameters: inout Parameters) {
    guard session.settings.rule.optimizer.countsUpdates else { return }
    if let t = (roles[.updateNumber]?.array.elements.first).flatMap({ Int(exactly: $0) }), t > 0 {
      parameters.setUpdates(t - 1)
      remarks.append("t = \(t) is the file's")
    } else {
      remarks.append(
        "t, the number of the update, is not in the file: taken as gradb's own, \(parameters.state.updates + 1)"
      )
    }
  }

  private mutating func remark(on layers: NotebookLayers, _ found: [String]) {
    if layers.areTransposed { remarks.append("weights are read as inputs × neurons, and transposed") }
    let squares = (1...layers.architecture.depth).filter {
      layers.architecture.neurons($0) == layers.architecture.inputs($0) && found.contains("W\($0)")
    }.map { "W\($0)" }
    if layers.isAmbiguous, !squares.isEmpty {
      remarks.append(
        "\(squares.joined(separator: ", ")) \(squares.count == 1 ? "is" : "are") square and taken as "
          + (layers.areTransposed ? "inputs × neurons" : "neurons × inputs"))
    }
  }

  /// The arrays to compare, each in gradb's shape.
  mutating func arrays(
    _ layers: NotebookLayers, _ batch: IterationBatch
  ) throws(NotebookIterationError) -> [MatrixName: NotebookArray] {
    let architecture = layers.architecture
    var names = Program(architecture, rule: session.settings.rule).operations.compactMap(\.output)
    // With the labels there, Y is computed from them; alone, it tells them.
    if roles[.labels] != nil { names.append(MatrixName(.oneHot)) }
    let rows = rowsAreSamples(architecture)
    var arrays: [MatrixName: NotebookArray] = [:]
    for name in names where !unwritten.contains(name) {
      guard let named = roles[name] else { continue }
      let shape = architecture.shape(of: name)
      let isOfSamples = shape.columns == nil
      arrays[name] = NotebookArray(
        named, rows: shape.rows, columns: shape.columns ?? batch.batch.count,
        squareIsTransposed: isOfSamples ? rows : layers.areTransposed,
        // NumPy would not subtract it from its weights.
        isOneWay: name.kind == .weightsGradient && name.parameter.flatMap { roles[$0] } != nil)
      let lengths = named.array.shape
      if isOfSamples, roles[MatrixName(.input)] == nil, arrays[name]?.matrix == nil, lengths.count == 2,
        let place = lengths.firstIndex(of: shape.rows), lengths[1 - place] > 0
      {
        throw .otherSamples(name: named.name, found: lengths[1 - place], live: batch.batch.count)
      }
    }
    try refuseOtherBatch(arrays.filter { architecture.shape(of: $0.key).columns == nil }, architecture, batch)
    let absent = roles.arrays.compactMap { role, array -> String? in
      guard case .matrix(let name) = role, !names.contains(name), !name.isParameter, name.kind != .input,
        name.kind != .oneHot
      else { return nil }
      return array.name
    }
    if !absent.isEmpty {
      remarks.append(
        "\(absent.sorted().joined(separator: ", ")): a \(architecture) network here has none"
          + Self.cure(absent))
    }
    return arrays
  }

  /// Refuses samples that are all of a data set, where the arrays are of a mini-batch.
  private func refuseOtherBatch(
    _ arrays: [MatrixName: NotebookArray], _ architecture: Architecture, _ batch: IterationBatch
  ) throws(NotebookIterationError) {
    let counts = arrays.map { name, saved -> Int? in
      let (shape, neurons) = (saved.array.shape, architecture.shape(of: name).rows)
      guard saved.matrix == nil, shape.count == 2, let place = shape.firstIndex(of: neurons) else {
        return nil
      }
      return shape[1 - place]
    }
    guard let samplesName, counts.count > 1, let first = counts[0], counts.allSatisfy({ $0 == first }) else {
      return
    }
    let names = Program(architecture).matrixNames.compactMap { arrays[$0]?.name }
    throw .otherBatch(pixels: samplesName, count: batch.batch.count, arrays: names, found: first)
  }

  /// The setting with which a network has what it lacks, as arrays of these names.
  private static func cure(_ absent: [String]) -> String {
    let names = absent.compactMap { name -> MatrixName? in
      if case .matrix(let matrix)? = NotebookArrayRole(name) { return matrix }
      return nil
    }
    let slots = Set(names.compactMap(\.stateSlot))
    if !slots.isEmpty, let setting = Optimizer.setting(for: slots) { return "; set \(setting) makes them" }
    return names.contains(MatrixName(.penalty)) ? "; set l2 makes one" : ""
  }

  /// The parameters that the update left, each in gradb's shape.
  func updated(_ layers: NotebookLayers) -> [MatrixName: NotebookArray] {
    var updated: [MatrixName: NotebookArray] = [:]
    for name in layers.architecture.parameterNames {
      guard let named = roles[.updated(name)] else { continue }
      let shape = layers.architecture.shape(of: name)
      updated[name] = NotebookArray(
        named, rows: shape.rows, columns: shape.columns ?? 1, squareIsTransposed: layers.areTransposed)
    }
    return updated
  }
}
