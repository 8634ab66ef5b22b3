import Expressions
import Matrices
import Networks

/// Which conventions a file keeps, and which of its arrays a later line has overwritten.
extension ComparisonJudge {
  /// The conventions of the file; `updateAdds` says that its parameters went uphill by the gradients in it.
  func conventions(updateAdds: Bool) -> NotebookConventions {
    let depth = saved.architecture.depth
    var conventions = NotebookConventions()
    conventions.stepInVelocities = stepInVelocities()
    guard let error = outputError() else { return conventions }
    let mine = error.mine
    // With a softmax before one that the loss has already, dZ is another, and may be divided as well.
    let errors = ["(\(error.line))", MistakeTable.errorBehindTwoSoftmaxes(depth)]
    conventions.signsCancel =
      (updateAdds || updatesAdd()) && errors.contains { fits(mine, "-\($0)") || fits(mine, "-\($0) / m") }
    let sign = conventions.signsCancel ? "-" : ""
    conventions.errorsAreDivided =
      saved.batch.batch.count > 1 && errors.contains { fits(mine, "\(sign)\($0) / m") }
      && gradientsAreSums()
    return conventions
  }

  /// Whether what the updates left is W + alpha * dW, with the file's dW, in most parameters.
  private func updatesAdd() -> Bool {
    guard saved.rule.momentum == 0 else { return false }
    var (adding, all) = (0, 0)
    for (name, after) in saved.updated {
      guard let after = after.matrix, let before = saved.parameters[name],
        name.gradient.flatMap({ saved.arrays[$0] }) != nil
      else { continue }
      func leaves(_ line: String) -> Bool {
        value(of: line, like: after).map {
          saved.precision.difference(after, $0, updatedFrom: before).wrong == 0
        } ?? false
      }
      all += 1
      if leaves("\(name) + alpha * d\(name)") && !leaves("\(name) - alpha * d\(name)") { adding += 1 }
    }
    return 2 * adding > all
  }

  /// alpha where each velocity is momentum * v - alpha * dW, and each update adds it; else nil.
  func stepInVelocities() -> Double? {
    guard saved.rule.momentum != 0 else { return nil }
    let steps = saved.updated.compactMap { name, after -> Double? in
      guard let after = after.matrix, let before = saved.parameters[name],
        let velocityName = name.state(.v), let velocity = saved.arrays[velocityName]?.matrix
      else { return nil }
      let left = Matrix(rows: after.rows, columns: after.columns) { before[$0, $1] + velocity[$0, $1] }
      guard saved.precision.difference(after, left, updatedFrom: before).wrong == 0,
        let kept = value(of: "momentum * \(velocityName)", like: velocity),
        let gradient = value(of: "d\(name)", like: velocity)
      else { return .nan }
      return multiple(of: gradient, between: kept, and: velocity).map { -$0 } ?? .nan
    }
    guard let alpha = steps.first, alpha > 0 else { return nil }
    return steps.allSatisfy { abs($0 - alpha) <= saved.precision.relativeTolerance * alpha } ? alpha : nil
  }

  /// Whether dW and db are sums of the file's dZ: one of them is, or none is divided by m again.
  private func gradientsAreSums() -> Bool {
    let gradients = (1...saved.architecture.depth).flatMap { layer in
      let penalty = saved.rule.l2 == 0 ? "" : " + l2 * W\(layer)"
      return [
        (MatrixName(.weightsGradient, layer: layer), "dZ\(layer) @ \(MistakeTable.input(layer)).T", penalty),
        (MatrixName(.biasGradient, layer: layer), "sum(dZ\(layer), axis=1)", ""),
      ]
    }
    let known = gradients.compactMap { name, line, rest in
      saved.arrays[name]?.matrix.map { ($0, line, rest) }
    }
    return known.contains { fits($0, $1 + $2) }
      || (!known.isEmpty && !known.contains { fits($0, "\($1) / m\($2)") })
  }

  /// The arrays that hold what a later line made of them, each with that line's array: without a copy, both are one.
  ///
  /// Their own line cannot be judged. That the later one is right with what should be here is the proof.
  mutating func overwritten() -> [MatrixName: MatrixName] {
    var found: [MatrixName: MatrixName] = [:]
    for operation in run.program.operations {
      guard let name = operation.output, let right = right(name), let later = Self.heir(of: name, saved),
        let mine = saved.arrays[name]?.matrix, let next = saved.arrays[later]?.matrix,
        mine.elements == next.elements, !agree(mine, right)
      else { continue }
      loadPixels()
      guard let own = operation.expression.flatMap({ value(of: $0, like: right) }), !agree(mine, own),
        let line = run.program.operations.first(where: { $0.output == later })?.expression
      else { continue }
      let names = ["\(name)": Value.array(ArrayValue(own))]
      let isRight = ["\(line)", "(\(line)) / m", "-(\(line))", "-(\(line)) / m"].contains { line in
        value(of: line, like: next, besides: names).map { agree(next, $0) } ?? false
      }
      if isRight {
        found[name] = later
        replace(name, with: own)
      }
    }
    return found
  }

  /// The array that a line makes of `name` and of nothing else of its shape: A of Z, dZ of dA, and the last dZ of A.
  private static func heir(of name: MatrixName, _ saved: NotebookIteration) -> MatrixName? {
    switch name.kind {
    case .preActivation where saved.architecture.isHidden(name):
      MatrixName(.activation, layer: name.layer)
    case .activation where name == saved.architecture.outputs:
      MatrixName(.preActivationGradient, layer: name.layer)
    case .activationGradient: MatrixName(.preActivationGradient, layer: name.layer)
    default: nil
    }
  }
}
