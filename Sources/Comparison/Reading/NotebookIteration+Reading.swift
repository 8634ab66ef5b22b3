import Debugging
import ArrayFiles
import Base
import Datasets
import Expressions
import Matrices
import Networks

extension NotebookIteration {
  /// Reads the arrays of the file called `fileName` as an iteration.
  ///
  /// Parameters and samples that are not there are those of `session`. Which way round an array was saved follows from
  /// its shape; a square one is read as the others of the file are.
  ///
  /// - Parameters:
  ///   - file: The arrays.
  ///   - fileName: What the file is called.
  ///   - mapping: What arrays with unusual names are: `cost=L,delta2=dZ2`.
  ///   - samples: The samples, in the place of the file's own.
  ///   - session: What the file lacks is taken from it.
  ///   - stop: Ends it where gradb has to run the iteration to know alpha.
  /// - Throws: `NotebookIterationError` where the arrays do not make an iteration; `Stopped` where `stop` was given.
  public init<Stopped>(
    _ file: [NamedArray], fileName: String, mapping: String? = nil, samples: DataSet? = nil,
    in session: Session, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws {
    // Whoever says what arrays are has names of their own.
    let spelling = mapping == nil ? NotebookSpelling(file) : nil
    let roles = try NotebookRoles(spelling?.arrays ?? file, mapping: mapping, classes: session.data.classes)
    guard !roles.arrays.isEmpty else { throw NotebookIterationError.nothingKnown(found: file.map(\.name)) }
    let unread = NotebookUnreadParameters(roles, live: session.architecture).pairs
    guard unread.isEmpty else { throw NotebookIterationError.unreadParameters(unread) }
    func reading(_ layout: MatrixLayout?) throws -> (NotebookIteration, [MatrixLayout]) {
      var reader = NotebookIterationReader(roles: roles, fileName: fileName, session: session, layout: layout)
      let layers = try NotebookLayers(
        roles, live: session.architecture, rowsAreSamples: reader.rowsAreSamples,
        isTransposed: layout?.weightsAreTransposed)
      var iteration = try NotebookIteration(
        &reader, layers, samples: samples, found: file.map(\.name), in: session)
      try iteration.takeLearningRate(roles[.learningRate], like: session, stop)
      return (iteration, layout == nil ? reader.otherLayouts(layers) : [])
    }
    let (own, others) = try reading(nil)
    self = own
    if let remark = spelling?.remark { remarks.insert(remark, at: 0) }
    otherLayouts = others.compactMap { try? reading($0).0 }
  }

  private init(
    _ reader: inout NotebookIterationReader, _ layers: NotebookLayers, samples: DataSet?, found: [String],
    in session: Session
  ) throws(NotebookIterationError) {
    let batch = try reader.batch(samples, layers)
    let architecture = try layers.network(like: session.architecture, batch.batch.data.classes)
    reader.remarkOnCount(batch.batch.count)
    let parameters = try reader.parameters(layers, architecture)
    let arrays = try reader.arrays(layers, architecture, batch)
    let updated = layers.parameters(reader.roles, architecture) { .updated($0) }
    guard !arrays.isEmpty || !updated.isEmpty else {
      throw NotebookIterationError.nothingToCompare(found: found)
    }
    let precision = NotebookPrecision(
      inputs: architecture.parameterNames.compactMap { reader.roles[$0]?.array },
      results: (Array(arrays.values) + Array(updated.values)).map(\.array),
      pixels: reader.roles[MatrixName(.input)]?.array)
    let names = Program(architecture, rule: reader.rule).matrixNames.filter {
      reader.roles[$0] == nil
    }
    self.init(
      architecture: architecture, parameters: parameters, batch: batch,
      learningRate: session.learningRate, rule: reader.rule, arrays: arrays, updated: updated,
      precision: precision, remarks: reader.remarks,
      unknown: reader.roles.unknown.map { Self.unknown($0.name, among: names.map(\.description)) })
    batchOfNumbers = reader.targetNumbers.map(batch.asked)
    guessedState = reader.guessedState
    layout = MatrixLayout(
      samplesAreRows: reader.rowsAreSamples, weightsAreTransposed: layers.areTransposed)
    if let strength = reader.roles[.penaltyStrength], strength.array.elements.count == 1 {
      penaltyStrength = (strength.name, strength.array.elements[0])
    }
    inFile = layers.parameters(reader.roles, architecture) { .matrix($0) }
  }

  /// A name that tells nothing, with those that it may be a slip of: any one letter would be one of X.
  private static func unknown(_ name: String, among names: [String]) -> (name: String, near: [String]) {
    let near = names.filter { EditDistance.between($0.lowercased(), name.lowercased()) <= 1 && $0.count > 1 }
    return (name, name.count > 1 ? near : [])
  }

  /// Takes alpha from the file, or reads it off the updates.
  private mutating func takeLearningRate<Stopped>(
    _ saved: NamedArray?, like session: Session, _ stop: StopSignal<Stopped>
  ) throws(Stopped) {
    guard saved != nil || !updated.isEmpty else { return }
    var run: Session?
    var updates: [NotebookLearningRate.Update] = []
    for name in architecture.parameterNames where saved == nil {
      guard let before = parameters[name], let after = updated[name]?.matrix else { continue }
      if run == nil, matricesInWay(of: name).contains(where: { arrays[$0] == nil }) {
        // What the step follows does not depend on alpha.
        run = try self.run(like: session, stop: stop)
      }
      guard let way = way(of: name, run) else { continue }
      updates.append(.init(before: before, after: after, direction: way.matrix, isGradbs: way.isGradbs))
    }
    let rate = NotebookLearningRate(
      saved: saved, updates: updates, precision: precision, live: session.learningRate)
    (learningRate, isLearningRateKnown) = (rate.value, rate.isKnown)
    if !updated.isEmpty { remarks.append(rate.remark) }
  }

  /// The matrices that the update of a parameter makes its step of.
  private func matricesInWay(of parameter: MatrixName) -> [MatrixName] {
    (rule.optimizer.way(of: parameter)?.freeNames ?? []).compactMap { MatrixName($0) }
  }

  /// What the update of a parameter multiplies by alpha and subtracts, made of the file's arrays, and of those of `run` where
  /// the file has none; nil where neither has.
  func way(of parameter: MatrixName, _ run: Session? = nil) -> (matrix: Matrix, isGradbs: Bool)? {
    guard let way = rule.optimizer.way(of: parameter), let like = parameters[parameter] else { return nil }
    var isGradbs = false
    let names = rule.names(in: way, update: parameters.state.updates + 1) { name in
      let own = arrays[name]
      isGradbs = isGradbs || own == nil
      return (own == nil ? run?.workspace[name] : own?.matrix).map { .array(ArrayValue($0)) }
    }
    return names.flatMap { way.matrix(rows: like.rows, columns: like.columns, in: $0) }.map { ($0, isGradbs) }
  }

  /// The samples of a file that holds X and y, or Y, and perhaps more; their inputs and targets are such as `like` has.
  public static func samples(
    _ file: [NamedArray], like: Samples, fileName: String
  ) throws(NotebookIterationError) -> DataSet {
    let roles = try NotebookRoles(file, mapping: nil, classes: like.classes)
    guard let pixels = roles[MatrixName(.input)] else { throw .nothingKnown(found: file.map(\.name)) }
    let (labels, oneHot) = (roles[.labels], roles[MatrixName(.oneHot)])
    let count = pixels.array.elements.count
    // Which dimension counts the samples, the labels tell.
    let samples =
      labels?.array.elements.count ?? (oneHot?.array.elements.count ?? 0) / (like.classes?.count ?? 1)
    guard samples > 0, count % samples == 0 else { throw .noLabels(pixels: pixels.name) }
    let read = try NotebookSamples(
      pixels: pixels, labels: labels, oneHot: oneHot, like: like, inputs: count / samples,
      outputs: like.classes?.count ?? 1, squareIsRows: false)
    return DataSet(name: fileName, samples: read.samples, split: .init(shuffleSeed: nil, devCount: 0))
  }
}
