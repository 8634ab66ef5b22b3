import Base
import Expressions
import Matrices
import Networks

extension Session {
  /// How a weight or bias came to its present value: the whole past is run again in a copy of the session.
  ///
  /// `progress` hears the share of the way that is done, 0…1, before every iteration.
  ///
  /// - Returns: nil where there is no such parameter.
  /// - Throws: `Stopped` where `stop` was given.
  public func history<Stopped>(
    of element: MatrixElement, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    progress: (Double) -> Void = { _ in }
  ) throws(Stopped) -> ParameterHistory? {
    let (name, place) = (element.name, element.place)
    guard let index = parameters.index(of: name, row: place.row, column: place.column),
      let first = timeline.snapshots.snapshots.first, first.iteration == 0
    else { return nil }

    // The copy has an empty timeline: edits are made here, between two looks at the value, and nothing is kept.
    let past = timeline
    var replay = self
    replay.settings.memory = 0
    replay.timeline = Timeline()
    replay.restore(first)
    var moves: [ParameterHistory.Move] = []
    var ways: [Formula] = []
    var run: TrainingRun?

    while replay.position.iteration < position.iteration {
      let iteration = replay.position.iteration
      progress(Double(iteration) / Double(position.iteration))
      replay.repeatEdits(of: past, at: replay.position, watching: index, &moves)
      let update = replay.program.operations.count - 1
      if let way = replay.way(of: element), !ways.contains(way) { ways.append(way) }
      var gradient = 0.0
      let before, alpha: Double
      if past.hasEdits(within: iteration) {
        while replay.position.operation < update {
          try replay.step(stop: stop)
          replay.repeatEdits(of: past, at: replay.position, watching: index, &moves)
        }
        (before, alpha) = (replay.parameters.values[index], replay.learningRate)
        gradient = replay.gradient(of: element) ?? .nan
        try replay.step(stop: stop)
      } else {
        (before, alpha) = (replay.parameters.values[index], replay.learningRate)
        let current = replay.trainingRun(run)
        run = current
        let rule = replay.program.rule
        try replay.iterate(current, stop: stop) { numbers in
          gradient =
            rule.optimizer.way(of: name, by: rule, update: numbers.t) {
              numbers.vector(of: $0)[index]
            } ?? .nan
        }
      }
      moves.append(
        ParameterHistory.Move(
          position: Position(iteration: iteration, operation: update),
          cause: .update(alpha: alpha, gradient: gradient), before: before,
          after: replay.parameters.values[index]))
    }
    // Within the present iteration only edits change a parameter, so its operations need not run.
    for operation in 0..<position.operation + 1 {
      let place = Position(iteration: position.iteration, operation: operation)
      replay.repeatEdits(of: past, at: place, watching: index, &moves)
    }
    let isNext =
      position.operation == program.operations.count - 1 && workspaceIteration == position.iteration
    if ways.isEmpty, let way = way(of: element) { ways = [way] }
    return ParameterHistory(
      element: element, ways: ways, start: first.parameters.values[index], moves: moves,
      value: parameters.values[index], next: isNext ? gradient(of: element).map { (learningRate, $0) } : nil)
  }

  /// What the update subtracts from a parameter, alpha times: its gradient, its velocity, or what is made of them.
  private func way(of element: MatrixElement) -> Formula? { program.rule.optimizer.way(of: element.name) }

  /// The number that the update subtracts from a parameter, alpha times, where it was computed.
  private func gradient(of element: MatrixElement) -> Double? {
    let (row, column) = (element.place.row, element.place.column)
    let t = parameters.state.updates + 1
    return program.rule.optimizer.way(of: element.name, by: program.rule, update: t) {
      workspace.element($0, row: row, column: column) ?? parameters.element($0, row: row, column: column)
    }
  }

  /// Makes the edits that `past` has at `position`, and records those that gave the parameter at `index` another value.
  private mutating func repeatEdits(
    of past: Timeline, at position: Position, watching index: Int,
    _ moves: inout [ParameterHistory.Move]
  ) {
    for edit in past.edits(at: position) {
      let before = parameters.values[index]
      apply(edit)
      let after = parameters.values[index]
      guard after != before && !(after.isNaN && before.isNaN) else { continue }
      moves.append(
        ParameterHistory.Move(position: position, cause: .edit(edit.words), before: before, after: after))
    }
  }
}
