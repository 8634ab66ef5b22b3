import Datasets
import Matrices

/// The numbers of an iteration, read one at a time: nothing is copied, and X never becomes a matrix.
public struct IterationNumbers: Sendable {
  /// The samples.
  public let batch: Batch
  private let workspace: Workspace
  private let parameters: Parameters
  /// What of the optimizer's state is the next one, which operations wrote.
  private let nextState: Set<MatrixName>

  /// The numbers that operations wrote for `batch`, beside the parameters that they read. The optimizer's state is the one
  /// that the iteration before left, but for `nextState`.
  public init(
    batch: Batch, workspace: Workspace, parameters: Parameters, nextState: Set<MatrixName> = []
  ) {
    self.nextState = nextState
    self.batch = batch
    self.workspace = workspace
    self.parameters = parameters
  }

  /// Which update the iteration ends with, counted from the one behind which the optimizer was set: from 1 on.
  var t: Int { parameters.state.updates + 1 }

  /// The network.
  var architecture: Architecture { parameters.architecture }

  /// What the first layer's neurons read of a sample: `every pixel`.
  var inputWords: String { batch.data.samples.image == nil ? "every input" : "every pixel" }

  /// An element of a matrix; NaN where the matrix was not computed, or has no such element.
  public subscript(name: MatrixName, row: Int, column: Int) -> Double {
    switch name.kind {
    case .input:
      guard batch.rows.indices.contains(column), (0..<batch.data.samples.inputCount).contains(row)
      else {
        return .nan
      }
      return batch.data.input(row, ofRow: batch.rows[column])
    case .oneHot:
      guard batch.rows.indices.contains(column) else { return .nan }
      return architecture.targets.value(row: row, y: batch.numberOfY(column))
    case .weightsState where nextState.contains(name), .biasState where nextState.contains(name):
      return workspace.element(name, row: row, column: column)
        ?? parameters.element(name, row: row, column: column) ?? .nan
    case .weights, .bias, .weightsState, .biasState:
      return parameters.element(name, row: row, column: column) ?? .nan
    default: return workspace.element(name, row: row, column: column) ?? .nan
    }
  }

  /// A whole matrix; nil where it was not computed, or the network has none. X and Y are made when they are asked for:
  /// 8 bytes × pixels × samples of the batch.
  public func matrix(_ name: MatrixName) -> Matrix? {
    switch name.kind {
    case .input: return batch.data.inputMatrix(rows: batch.rows)
    case .oneHot: return architecture.targetMatrix(batch.yOfY)
    case .weightsState where nextState.contains(name), .biasState where nextState.contains(name):
      return workspace[name] ?? parameters[name]
    case .weights, .bias, .weightsState, .biasState: return parameters[name]
    default: return workspace[name]
    }
  }
}

extension Batch {
  /// The label of sample `sample`, 0 ..< count; nil where the targets are numbers.
  public func label(_ sample: Int) -> Int? { Self.label(data.targets, Int(rows[sample])) }

  /// The label of sample `sample`, 0 ..< count, as Y has it; nil where the targets are numbers.
  public func target(_ sample: Int) -> Int? { Self.label(data.targetsOfY, Int(rows[sample])) }

  /// The label or the number of sample `sample`, 0 ..< count, as Y has it.
  public func numberOfY(_ sample: Int) -> Double { data.targetsOfY.value(Int(rows[sample])) }

  private static func label(_ targets: Targets, _ row: Int) -> Int? {
    if case .labels(let labels, _) = targets { Int(labels[row]) } else { nil }
  }

  /// The grey value of a pixel of sample `sample`, 0 ..< count; nil where the inputs are no bytes.
  public func byte(pixel: Int, ofSample sample: Int) -> UInt8? {
    guard case .bytes(let bytes, _) = data.samples.inputs else { return nil }
    return bytes[Int(rows[sample]) * data.samples.inputCount + pixel]
  }
}

extension Workspace {
  /// One element of a matrix that an operation wrote; nil where there is none.
  public func element(_ name: MatrixName, row: Int, column: Int) -> Double? {
    guard let buffer = buffers[name], (0..<buffer.rows).contains(row), (0..<buffer.columns).contains(column)
    else { return nil }
    return buffer.base[column * buffer.rows + row]
  }
}

extension Parameters {
  /// One weight or bias, or its state; nil where there is none.
  public func element(_ name: MatrixName, row: Int, column: Int) -> Double? {
    index(of: name, row: row, column: column).map { place in
      name.stateSlot.map { state.number($0, at: place) } ?? values[place]
    }
  }

  /// Where an element of a parameter or of its state stands in a vector of all parameters; nil where there is none.
  public func index(of name: MatrixName, row: Int, column: Int) -> Int? {
    guard name.isParameter || name.stateSlot != nil, let range = architecture.parameterRange(of: name) else {
      return nil
    }
    let rows = architecture.neurons(name.layer)
    guard (0..<rows).contains(row), (0..<range.count / rows).contains(column) else { return nil }
    return range.lowerBound + column * rows + row
  }
}
