import ArrayFiles
import Datasets
import Expressions
import Matrices
import Networks

extension Session {
  /// The most snapshots that are saved, besides the first, the last and those that the position follows from.
  private static let mostSavedSnapshots = 32
  /// The bytes that they may take.
  private static let mostSavedBytes = 64 << 20

  /// Everything of the session that cannot be had again, and the arrays that belong to it.
  ///
  /// Of the snapshots only some are kept: going to a past position takes longer afterwards, and gives the same bits.
  /// O(pixels), for the fingerprints of the data.
  ///
  /// - Throws: `SavedSessionError` where samples came from no file.
  public func saved() throws(SavedSessionError) -> (session: SavedSession, arrays: [NamedArray]) {
    guard let first = timeline.snapshots.snapshots.first else { throw .damaged(what: "it has no beginning") }
    var samples = SamplesOfHistory()
    var arrays = architecture.parameterNames.compactMap { name in
      parameters[name].map { NamedArray(name: "\(name)", array: NumericArray($0)) }
    }
    arrays.append(NamedArray(name: "losses", values: timeline.losses))
    let beginning = SavedSession.Beginning(
      settings: .init(first.settings.numbers), data: try samples.split(of: first.data),
      bug: first.program.bug?.seal)
    var edits: [SavedSession.Change] = []
    for (number, (position, edit)) in timeline.allEdits.enumerated() {
      var change = SavedSession.Change(at: .init(position))
      switch edit {
      case .selection(let selection):
        change.selection = .init(selection)
      case .element(let name, let place, let value):
        change.element = .init(name: "\(name)", row: place.row, column: place.column)
        arrays.append(NamedArray(name: "edit.\(number)", values: [value]))
      case .parameters(let values):
        change.parameters = true
        arrays.append(NamedArray(name: "edit.\(number)", values: values))
      case .settings(let numbers): change.settings = .init(numbers)
      case .data(let data): change.data = try samples.split(of: data)
      case .bug(let bug):
        change.bug = bug?.seal
        change.bugRemoved = bug == nil ? true : nil
      }
      edits.append(change)
    }
    let snapshots = savedSnapshots
    arrays += snapshots.map { NamedArray(name: "snapshot.\($0.iteration)", values: $0.parameters.values) }
    var saved: [String: SavedValue] = [:]
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      saved[name] = SavedValue(value, &arrays)
    }
    for snapshot in snapshots {
      let state = snapshot.parameters.state
      arrays += state.slots.compactMap { slot in
        state[slot].map { NamedArray(name: "\(slot.savedName).\(snapshot.iteration)", values: $0) }
      }
      if state.updates > 0 {
        arrays.append(NamedArray(name: "updates.\(snapshot.iteration)", values: [Double(state.updates)]))
      }
    }
    let session = SavedSession(
      arithmetic: SavedSession.currentArithmetic,
      data: samples.all, layers: architecture.sizes, activation: architecture.activation.name,
      output: architecture.output.name,
      limits: .init(settings), beginning: beginning, edits: edits, snapshots: snapshots.map(\.iteration),
      position: .init(position), frontier: .init(timeline.frontier),
      aside: isAside ? .init(selection: chosen.map { .init($0) }) : nil,
      showsLastIteration: !isMidIteration && workspaceIteration.map { $0 == position.iteration - 1 } ?? false,
      stops: stops.points.map(SavedStop.init), lastStop: stops.lastID, variables: saved)
    return (session, arrays)
  }

  /// The snapshots to save, in the order of their iterations.
  private var savedSnapshots: [Snapshot] {
    let all = timeline.snapshots.snapshots
    guard let first = all.first, let last = all.last else { return [] }
    let most = max(2, min(Self.mostSavedSnapshots, Self.mostSavedBytes / max(1, last.bytes)))
    // What was restored is saved again as it was.
    guard all.count > most + 4 else { return all }
    var kept = [first.iteration, last.iteration]
    // The iteration before is run once more where its matrices are to be looked at.
    for iteration in [position.iteration, position.iteration - 1] {
      if let nearest = timeline.snapshots.last(atOrBefore: iteration) { kept.append(nearest.iteration) }
    }
    let count = min(most, all.count)
    for step in 0..<count { kept.append(all[step * all.count / count].iteration) }
    let iterations = Set(kept)
    return all.filter { iterations.contains($0.iteration) }
  }
}

/// The samples of a history, each once.
private struct SamplesOfHistory {
  private(set) var all: [SavedSession.Samples] = []

  /// The place of a data set's samples, and its split.
  mutating func split(of data: DataSet) throws(SavedSessionError) -> SavedSession.Split {
    guard let origin = data.origin else { throw .samplesWithoutOrigin(data.name) }
    let saved: SavedSession.Samples
    switch origin {
    case .drawn(let drawing):
      saved = .init(
        name: data.name, path: nil, limit: nil, shape: nil, fingerprint: data.fingerprint,
        shuffled: data.split.shuffleSeed,
        drawn: drawing == DrawnSet.digits.opening
          ? nil
          : .init(name: drawing.set.name, count: drawing.count, noise: drawing.noise, seed: drawing.seed))
    case .file(let path, let options):
      saved = .init(
        name: data.name, path: path, limit: options.rowLimit, shape: options.sides,
        fingerprint: data.fingerprint, shuffled: data.split.shuffleSeed, said: options.said)
    }
    if let place = all.firstIndex(of: saved) { return .init(data: place, dev: data.devCount) }
    all.append(saved)
    return .init(data: all.count - 1, dev: data.devCount)
  }
}

extension ReadingOptions {
  /// The height and width that somebody gave.
  fileprivate var sides: [Int]? {
    if case .image(let shape) = form { [shape.height, shape.width] } else { nil }
  }

  /// What somebody said beside the shape and the number of rows; nil where it is nothing.
  fileprivate var said: [String: String]? {
    let said = [
      "label": label, "scale": scale?.description, "kind": kind?.rawValue,
      "shape": form == .features ? form?.description : nil,
    ].compactMapValues { $0 }
    return said.isEmpty ? nil : said
  }
}

extension SavedSession.Samples {
  /// How their file is to be read.
  public var options: ReadingOptions {
    var options = ReadingOptions(rowLimit: limit.map { max(1, $0) })
    options.form = said?["shape"].flatMap { .init($0) }
    if let shape, shape.count == 2, shape.allSatisfy({ (1...65_536).contains($0) }) {
      options.form = .image(ImageShape(height: shape[0], width: shape[1]))
    }
    options.label = said?["label"]
    options.scale = said?["scale"].flatMap { .init($0) }
    options.kind = said?["kind"].flatMap { .init(rawValue: $0) }
    return options
  }
}

extension NamedArray {
  /// Numbers in a row, under a name.
  fileprivate init(name: String, values: [Double]) {
    self.init(name: name, array: NumericArray(shape: [values.count], elements: values))
  }
}

extension SavedSession.Place {
  init(_ position: Position) { self.init(iteration: position.iteration, operation: position.operation) }
}

extension SavedSession.Selection {
  init(_ selection: SampleSelection) {
    part = selection.part.rawValue
    (first, end) = (selection.range.lowerBound, selection.range.upperBound)
  }
}

extension SavedSession.Limits {
  init(_ settings: Settings) {
    iterations = settings.iterations
    if case .iterations(let count) = settings.report { report = count }
    threads = settings.threads
    memory = settings.memory
    explode = settings.explode
    vanish = settings.vanish
  }
}
