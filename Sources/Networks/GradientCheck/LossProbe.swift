import Base
import Matrices

/// Measures how the loss of a batch changes when one parameter is moved. For one thread.
final class LossProbe: @unchecked Sendable {
  private enum Execution {
    case blocks(BlockRun)
    case wholeBatch(WholeBatchRun)
  }

  private let execution: Execution
  private let batch: Batch
  private let architecture: Architecture
  /// The parameters, but for the one that is moved.
  private var parameters: Parameters
  private let kinks: KinkRecorder?

  init(_ program: Program, parameters: Parameters, batch: Batch) {
    self.batch = batch
    architecture = program.architecture
    self.parameters = parameters
    kinks = architecture.activation.hasKinkAtZero ? KinkRecorder(architecture, batch: batch) : nil
    if program.needsWholeBatch(through: .forward) {
      execution = .wholeBatch(WholeBatchRun(program, through: .forward, threads: 1))
    } else {
      let run = BlockRun(program, through: .forward, workers: Workers(1))
      run.load(parameters.values)
      execution = .blocks(run)
    }
  }

  /// The loss with every parameter as it is.
  func loss<Stopped>(stop: StopSignal<Stopped>) throws(Stopped) -> Double {
    try loss(recordingAs: nil, stop)
  }

  /// The central difference of the loss in the parameter at `place`, which is put back bit for bit.
  func difference<Stopped>(
    at place: Int, epsilon: Double, stop: StopSignal<Stopped>
  ) throws(Stopped) -> LossDifference {
    let value = parameters.values[place]
    defer { move(place, to: value) }
    let above = value + epsilon
    move(place, to: above)
    let lossAbove = try loss(recordingAs: .above, stop)
    let below = value - epsilon
    move(place, to: below)
    let lossBelow = try loss(recordingAs: .below, stop)
    return LossDifference(
      lossAbove: lossAbove, lossBelow: lossBelow, step: above - below,
      kink: kinks?.firstDifference())
  }

  private func move(_ place: Int, to value: Double) {
    switch execution {
    case .blocks(let run): run.parameters[place] = value
    case .wholeBatch: parameters.values[place] = value
    }
  }

  /// The row and column of `place` (in the vector of all parameters) in the parameter `name`.
  func place(_ place: Int, in name: MatrixName) -> MatrixPlace {
    let rows = architecture.neurons(name.layer)
    let offset = place - (parameters.range(of: name)?.lowerBound ?? 0)
    return MatrixPlace(row: offset % rows, column: offset / rows)
  }

  private func loss<Stopped>(
    recordingAs side: KinkRecorder.Side?, _ stop: StopSignal<Stopped>
  ) throws(Stopped) -> Double {
    switch execution {
    case .blocks(let run):
      guard let kinks, let side else { return try run.run(on: batch, stop: stop)[0] }
      return try run.run(on: batch, stop: stop) { block, _ in
        kinks.record(side, of: block.start, count: block.count) { UnsafePointer(block.columns($0)) }
      }[0]
    case .wholeBatch(let run):
      let workspace = try run.workspace(on: batch, parameters, learningRate: 0, stop: stop)
      if let kinks, let side {
        kinks.record(side, of: 0, count: batch.count) { name in
          workspace.buffers[name].map { UnsafePointer($0.base) }
        }
      }
      return workspace.loss ?? .nan
    }
  }
}

/// Two losses and the distance between the parameters that gave them.
struct LossDifference: Sendable {
  let lossAbove: Double
  let lossBelow: Double
  let step: Double
  /// A neuron whose pre-activation passed 0 on the way, or nil.
  let kink: Kink?

  /// The slope between the two.
  var slope: Double { (lossAbove - lossBelow) / step }
}

/// A hidden neuron whose pre-activation changes sign between the two sides of a difference.
public struct Kink: Sendable, Equatable {
  /// Z of its layer.
  public let name: MatrixName
  /// The neuron and the sample's place in the batch.
  public let place: MatrixPlace
  /// The pre-activation on the upper side.
  public let z: Double
}

/// Remembers on which side of 0 every hidden pre-activation of a batch was.
final class KinkRecorder: @unchecked Sendable {
  enum Side: Int { case above, below }

  private let names: [MatrixName]
  private let sizes: [Int]
  private let count: Int
  private var z: [[[Double]]]

  init(_ architecture: Architecture, batch: Batch) {
    names = architecture.hiddenLayers.map { MatrixName(.preActivation, layer: $0) }
    sizes = names.map { architecture.neurons($0.layer) }
    count = batch.count
    let zeros = sizes.map { [Double](repeating: 0, count: $0 * batch.count) }
    z = [zeros, zeros]
  }

  /// Remembers `count` samples from `start` on; `columns` has the first of their columns in each matrix.
  func record(
    _ side: Side, of start: Int, count: Int, columns: (MatrixName) -> UnsafePointer<Double>?
  ) {
    for (k, name) in names.enumerated() {
      guard let source = columns(name) else { continue }
      let size = sizes[k]
      z[side.rawValue][k].withUnsafeMutableBufferPointer {
        $0.baseAddress?.advanced(by: start * size).update(from: source, count: count * size)
      }
    }
  }

  func firstDifference() -> Kink? {
    for (k, name) in names.enumerated() {
      let place = z[0][k].withUnsafeBufferPointer { above in
        z[1][k].withUnsafeBufferPointer { below in
          above.indices.first { (above[$0] > 0) != (below[$0] > 0) }
        }
      }
      guard let place else { continue }
      return Kink(
        name: name, place: MatrixPlace(row: place % sizes[k], column: place / sizes[k]),
        z: z[0][k][place])
    }
    return nil
  }
}
