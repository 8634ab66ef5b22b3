import Matrices

/// Measures how the loss of a batch changes when one parameter is moved. For one thread.
final class LossProbe: @unchecked Sendable {
  private let run: BlockRun
  private let batch: Batch
  private let architecture: Architecture
  private let layout: Parameters
  private let kinks: KinkRecorder?

  init(_ program: Program, parameters: Parameters, batch: Batch) {
    run = BlockRun(program, through: .forward, workers: Workers(1))
    self.batch = batch
    architecture = program.architecture
    layout = parameters
    run.load(parameters.values)
    kinks = architecture.activation.hasKinkAtZero ? KinkRecorder(architecture, batch: batch) : nil
  }

  /// The loss with every parameter as it is.
  func loss() -> Double { run.run(on: batch)[0] }

  /// The central difference of the loss in the parameter at `place`, which is put back bit for bit.
  func difference(at place: Int, epsilon: Double) -> LossDifference {
    let value = run.parameters[place]
    defer { run.parameters[place] = value }
    let above = value + epsilon
    run.parameters[place] = above
    let lossAbove = loss(recordingAs: .above)
    let below = value - epsilon
    run.parameters[place] = below
    let lossBelow = loss(recordingAs: .below)
    return LossDifference(
      lossAbove: lossAbove, lossBelow: lossBelow, step: above - below, kink: kinks?.firstDifference())
  }

  /// The row and column of `place` (in the vector of all parameters) in the parameter `name`.
  func place(_ place: Int, in name: MatrixName) -> MatrixPlace {
    let rows = architecture.neurons(name.layer)
    let offset = place - (layout.range(of: name)?.lowerBound ?? 0)
    return MatrixPlace(row: offset % rows, column: offset / rows)
  }

  private func loss(recordingAs side: KinkRecorder.Side) -> Double {
    guard let kinks else { return loss() }
    return run.run(on: batch) { block, _ in kinks.record(block, side) }[0]
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

  func record(_ block: Block, _ side: Side) {
    for (k, name) in names.enumerated() {
      let source = block.columns(name)
      let size = sizes[k]
      z[side.rawValue][k].withUnsafeMutableBufferPointer {
        $0.baseAddress?.advanced(by: block.start * size).update(from: source, count: block.count * size)
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
        name: name, place: MatrixPlace(row: place % sizes[k], column: place / sizes[k]), z: z[0][k][place])
    }
    return nil
  }
}
