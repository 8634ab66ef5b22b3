import ArrayFiles
import Base
import Datasets
import Expressions
import Networks

extension Session {
  /// The session that was saved, every number of it with the same bits.
  ///
  /// `data` are its samples in the order of `saved.data`, all in dev or not as it may be. The past is as long as it was;
  /// the operations from the nearest snapshot to the position run again. `progress` hears the share that is done, 0…1.
  ///
  /// Where gradb computes something in it otherwise than when it was saved, the snapshots are those of the file, what lies
  /// between is computed anew, and a notice says so.
  ///
  /// - Throws: `SavedSessionError` where what is saved contradicts itself, or other numbers come of it; `Stopped` where
  ///   `stop` was given.
  public init<Stopped>(
    _ saved: SavedSession, arrays: [String: NumericArray], data: [DataSet],
    stop: StopSignal<Stopped> = StopSignal<Never>.never, progress: (Double) -> Void = { _ in }
  ) throws {
    let history = try SavedHistory(saved, arrays: arrays, data: data)
    let (timeline, first) = try history.timeline()
    self.init(data: first.data, program: first.program, parameters: first.parameters)
    settings = try saved.limits.settings()
    settings.numbers = first.settings.numbers
    self.timeline = timeline
    for (name, value) in saved.variables {
      guard name.isPlainText, !Self.isName(name) else {
        throw SavedSessionError.damaged(what: "a name cannot have a value")
      }
      variables[name] = try value.value(arrays)
    }
    restore(first)
    let target = Position(iteration: saved.position.iteration, operation: saved.position.operation)
    guard target <= timeline.frontier else { throw Self.noPosition }
    if saved.showsLastIteration, target.operation == 0, target.iteration > 0 {
      let start = Position(iteration: target.iteration - 1, operation: 0)
      guard try go(to: start, stop: stop, progress: progress) else { throw Self.noPosition }
      try run(to: program.operations.count, stop: stop)
    }
    if let aside = saved.aside {
      let start = Position(iteration: target.iteration, operation: 0)
      guard try go(to: start, stop: stop, progress: progress) else { throw Self.noPosition }
      restartIteration(on: try aside.selection?.selection(of: self.data))
      guard isAside, target.operation < program.operations.count else {
        throw Self.noPosition
      }
      try run(to: target.operation, stop: stop)
      notices = []
    } else {
      guard try go(to: target, stop: stop, progress: progress) else { throw Self.noPosition }
    }
    guard position == target, target.operation < program.operations.count,
      timeline.frontier.operation < program(at: timeline.frontier.iteration).operations.count
    else { throw Self.noPosition }
    var isComputedAnew = false
    for name in architecture.parameterNames {
      let now = parameters[name].map { NumericArray($0) }?.elements ?? []
      guard let then = arrays["\(name)"]?.elements, then.count == now.count else {
        throw SavedSessionError.otherNumbers
      }
      guard then.map(\.bitPattern) != now.map(\.bitPattern) else { continue }
      guard saved.hasOlderArithmetic else { throw SavedSessionError.otherNumbers }
      isComputedAnew = true
    }
    if isComputedAnew { notices.append(.computedAnew) }
    // Last, so that nothing stopped or was counted on the way.
    var points: [StopPoint] = []
    for stop in saved.stops { points.append(try stop.point()) }
    guard let stops = StopTable(points, lastID: saved.lastStop) else {
      throw SavedSessionError.damaged(what: "two stops have one number")
    }
    self.stops = stops
    armStops()
  }

  private static let noPosition = SavedSessionError.damaged(what: "its position is none")

  private static func isName(_ name: String) -> Bool { SessionNames.isReserved(name) }
}
