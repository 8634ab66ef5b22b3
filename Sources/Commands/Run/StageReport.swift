import Base
import Debugging
import Matrices
import Networks
import Rendering

/// What operations that were run did, with what comes next.
struct StageReport: Finding {
  static let kind = "stage"

  /// The iteration that they belong to, and on what it runs; nil where it was told before.
  let beginning: Beginning?
  /// What each of them did.
  let operations: [OperationReport]
  /// Where the session stands behind them.
  let next: Place

  /// The beginning of an iteration.
  struct Beginning: Sendable, Encodable {
    let iteration: Int
    /// The samples in words.
    let batch: String
    /// The label of a sample that is alone.
    let label: String?
    /// The number that a sample is to be taken for which is alone.
    let target: Double?
    /// The picture of a sample that is alone; nil where the person wants it brief.
    let image: GrayPicture?

    private enum CodingKeys: CodingKey { case iteration, batch, label, target }
  }

  /// The operations that were just run. The first one of an iteration brings the beginning.
  init(_ records: [StepRecord], _ interpreter: Interpreter) {
    let first = records.first.flatMap { $0.position.operation == 0 ? $0.position.iteration : nil }
    self.init(records.map(\.position.operation), first.flatMap(interpreter.beginning), interpreter)
  }

  /// Some operations of the iteration, all of which have run.
  init(_ places: Range<Int>, _ interpreter: Interpreter) { self.init(Array(places), nil, interpreter) }

  private init(_ places: [Int], _ beginning: Beginning?, _ interpreter: Interpreter) {
    let (session, stop) = (interpreter.session, interpreter.host.stop)
    self.beginning = beginning
    operations = places.map {
      OperationReport(session, at: $0, detail: interpreter.showing.detail, stop: stop)
    }
    next = .next(session)
  }
}

extension Interpreter {
  fileprivate func beginning(_ iteration: Int) -> StageReport.Beginning? {
    guard let batch = session.workspaceBatch else { return nil }
    let isAlone = batch.batch.count == 1
    let row = isAlone && showing.detail == .full ? batch.batch.rows.first : nil
    return StageReport.Beginning(
      iteration: iteration, batch: batch.words,
      label: isAlone ? batch.batch.label(0).flatMap { session.data.classes?.names[$0] } : nil,
      target: isAlone && session.data.classes == nil ? batch.batch.y[0] : nil,
      image: row.flatMap { SampleView(samples: session.data.samples).image(row: $0) })
  }
}
