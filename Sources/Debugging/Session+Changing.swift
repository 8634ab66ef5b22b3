import Datasets
import Matrices
import Networks

extension Session {
  /// Changes one number of a parameter; answers false where there is no such element.
  public mutating func setParameter(_ name: MatrixName, row: Int, column: Int, to value: Double) -> Bool {
    guard let matrix = parameters[name], (0..<matrix.rows).contains(row),
      (0..<matrix.columns).contains(column)
    else { return false }
    make(.element(name, MatrixPlace(row: row, column: column), value))
    return true
  }

  /// Puts matrices in the place of parameters; answers false, changing nothing, where one's shape differs.
  public mutating func setParameters(_ matrices: [MatrixName: Matrix]) -> Bool {
    var changed = parameters
    for (name, matrix) in matrices {
      guard changed.replace(name, with: matrix) else { return false }
    }
    make(.parameters(changed.values))
    return true
  }

  /// Puts a matrix in the place of a parameter; answers false, changing nothing, where its shape differs.
  public mutating func setParameter(_ name: MatrixName, to matrix: Matrix) -> Bool {
    setParameters([name: matrix])
  }

  /// Puts new settings in force. Where the parameters are still those that the seed drew, a new seed or
  /// initialisation draws them again.
  public mutating func change(_ settings: Settings) {
    let old = self.settings.numbers
    let new = settings.numbers
    let drawsAgain = new.seed != old.seed || new.initialization != old.initialization
    let isAsDrawn = drawsAgain && self.isAsDrawn
    self.settings = settings
    if isAsDrawn {
      if position < timeline.frontier {
        notices.append(.droppedFuture(after: position, frontier: timeline.frontier))
      }
      begin()
    } else if new != old {
      self.settings.numbers = old
      // Another rule is another program: the iteration begins again with it.
      if new.rule != old.rule { restartIteration() }
      make(.settings(new))
    }
  }

  /// Keeps another number of samples apart for dev; the iteration under way is abandoned.
  public mutating func setDevCount(_ count: Int) {
    restartIteration()
    make(.data(data.withDevCount(count)))
  }

  /// Puts another network in the place of this one, at iteration 0. The past is forgotten.
  public mutating func replaceNetwork(_ architecture: Architecture) {
    let bug = self.bug
    program = Program(architecture, rule: settings.rule, bug: bug)
    if bug != self.bug { notices.append(.bugHasNoPlace) }
    begin()
  }

  /// Puts other samples in the place of these; the iteration under way is abandoned.
  ///
  /// The network stays as it is where it has an input for each of theirs and can be asked for what they are, and is built
  /// anew, at iteration 0, where not: with an output for each class and the output function that it had, or the usual one.
  ///
  /// - Throws: `ArchitectureError` where the network with that many inputs would be too large; nothing is changed.
  public mutating func replaceData(_ data: DataSet) throws(ArchitectureError) {
    let inputs = data.samples.inputCount
    if inputs == architecture.inputCount, architecture.tells(data.classes) {
      restartIteration()
      make(.data(data))
      if bug?.lack(in: data) != nil {
        make(.bug(nil))
        notices.append(.bugHasNoPlace)
      }
    } else {
      let hidden = architecture.sizes.dropFirst().dropLast()
      let outputs = data.classes?.count ?? 1
      // What fitted numbers is not what somebody wants for classes, and the other way round.
      let isOfAKind = (data.classes == nil) == (self.data.classes == nil)
      let output =
        isOfAKind ? architecture.output : OutputLayer.choice(outputs: outputs, classes: data.classes)
      let changed = try Architecture(
        sizes: [inputs] + hidden + [outputs], activation: architecture.activation,
        output: output ?? .softmaxCrossEntropy
      ).telling(data.classes)
      if bug?.lack(in: data) != nil {
        program = Program(architecture, rule: settings.rule)
        notices.append(.bugHasNoPlace)
      }
      self.data = data.prepared(bug?.preparation ?? Preparation())
      replaceNetwork(changed)
    }
  }

  /// Makes an edit and records it, so that replaying repeats it here. In the past, this forgets what lay ahead.
  mutating func make(_ edit: Edit) {
    forgetFuture()
    apply(edit)
    timeline.record(edit, at: position)
  }

  /// Forgets what lies ahead of the position, and notes that it did.
  mutating func forgetFuture() {
    commitAside()
    let frontier = timeline.frontier
    guard position < frontier else { return }
    timeline.dropFuture(after: position)
    notices.append(.droppedFuture(after: position, frontier: frontier))
  }

  /// Does what an edit says, recording nothing.
  mutating func apply(_ edit: Edit) {
    switch edit {
    case .selection(let selection): chosen = selection
    case .element(let name, let place, let value):
      guard var matrix = parameters[name] else { return }
      matrix[place.row, place.column] = value
      _ = parameters.replace(name, with: matrix)
    case .parameters(let values): parameters.take(values)
    case .settings(let numbers):
      settings.numbers = numbers
      if !isMidIteration { scheduled = nil }
      if numbers.rule != program.rule { adopt(numbers.rule) }
    case .data(let data):
      self.data = data.prepared(bug?.preparation ?? Preparation())
      scheduled = nil
    case .bug(let bug): put(bug)
    }
  }

  /// Puts the program of another rule in force, at the start of an iteration.
  private mutating func adopt(_ rule: DescentRule) {
    parameters.keepState(of: rule.optimizer, after: program.rule.optimizer)
    program = Program(architecture, rule: rule, bug: bug)
    // What is left of the iteration before is of the other program.
    forgetIteration()
  }

  /// Takes away the notices, once the person has been told.
  public mutating func takeNotices() -> [Notice] {
    defer { notices = [] }
    return notices
  }
}
