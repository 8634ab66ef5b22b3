import ArrayFiles
import Datasets
import Matrices
import Networks

/// What is saved of a session's past, checked so that nothing can go wrong when it is run again.
struct SavedHistory {
  private let saved: SavedSession
  private let arrays: [String: NumericArray]
  private let data: [DataSet]
  private let architecture: Architecture

  /// What decides the numbers, at some position.
  private struct State {
    var numbers: Settings.Numbers
    var data: DataSet
    var bug: PlantedBug?
    /// Whether a person chose the samples of the iteration.
    var isChosen = false
  }

  init(
    _ saved: SavedSession, arrays: [String: NumericArray], data: [DataSet]
  ) throws(SavedSessionError) {
    let activation = Activation.all.first { $0.name == saved.activation }
    let output = OutputLayer.named(saved.output ?? OutputLayer.softmaxCrossEntropy.name)
    guard let activation, let output,
      let architecture = try? Architecture(sizes: saved.layers, activation: activation, output: output),
      // Before memory is taken for a network, the file must have one of that size.
      arrays["snapshot.0"]?.elements.count == architecture.parameterCount,
      data.allSatisfy({ architecture.tells($0.classes) })
    else { throw .damaged(what: "its network is none") }
    guard data.count == saved.data.count,
      data.allSatisfy({ $0.samples.count > 0 && $0.samples.inputCount == architecture.inputCount })
    else { throw .damaged(what: "its samples are not of the network's size") }
    (self.saved, self.arrays, self.data, self.architecture) = (saved, arrays, data, architecture)
  }

  /// The past, and the snapshot that it begins with.
  func timeline() throws(SavedSessionError) -> (Timeline, first: Snapshot) {
    var timeline = Timeline()
    guard let losses = arrays["losses"]?.elements, saved.frontier.iteration <= losses.count,
      saved.frontier.iteration >= 0, saved.frontier.operation >= 0, saved.position.iteration >= 0,
      saved.position.operation >= 0
    else { throw .damaged(what: "its past is shorter than it says") }
    timeline.losses = losses
    let frontier = Position(iteration: saved.frontier.iteration, operation: saved.frontier.operation)

    guard saved.snapshots.first == 0,
      zip(saved.snapshots, saved.snapshots.dropFirst()).allSatisfy({ $0 < $1 }),
      (saved.snapshots.last ?? 0) <= frontier.iteration
    else { throw .damaged(what: "its snapshots are in disorder") }
    var state = State(
      numbers: try saved.beginning.settings.numbers(), data: try samples(saved.beginning.data),
      bug: try bug(saved.beginning.bug))
    var pending = saved.snapshots[...]
    var first: Snapshot?
    var last = 0

    for (number, change) in saved.edits.enumerated() {
      let position = Position(iteration: change.at.iteration, operation: change.at.operation)
      guard position.iteration >= last, position.iteration <= frontier.iteration,
        (0..<10_000).contains(position.operation)
      else {
        throw .damaged(what: "what was changed is in disorder")
      }
      while let iteration = pending.first, iteration <= position.iteration {
        let snapshot = try snapshot(iteration, state)
        first = first ?? snapshot
        timeline.snapshots.append(snapshot, limit: .max)
        pending.removeFirst()
      }
      if position.iteration > last { state.isChosen = false }
      timeline.record(try edit(change, number, &state), at: position)
      last = position.iteration
    }
    for iteration in pending {
      let snapshot = try snapshot(iteration, state)
      first = first ?? snapshot
      timeline.snapshots.append(snapshot, limit: .max)
    }
    timeline.reach(frontier)
    guard let first else { throw .damaged(what: "it has no beginning") }
    return (timeline, first)
  }

  private func snapshot(_ iteration: Int, _ state: State) throws(SavedSessionError) -> Snapshot {
    var parameters = Parameters(zerosFor: architecture)
    parameters.take(try values("snapshot.\(iteration)", count: architecture.parameterCount))
    for slot in StateSlot.all where arrays["\(slot.word).\(iteration)"] != nil {
      let name = "\(slot.word).\(iteration)"
      parameters.setState(slot, to: try values(name, count: architecture.parameterCount))
    }
    var settings = Settings()
    settings.numbers = state.numbers
    return Snapshot(
      iteration: iteration, parameters: parameters, settings: settings,
      data: state.data.prepared(state.bug?.preparation ?? Preparation()),
      program: Program(architecture, rule: state.numbers.rule, bug: state.bug))
  }

  /// The edit that `change` is, once it is certain that it can be made where it stands.
  private func edit(
    _ change: SavedSession.Change, _ number: Int, _ state: inout State
  ) throws(SavedSessionError) -> Edit {
    if let selection = change.selection {
      guard change.at.operation == 0 else { throw .damaged(what: "it chose samples within an iteration") }
      state.isChosen = true
      return .selection(try selection.selection(of: state.data))
    }
    if let element = change.element {
      guard let name = MatrixName(element.name), architecture.parameterNames.contains(name) else {
        throw .damaged(what: "it changed a parameter that there is not")
      }
      let shape = architecture.shape(of: name)
      guard (0..<shape.rows).contains(element.row), (0..<(shape.columns ?? 1)).contains(element.column) else {
        throw .damaged(what: "it changed an element that there is not")
      }
      let value = try values("edit.\(number)", count: 1)[0]
      return .element(name, MatrixPlace(row: element.row, column: element.column), value)
    }
    if change.parameters ?? false {
      return .parameters(try values("edit.\(number)", count: architecture.parameterCount))
    }
    if let settings = change.settings {
      let rule = state.numbers.rule
      state.numbers = try settings.numbers()
      // Another program has the iteration begin again.
      guard change.at.operation == 0 || state.numbers.rule == rule else {
        throw .damaged(what: "it changed the program within an iteration")
      }
      return .settings(state.numbers)
    }
    // What is left makes the iteration begin again, and other samples make it forget which were chosen.
    guard change.at.operation == 0 else { throw .damaged(what: "it changed samples within an iteration") }
    if let split = change.data {
      guard !state.isChosen else { throw .damaged(what: "it changed samples within an iteration") }
      state.data = try samples(split)
      return .data(state.data)
    }
    guard change.bugRemoved ?? false || change.bug != nil else { throw .damaged(what: "a change is none") }
    state.bug = try bug(change.bug)
    return .bug(state.bug)
  }

  private func samples(_ split: SavedSession.Split) throws(SavedSessionError) -> DataSet {
    guard data.indices.contains(split.data), (0..<data[split.data].samples.count).contains(split.dev) else {
      throw .damaged(what: "its data are not split so")
    }
    return data[split.data].withDevCount(split.dev)
  }

  private func bug(_ seal: String?) throws(SavedSessionError) -> PlantedBug? {
    guard let seal else { return nil }
    guard let bug = PlantedBug.sealed(seal), bug.hasPlace(in: architecture) else {
      throw .damaged(what: "a bug was planted that this network cannot have")
    }
    return bug
  }

  private func values(_ name: String, count: Int) throws(SavedSessionError) -> [Double] {
    guard let array = arrays[name], array.elements.count == count else {
      throw .damaged(what: "the array \(name) is missing, or of another size")
    }
    return array.elements
  }
}

extension SavedSession.Selection {
  /// The samples, where `data` has them.
  func selection(of data: DataSet) throws(SavedSessionError) -> SampleSelection {
    guard let part = SampleSelection.Part(rawValue: part), first >= 0, first < end,
      end <= data.count(of: part)
    else { throw .damaged(what: "it chose samples that there are not") }
    return SampleSelection(part: part, range: first..<end, partCount: data.count(of: part))
  }
}
