import Base
import Matrices
import Synchronization

/// Compares every analytic gradient with a central difference of the loss.
///
/// The loss comes from the program's own forward operations, run again with one parameter moved by ±ε; there is no
/// second copy of the mathematics. Sources of the rules: the CS231n notes on gradient checks (relative error, kinks,
/// double precision, small batches).
public struct GradientCheck: Sendable {
  /// How far a parameter is moved; positive.
  public var epsilon = 1e-5
  /// The parameters to check; all where nil.
  public var names: [MatrixName]?
  /// The number of threads; as many as there are processors where nil.
  public var threads: Int?
  /// The learning rate, on which no right gradient depends.
  public var learningRate = 0.0

  /// The relative error up to which an entry passes, at `referenceEpsilon` and above.
  public static let relativeTolerance = 1e-5
  /// The absolute error up to which an entry passes, at `referenceEpsilon` and above.
  public static let absoluteTolerance = 1e-9
  /// The ε for which the tolerances hold; with a smaller one rounding grows, and they grow with it.
  static let referenceEpsilon = 1e-5
  /// The smallest ε that a kink is tried with.
  static let smallestEpsilon = 1e-7
  /// The batch sizes that a check uses as they are.
  public static let usefulBatchSizes = 2...256
  /// The samples of the batch that is taken where the current one is of no use.
  public static let defaultBatchSize = 16

  /// A check of all parameters with ε = 1e-5.
  public init() {}

  /// Checks the gradients of `program` at `parameters` on `batch`.
  ///
  /// O(parameters × samples × parameters). `progress` hears the share that is done, 0…1, on the calling thread.
  ///
  /// - Throws: `GradientCheckError` where there is nothing to compare; `Stopped` where `stop` was given.
  public func run<Stopped>(
    _ program: Program, parameters: Parameters, batch: Batch,
    stop: StopSignal<Stopped> = StopSignal<Never>.never, progress: (Double) -> Void = { _ in }
  ) throws -> GradientReport {
    for name in parameters.architecture.parameterNames {
      // 0 times NaN is skipped where a pixel is 0, so the loss may look fine.
      guard let first = parameters[name].map(MatrixStatistics.init)?.firstNonFinite else { continue }
      throw GradientCheckError.parameterIsNotFinite(
        name, MatrixPlace(row: first.row, column: first.column), first.value)
    }
    let probe = LossProbe(program, parameters: parameters, batch: batch)
    let loss = try probe.loss(stop: stop)
    guard loss.isFinite else { throw GradientCheckError.lossIsNotFinite(loss) }
    let intermediates = try IntermediateProbe(
      program, parameters: parameters, batch: batch, learningRate: learningRate, stop: stop)
    let rounding = LossRounding(
      loss: loss,
      logits: intermediates.matrix(program.architecture.logits))
    let gradients = try TrainingRun(program, threads: 1).gradients(
      on: batch, parameters: parameters, learningRate: learningRate, stop: stop)

    let architecture = program.architecture
    let checked = names ?? architecture.parameterNames
    let places = checked.flatMap { name in (parameters.range(of: name) ?? 0..<0).map { ($0, name) } }
    let compare = {
      @Sendable (place: Int, name: MatrixName, probe: LossProbe) throws(Stopped) -> GradientEntry in
      try self.entry(place, name, gradients[place], probe, rounding, stop)
    }
    let entries = try entries(places, compare, program, parameters, batch, stop, progress)

    var tensors: [TensorCheck] = []
    var start = 0
    for name in checked {
      let count = parameters.range(of: name)?.count ?? 0
      tensors.append(TensorCheck(name: name, entries: entries[start..<start + count]))
      start += count
    }
    var culprit: Culprit?
    if tensors.contains(where: { $0.failed > 0 }) {
      progress(1)
      culprit = try Culprit.find(
        program: program, parameters: parameters, probe: intermediates, entries: entries, rounding, stop: stop
      )
    }
    return GradientReport(
      epsilon: epsilon, batchSize: batch.count, loss: loss, tensors: tensors, entries: entries,
      culprit: culprit)
  }

  /// Checks each place of the parameter vector, on all threads; the result does not depend on their number.
  private func entries<Stopped>(
    _ places: [(Int, MatrixName)],
    _ compare: @Sendable (Int, MatrixName, LossProbe) throws(Stopped) -> GradientEntry,
    _ program: Program, _ parameters: Parameters, _ batch: Batch, _ stop: StopSignal<Stopped>,
    _ progress: (Double) -> Void
  ) throws(Stopped) -> [GradientEntry] {
    let workers = Workers(threads)
    let probes = (0..<workers.count).map { _ in LossProbe(program, parameters: parameters, batch: batch) }
    var entries: [GradientEntry] = []
    entries.reserveCapacity(places.count)
    let groupSize = 64 * workers.count
    for start in stride(from: 0, to: places.count, by: groupSize) {
      progress(Double(start) / Double(places.count))
      let mark = StopMark(stop)
      let group = Array(places[start..<min(start + groupSize, places.count)])
      let results = ResultSlots<GradientEntry>(count: group.count)
      workers.forEach(group.count) { piece, worker in
        if mark.leavesOut() { return }
        let (place, name) = group[piece]
        do throws(Stopped) {
          results[piece] = try compare(place, name, probes[worker])
        } catch {
          mark.set(error)
        }
      }
      try mark.end()
      entries += results.values
    }
    return entries
  }

  private func entry<Stopped>(
    _ place: Int, _ name: MatrixName, _ analytic: Double, _ probe: LossProbe, _ rounding: LossRounding,
    _ stop: StopSignal<Stopped>
  ) throws(Stopped) -> GradientEntry {
    var epsilon = epsilon
    while true {
      let difference = try probe.difference(at: place, epsilon: epsilon, stop: stop)
      let isLast = epsilon / 10 < Self.smallestEpsilon * 0.999
      if difference.kink == nil || isLast {
        return GradientEntry(
          name: name, place: probe.place(place, in: name), analytic: analytic, difference: difference,
          epsilon: epsilon, rounding: rounding)
      }
      epsilon /= 10
    }
  }
}

/// Why there is nothing to compare.
public enum GradientCheckError: Error, Equatable, Sendable {
  /// A parameter is not a number, or infinite.
  case parameterIsNotFinite(MatrixName, MatrixPlace, Double)
  /// The loss is not a number, or infinite.
  case lossIsNotFinite(Double)
}

/// A place for each piece's result, written once by whichever worker has the piece.
private final class ResultSlots<Value>: @unchecked Sendable {
  private let slots: UnsafeMutablePointer<Value?>
  private let count: Int

  init(count: Int) {
    self.count = count
    slots = .allocate(capacity: max(1, count))
    slots.initialize(repeating: nil, count: count)
  }

  deinit {
    slots.deinitialize(count: count)
    slots.deallocate()
  }

  subscript(piece: Int) -> Value? {
    get { slots[piece] }
    set { slots[piece] = newValue }
  }

  var values: [Value] { (0..<count).compactMap { slots[$0] } }
}
