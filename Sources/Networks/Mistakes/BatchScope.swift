import Expressions
import Matrices

/// What names stand for in a line that is evaluated in the place of an operation: what the operation read.
struct BatchScope: NameScope {
  let batch: Batch
  let parameters: Parameters
  let workspace: Workspace
  let rule: DescentRule
  let learningRate: Double

  init(
    _ batch: Batch, _ parameters: Parameters, _ workspace: Workspace, rule: DescentRule, learningRate: Double
  ) {
    (self.batch, self.parameters, self.workspace) = (batch, parameters, workspace)
    (self.rule, self.learningRate) = (rule, learningRate)
  }

  /// None: lines of gradb's own have no names that are misspelt.
  var names: [String] { [] }

  func value(of name: String) -> Value? {
    switch name {
    case "alpha": return .number(learningRate)
    case "l2": return .number(rule.l2)
    case "momentum": return .number(rule.momentum)
    case "m": return .integer(batch.count)
    case "y": return .array(ArrayValue(vector: batch.labels.map(Double.init), kind: .int))
    default: break
    }
    guard let matrixName = MatrixName(name) else { return MistakeTable.names(forLabels: labels)[name] }
    guard let matrix = matrix(matrixName) else { return nil }
    return matrixName.isSingleNumber ? .number(matrix.elements[0]) : .array(ArrayValue(matrix))
  }

  private func matrix(_ name: MatrixName) -> Matrix? {
    switch name.kind {
    case .input: batch.data.pixelMatrix(rows: batch.rows)
    case .oneHot: labels
    default: workspace[name] ?? parameters[name]
    }
  }

  /// Y.
  private var labels: Matrix {
    let (targets, classes) = (batch.targets, parameters.architecture.sizes.last ?? 0)
    return Matrix(rows: classes, columns: targets.count) { targets[$1] == $0 ? 1 : 0 }
  }
}
