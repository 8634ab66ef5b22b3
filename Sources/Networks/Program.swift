/// One gradient-descent iteration as a list of named operations, in the order in which they run.
public struct Program: Sendable {
  /// The network that it is for.
  public let architecture: Architecture
  /// What it does beyond following the gradient of the cross-entropy.
  public let rule: DescentRule
  /// The operations: forward, backward, update.
  public private(set) var operations: [any Operation]
  /// The bug that was planted in it, or in what prepares its data and parameters; nil for a right program.
  public let bug: PlantedBug?

  /// The program of `architecture`, for every depth by the same pattern.
  ///
  /// A bug for which the network has no place is not planted.
  public init(_ architecture: Architecture, rule: DescentRule = DescentRule(), bug: PlantedBug? = nil) {
    let layer = bug?.layer(architecture)
    self.architecture = architecture
    self.rule = rule
    self.bug = layer == nil ? nil : bug
    let depth = architecture.depth
    var operations: [any Operation] = []
    for layer in 1..<depth {
      operations.append(PreActivation(layer: layer, of: architecture))
      operations.append(HiddenActivation(layer: layer, of: architecture))
    }
    operations.append(PreActivation(layer: depth, of: architecture))
    operations.append(Softmax(of: architecture))
    let penalty = rule.l2 == 0 ? nil : Penalty(of: architecture, l2: rule.l2)
    if let penalty { operations.append(penalty) }
    operations.append(CrossEntropy(of: architecture, penalty: penalty))

    operations.append(OutputGradient(of: architecture))
    for layer in (1...depth).reversed() {
      if layer < depth {
        operations.append(HiddenActivationGradient(layer: layer, of: architecture))
        operations.append(HiddenGradient(layer: layer, of: architecture))
      }
      operations.append(WeightsGradient(layer: layer, of: architecture, l2: rule.l2))
      operations.append(BiasGradient(layer: layer, of: architecture))
    }
    if rule.momentum != 0 {
      operations += architecture.parameterNames.compactMap { Velocity(of: $0, momentum: rule.momentum) }
    }
    operations.append(Update(hasVelocities: rule.momentum != 0))
    self.operations = operations
    if let layer, case .operation(let make) = bug?.change {
      _ = replace(with: make(layer, architecture, self))
    }
  }

  /// The names of every matrix of an iteration: X, Y, the parameters, then what the operations write, in order.
  public var matrixNames: [MatrixName] {
    [MatrixName(.input), MatrixName(.oneHot)] + architecture.parameterNames + operations.compactMap(\.output)
  }

  /// The place of the operation called `name`, or nil.
  public func index(of name: String) -> Int? { operations.firstIndex { $0.name == name } }

  /// The places of a stage's operations.
  public func range(of stage: Stage) -> Range<Int> {
    let start = operations.firstIndex { $0.stage == stage } ?? operations.endIndex
    let end = operations.lastIndex { $0.stage == stage } ?? start - 1
    return start..<end + 1
  }

  /// The end of the run of operations around `index` (0 ..< their number) that share its stage and layer.
  public func endOfLayer(_ index: Int) -> Int {
    let current = operations[index]
    return operations[index...].firstIndex { $0.stage != current.stage || $0.layer != current.layer }
      ?? operations.endIndex
  }

  /// The end of the stage that the operation at `index` belongs to.
  public func endOfStage(_ index: Int) -> Int { range(of: operations[index].stage).upperBound }

  /// Puts `operation` in the place of the one of the same name; answers false where there is none.
  public mutating func replace(with operation: any Operation) -> Bool {
    guard let index = index(of: operation.name) else { return false }
    operations[index] = operation
    return true
  }
}
