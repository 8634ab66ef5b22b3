import Base
import Matrices

extension Activation {
  /// The neurons that are silent for every sample: whose row of A is 0 throughout. None where the activation passes
  /// something on of whatever it gets.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func silentNeurons<Stopped>(
    _ activations: Matrix, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> [Int] {
    guard canBeSilent else { return [] }
    var silent: [Int] = []
    for row in 0..<activations.rows {
      try stop.check()
      if (0..<activations.columns).allSatisfy({ activations[row, $0] == 0 }) { silent.append(row) }
    }
    return silent
  }
}
