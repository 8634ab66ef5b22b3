import ArrayFiles
import Base
import Datasets
import Expressions
import Networks

extension Session {
  /// The session that was saved, every number of it with the same bits.
  ///
  /// `data` are its samples in the order of `saved.data`, all in dev or not as it may be. The past is as long as it was;
  /// the operations from the nearest snapshot to the position run again. `progress` hears the share that is done, 0…1,
  /// and ends it by answering false.
  ///
  /// - Throws: `SavedSessionError` where what is saved contradicts itself, or other numbers come of it.
  public init(
    _ saved: SavedSession, arrays: [String: NumericArray], data: [DataSet],
    progress: (Double) -> Bool = { _ in true }
  ) throws(SavedSessionError) {
    let history = try SavedHistory(saved, arrays: arrays, data: data)
    let (timeline, first) = try history.timeline()
    self.init(data: first.data, program: first.program, parameters: first.parameters)
    settings = try saved.limits.settings()
    settings.numbers = first.settings.numbers
    self.timeline = timeline
    for (name, value) in saved.variables {
      guard name.isPlainText, !Self.isName(name) else { throw .damaged(what: "a name cannot have a value") }
      variables[name] = try value.value(arrays)
    }
    restore(first)
    let target = Position(iteration: saved.position.iteration, operation: saved.position.operation)
    guard target <= timeline.frontier else { throw .damaged(what: "its position is none") }
    if saved.showsLastIteration, target.operation == 0, target.iteration > 0 {
      let start = Position(iteration: target.iteration - 1, operation: 0)
      guard go(to: start, progress: progress) else { throw .interrupted }
      run(to: program.operations.count)
    }
    if let aside = saved.aside {
      let start = Position(iteration: target.iteration, operation: 0)
      guard go(to: start, progress: progress) else { throw .interrupted }
      restartIteration(on: try aside.selection?.selection(of: self.data))
      guard isAside, target.operation < program.operations.count else {
        throw .damaged(what: "its position is none")
      }
      run(to: target.operation)
      notices = []
    } else {
      guard go(to: target, progress: progress) else { throw .interrupted }
    }
    guard position == target, target.operation < program.operations.count,
      timeline.frontier.operation < program(at: timeline.frontier.iteration).operations.count
    else { throw .damaged(what: "its position is none") }
    for name in architecture.parameterNames {
      let now = parameters[name].map { NumericArray($0) }?.elements ?? []
      guard let then = arrays["\(name)"]?.elements, then.map(\.bitPattern) == now.map(\.bitPattern) else {
        throw .otherNumbers
      }
    }
    // Last, so that nothing stopped or was counted on the way.
    var points: [StopPoint] = []
    for stop in saved.stops { points.append(try stop.point()) }
    guard let stops = StopTable(points, lastID: saved.lastStop) else {
      throw .damaged(what: "two stops have one number")
    }
    self.stops = stops
    armStops()
  }

  private static func isName(_ name: String) -> Bool { SessionNames.isReserved(name) }
}
