import Base
import Datasets
import Matrices
import Networks

/// What a network that does not learn looks like, on all training samples.
public struct Standstill: Sendable, Equatable {
  /// A hidden layer most of whose neurons are silent for every sample.
  public struct DeadLayer: Sendable, Equatable {
    /// What the layer's neurons write.
    public let name: MatrixName
    /// The neurons that are silent.
    public let silent: Int
    /// All of its neurons.
    public let count: Int
  }

  /// The first such layer, or nil.
  public let dead: DeadLayer?
  /// The class that every sample is taken for; nil where there are several.
  public let onlyClass: Int?
  /// Whether all neurons of some hidden layer have the same weights and biases, so that they can never differ.
  public let hasNeuronsAlike: Bool
}

extension Session {
  /// Looks at what the network, as it is, makes of all training samples: a forward stage.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func standstill<Stopped>(
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Standstill {
    var other = self
    other.restartIteration(
      on: SampleSelection(part: .train, range: 0..<data.trainCount, partCount: data.trainCount))
    try other.run(to: program.range(of: .forward).upperBound, stop: stop)
    var dead: Standstill.DeadLayer?
    for layer in architecture.hiddenLayers where dead == nil {
      let name = MatrixName(.activation, layer: layer)
      guard let matrix = other.workspace[name] else { continue }
      let silent = try architecture.activation.silentNeurons(matrix, stop: stop).count
      if silent * 2 > matrix.rows { dead = .init(name: name, silent: silent, count: matrix.rows) }
    }
    return Standstill(
      dead: dead, onlyClass: other.onlyPredictedClass, hasNeuronsAlike: hasNeuronsAlike)
  }

  private var hasNeuronsAlike: Bool {
    architecture.hiddenLayers.contains { layer in
      [MatrixName.Kind.weights, .bias].allSatisfy { kind in
        guard let matrix = parameters[MatrixName(kind, layer: layer)], matrix.rows > 1 else { return false }
        return (0..<matrix.columns).allSatisfy { column in
          (1..<matrix.rows).allSatisfy { matrix[$0, column] == matrix[0, column] }
        }
      }
    }
  }

  private var onlyPredictedClass: Int? {
    guard let matrix = workspace[architecture.outputs], matrix.columns > 1 else { return nil }
    let targets = architecture.targets
    let first = targets.decision(matrix, column: 0)
    return (1..<matrix.columns).allSatisfy { targets.decision(matrix, column: $0) == first } ? first : nil
  }

  /// The first parameter that holds a number that is none, or nil.
  public var parameterWithNaN: MatrixName? {
    architecture.parameterNames.first { parameters[$0]?.elements.contains(where: \.isNaN) ?? false }
  }
}
