import Expressions

/// One gradient-descent iteration as a list of named operations, in the order in which they run.
public struct Program: Sendable {
  /// The network that it is for.
  public let architecture: Architecture
  /// What it does beyond following the gradient of the loss.
  public let rule: DescentRule
  /// The operations: forward, backward, update.
  public private(set) var operations: [any Operation]
  /// The bug that was planted in it, or in what prepares its data and parameters; nil for a right program.
  public let bug: PlantedBug?

  /// The program of `architecture`, for every depth by the same pattern.
  ///
  /// A bug for which the network has no place is not planted.
  public init(_ architecture: Architecture, rule: DescentRule = DescentRule(), bug: PlantedBug? = nil) {
    let layer = bug?.layer(in: architecture, rule)
    self.architecture = architecture
    self.rule = rule
    self.bug = layer == nil ? nil : bug
    operations = Iteration.operations(architecture, rule)
    if let bug, let layer, case .line(let kind) = bug.change { plant(bug, kind, inLayer: layer) }
  }

  /// Puts the mistake that is `bug` in the place of the right line, or of those of the update where `kind` is nil.
  private mutating func plant(_ bug: PlantedBug, _ kind: MatrixName.Kind?, inLayer layer: Int) {
    // No line that is planted depends on the number of samples.
    let table = MistakeTable(architecture, m: 2, rule: rule)
    if let output = kind.map({ MatrixName($0, layer: layer) }) {
      if let mistake = table.mistakes(in: output).first(where: { $0.bug == bug }) {
        _ = put(mistake, in: output)
      }
      return
    }
    guard let right = operations.last else { return }
    let lines = architecture.parameterNames.map { name in
      let mistake = table.mistakes(inUpdateOf: name).first { $0.bug == bug }
      return (parameter: name, line: mistake?.formula ?? table.update(of: name))
    }
    _ = replace(with: MistakenUpdate(right: right, changes: lines, architecture: architecture, rule: rule))
  }

  /// Puts a mistake in the place of the right line that writes `output`, under whose name and formula it runs; answers false
  /// where there is no such line, or nobody knows the mistake's.
  public mutating func put(_ mistake: Mistake, in output: MatrixName) -> Bool {
    guard let line = mistake.formula, let right = operations.first(where: { $0.output == output }) else {
      return false
    }
    return replace(with: MistakenLine(right: right, line: line, rule: rule))
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
