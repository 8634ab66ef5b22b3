import Debugging
import Datasets
import Matrices
import Networks

/// Puts together an iteration from the arrays of a file, and remarks on what it does not find or has to guess.
struct NotebookIterationReader {
  let roles: NotebookRoles
  private let fileName: String
  private let session: Session
  /// What gradient descent does in the file: the session's rule, or that of the optimizer which keeps what the file has.
  let rule: DescentRule
  /// Which way round matrices are taken to be; nil where their shapes tell it.
  private let layout: MatrixLayout?
  var remarks: [String] = []
  /// What of the optimizer's state is not told in the file as it was before the iteration.
  private(set) var guessedState: Set<StateSlot> = []
  /// The arrays under the names of what an iteration leaves of the optimizer's state which are what it began with.
  private var unwritten: Set<MatrixName> = []
  /// The targets of the file's samples as the numbers that it has, where there is one for each; nil where there is not.
  private(set) var targetNumbers: [Double]?
  /// What the samples are called where they are not the session's.
  private var samplesName: String?

  init(roles: NotebookRoles, fileName: String, session: Session, layout: MatrixLayout? = nil) {
    (self.roles, self.fileName, self.session, self.layout) = (roles, fileName, session, layout)
    rule = Self.rule(roles, live: session.settings.rule)
    let renamed = roles.renamed.filter {
      $0.role != .sampleCount && $0.role != .penaltyStrength && !$0.role.isSetting
    }
    if !renamed.isEmpty {
      remarks.append("read " + renamed.map { "\($0.name) as \($0.role)" }.joined(separator: ", "))
    }
  }

  private static func rule(_ roles: NotebookRoles, live: DescentRule) -> DescentRule {
    let slots = roles.slots
    var rule = live
    if !slots.isEmpty, slots != Set(live.optimizer.stateSlots),
      let optimizer = Optimizer.all.filter({ slots.isSubset(of: $0.stateSlots) }).min(by: {
        ($0.stateSlots.count, $0.hasMomentum ? 1 : 0) < ($1.stateSlots.count, $1.hasMomentum ? 1 : 0)
      }), !slots.isSubset(of: live.optimizer.stateSlots)
    {
      rule = optimizer.rule
      rule.l2 = live.l2
    }
    for setting in Optimizer.settings where rule.has(setting) && !slots.isEmpty {
      guard let value = roles[.setting(setting.name)]?.array.elements.first, setting.range.contains(value)
      else { continue }
      try? rule.set(setting, to: value)
    }
    return rule
  }

  /// Whether each sample is a row, as far as the shapes of matrices with a column for each sample tell.
  ///
  /// The last of several dimensions that fits counts: (m, 28, 28) has rows.
  var rowsAreSamples: Bool {
    if let layout { return layout.samplesAreRows }
    let live = session.architecture
    var last = 1
    while roles[MatrixName(.weights, layer: last + 1)] != nil { last += 1 }
    if let shape = roles[MatrixName(.input)]?.array.shape, shape.count > 2 { return true }
    return isOfRows(MatrixName(.input), 1, live.inputCount) ?? isOfRows(
      MatrixName(.oneHot), last, live.outputCount)
      ?? false
  }

  /// Whether the samples of X or Y are rows: then its columns are inputs or outputs of a layer, whose weights tell how many there
  /// are; nil where nothing tells.
  private func isOfRows(_ name: MatrixName, _ layer: Int, _ live: Int) -> Bool? {
    guard let shape = roles[name]?.array.shape, shape.count == 2, shape[0] != shape[1] else { return nil }
    let sides = roles[MatrixName(.weights, layer: layer)]?.array.shape ?? [live]
    let (isFirst, isLast) = (sides.contains(shape[0]), sides.contains(shape[1]))
    return isFirst == isLast ? shape[1] == live : isLast
  }

  /// The layouts in which the file may be as well, where its shapes leave that open.
  func otherLayouts(_ layers: NotebookLayers) -> [MatrixLayout] {
    let own = MatrixLayout(
      samplesAreRows: rowsAreSamples, weightsAreTransposed: layers.areTransposed)
    let x = roles[MatrixName(.input)]?.array.shape ?? []
    let isOpen =
      layers.isAmbiguous
      || x.count == 2
        && (x[0] == x[1]
          || x.allSatisfy { roles[MatrixName(.weights, layer: 1)]?.array.shape.contains($0) ?? false })
    guard isOpen else { return [] }
    return [(false, false), (true, true), (true, false), (false, true)].map {
      MatrixLayout(samplesAreRows: $0.0, weightsAreTransposed: $0.1)
    }.filter { $0 != own }
  }

  /// The samples: those that were asked for, those of the file, or those of the session.
  mutating func batch(
    _ given: DataSet?, _ layers: NotebookLayers
  ) throws(NotebookIterationError) -> IterationBatch {
    let (inputs, outputs) = (layers.sizes.first ?? 1, layers.sizes.last ?? 1)
    samplesName = given?.name ?? roles[MatrixName(.input)]?.name
    if let given {
      guard given.samples.inputCount == inputs else {
        throw .wrongShape(
          name: given.name, found: "(\(given.samples.count), \(given.samples.inputCount))",
          expected: "\(inputs) pixels in each sample, as W1 has inputs")
      }
      guard OutputLayer.all.contains(where: { $0.fits(outputs: outputs, classes: given.classes) }) else {
        let classes = given.classes.map { "\($0.count) classes" } ?? "numbers as targets"
        throw .otherTargets(name: given.name, found: classes, outputs: outputs)
      }
      remarks.append("the samples are those of \(given.name)")
      return IterationBatch(all: given)
    }
    let (labels, oneHot) = (roles[.labels], roles[MatrixName(.oneHot)])
    let squareIsRows = rowsAreSamples
    guard let pixels = roles[MatrixName(.input)] else {
      let live = IterationBatch(unspoiled: session.batch)
      guard session.architecture.inputCount == inputs else {
        throw .wrongShape(
          name: "W1", found: "\(inputs) inputs",
          expected: "\(session.architecture.inputCount), the pixels of the samples in gradb; save X and y too"
        )
      }
      let name = labels?.name ?? oneHot?.name ?? ""
      let saved: Targets?
      do {
        saved = try NotebookSamples.targets(
          labels, oneHot, outputs: outputs, like: session.data.classes, count: live.batch.count,
          squareIsRows: squareIsRows)
      } catch { throw .noPixels(labels: name) }
      guard saved.map({ found in (0..<found.count).map(found.value) == live.batch.y }) ?? true else {
        throw .noPixels(labels: name)
      }
      remarks.append("the file has no samples: those of the batch in gradb are taken")
      return live
    }
    let samples = try NotebookSamples(
      pixels: pixels, labels: labels, oneHot: oneHot, like: session.data.samples,
      inputs: inputs, outputs: outputs, squareIsRows: squareIsRows)
    if outputs == 1, let given = (labels ?? oneHot)?.array.elements, given.count == samples.samples.count {
      targetNumbers = given
    }
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
  mutating func parameters(
    _ layers: NotebookLayers, _ architecture: Architecture
  ) throws(NotebookIterationError) -> Parameters {
    // Whoever saves all weights and no bias has none.
    let hasBiases = (1...architecture.depth).contains { roles[MatrixName(.bias, layer: $0)] != nil }
    let isLive = layers.areLive || (architecture.sizes == session.architecture.sizes && hasBiases)
    var parameters =
      (isLive ? session.parameters.moved(to: architecture) : nil) ?? Parameters(zerosFor: architecture)
    var (found, missing): ([String], [String]) = ([], [])
    for name in architecture.parameterNames {
      guard let named = roles[name] else {
        missing.append("\(name)")
        continue
      }
      let shape = architecture.shape(of: name)
      let saved = layers.array(named, of: name, in: architecture)
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
    if !found.isEmpty { remark(on: layers, architecture, found) }
    for slot in rule.optimizer.stateSlots { try take(slot, layers, &parameters) }
    takeUpdateNumber(&parameters)
    return parameters
  }

  /// Puts what the iteration before left in a slot of the optimizer's state into `parameters`.
  private mutating func take(
    _ slot: StateSlot, _ layers: NotebookLayers, _ parameters: inout Parameters
  ) throws(NotebookIterationError) {
    var (missing, unwritten): ([String], [MatrixName]) = ([], [])
    for name in parameters.architecture.parameterNames.compactMap({ $0.state(slot) }) {
      guard let named = roles[.previous(name)] else {
        if isUnwritten(name, layers, parameters.architecture) {
          unwritten.append(name)
        } else {
          missing.append("\(name)_old")
        }
        continue
      }
      let shape = parameters.architecture.shape(of: name)
      let saved = layers.array(named, of: name, in: parameters.architecture)
      guard let matrix = saved.matrix, parameters.replace(state: name, with: matrix) else {
        throw .wrongShape(
          name: named.name, found: saved.shapeText, expected: "(\(shape.rows), \(shape.columns ?? 1))")
      }
    }
    let plural = rule.optimizer.plural(for: slot)
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
  private func isUnwritten(
    _ name: MatrixName, _ layers: NotebookLayers, _ architecture: Architecture
  ) -> Bool {
    guard architecture == session.architecture, !session.workspace.names.contains(name) else {
      return false
    }
    // The parameters beside it are of the same moment.
    let parameters = architecture.parameterNames.filter { roles[$0] != nil }
    return ([name] + parameters).allSatisfy { name in
      guard let named = roles[name], let own = session.parameters[name] else { return false }
      return layers.array(named, of: name, in: architecture).matrix == own
    }
  }

  /// Puts the number of updates before this one into `parameters`, where the optimizer counts them.
  private mutating func takeUpdateNumber(_ parameters: inout Parameters) {
    guard rule.optimizer.countsUpdates else { return }
    if let t = (roles[.updateNumber]?.array.elements.first).flatMap({ Int(exactly: $0) }), t > 0 {
      parameters.setUpdates(t - 1)
      remarks.append("t = \(t) is the file's")
    } else {
      remarks.append(
        "t, the number of the update, is not in the file: taken as gradb's own, \(parameters.state.updates + 1)"
      )
    }
  }

  private mutating func remark(on layers: NotebookLayers, _ architecture: Architecture, _ found: [String]) {
    if layers.areTransposed { remarks.append("weights are read as inputs × neurons, and transposed") }
    let squares = (1...architecture.depth).filter {
      architecture.neurons($0) == architecture.inputs($0) && found.contains("W\($0)")
    }.map { "W\($0)" }
    if layers.isAmbiguous, !squares.isEmpty {
      remarks.append(
        "\(squares.joined(separator: ", ")) \(squares.count == 1 ? "is" : "are") square and taken as "
          + (layers.areTransposed ? "inputs × neurons" : "neurons × inputs"))
    }
  }

  /// The arrays to compare, each in gradb's shape.
  mutating func arrays(
    _ layers: NotebookLayers, _ architecture: Architecture, _ batch: IterationBatch
  ) throws(NotebookIterationError) -> [MatrixName: NotebookArray] {
    var names = Program(architecture, rule: rule).operations.compactMap(\.output)
    // With the labels there, Y is computed from them; alone, it tells them.
    if roles[.labels] != nil { names.append(MatrixName(.oneHot)) }
    let rows = rowsAreSamples
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
}
