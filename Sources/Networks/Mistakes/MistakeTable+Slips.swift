import Expressions

/// Mistakes that are made by rule.
extension MistakeTable {
  /// The slips in the line that writes `output`, the likeliest first, but for those that have words of their own.
  public func slips(in output: MatrixName) -> [Mistake] {
    guard let right = right(output) else { return [] }
    if let slips = made.slips[output] { return slips }
    let forms = [Form(line: right)] + otherForms(of: output) + otherActivations(of: output)
    let slips = slips(in: output, forms) { $0.mistakes(in: output) }
    made.slips[output] = slips
    return slips
  }

  /// The slips in the update of a parameter, as those of a matrix.
  public func slips(inUpdateOf parameter: MatrixName) -> [Mistake] {
    slips(in: nil, [Form(line: update(of: parameter))]) { $0.mistakes(inUpdateOf: parameter) }
  }

  /// A line of which slips are made.
  private struct Form {
    let line: Formula
    /// How likely a slip in it is, the least being the likeliest: 0 for the right line as gradb writes it.
    var rank = 0
    /// Whose line it is, where that is another than the network has: `the derivative of tanh`.
    var owner: String?
  }

  /// What one edit makes of any of `forms`, the first of which is the right line.
  ///
  /// In two small networks each has to give something, and other numbers than the right line and than the mistakes that
  /// are `known` already.
  private func slips(
    in output: MatrixName?, _ forms: [Form], known: (MistakeTable) -> [Mistake]
  ) -> [Mistake] {
    guard let right = forms.first?.line else { return [] }
    let examples = ExampleIteration.Sizes.allCases.compactMap { ExampleIteration(like: self, $0) }
    func values(_ formula: Formula) -> [ArrayValue?] { examples.map { $0.value(of: formula, in: output) } }
    let own = values(right)
    /// Whether a line gives the right numbers wherever it gives any.
    func isRight(_ values: [ArrayValue?]) -> Bool {
      zip(values, own).allSatisfy { $0 == nil || ExampleIteration.areAlike($0, $1) }
    }
    // The same lines in both networks: sizes that are numbers in them are each network's own.
    let lines = examples.map { known($0.table).map(\.formula) }
    var taken = (0..<(lines.map(\.count).min() ?? 0)).map { line in
      zip(examples, lines).map { example, lines in
        lines[line].flatMap { example.value(of: $0, in: output) }
      }
    }
    func isTaken(_ values: [ArrayValue?]) -> Bool {
      taken.contains { zip(values, $0).allSatisfy(ExampleIteration.areAlike) }
    }
    let kinds = FormulaEdit.Kind.allCases
    let mutations = forms.flatMap { form in
      form.line.mutations(
        exchanging: form.owner == nil ? exchanges(in: form.line, of: output) : [:],
        multiplyingBy: form.rank == 0 ? factors(of: output) : [],
        puttingIn: form.rank == 0 ? functions(around: output) : []
      ).map { mutation in
        let likelihood = form.rank * kinds.count + (kinds.firstIndex(of: mutation.edit.kind) ?? 0)
        return (form: form, mutation: mutation, likelihood: likelihood)
      }
    }
    return mutations.sorted { $0.likelihood < $1.likelihood }.compactMap { form, mutation, _ in
      let values = values(mutation.formula)
      guard !isRight(values), !isTaken(values) else { return nil }
      taken.append(values)
      return Mistake(mutation, in: form.owner)
    }
  }

  /// The matrices that people take one for another: those of the same kind, of the same layer or of the next, but for what
  /// comes in later stages.
  private func exchanges(in formula: Formula, of output: MatrixName?) -> [String: [Formula]] {
    let families: [[MatrixName.Kind]] = [
      [.input, .oneHot, .preActivation, .activation, .preActivationGradient, .activationGradient],
      [.weights, .weightsGradient] + StateSlot.all.map { .weightsState($0) },
      [.bias, .biasGradient] + StateSlot.all.map { .biasState($0) },
    ]
    let isForward = operations.first { $0.output == output }?.stage == .forward
    let written = operations.filter { !isForward || $0.stage == .forward }.compactMap(\.output)
    let there = [MatrixName(.input), MatrixName(.oneHot)] + architecture.parameterNames + written
    var exchanges: [String: [Formula]] = [:]
    let shares = rule.settings.map(\.name).filter { $0.hasPrefix("beta") }
    for text in formula.freeNames {
      if shares.contains(text) { exchanges[text] = shares.filter { $0 != text }.map { "\($0)" } }
      guard let name = MatrixName(text), let family = families.first(where: { $0.contains(name.kind) }) else {
        continue
      }
      exchanges[text] = there.filter { other in
        other != name && other != output && family.contains(other.kind)
          && (other.kind == name.kind || abs(other.layer - name.layer) <= 1 || name.layer == 0
            || other.layer == 0)
      }.map { "\($0)" }
    }
    return exchanges
  }

  /// What people put around a line that is whole.
  private func functions(around output: MatrixName?) -> [String] {
    guard let output else { return [] }
    if output.kind == .loss { return ["sqrt", "log"] }
    return output.isError ? ["abs", "relu", "sqrt"] : []
  }

  /// What people multiply an error by that has all its factors.
  private func factors(of output: MatrixName?) -> [Formula] {
    guard let output, output.isError else { return [] }
    let (z, a) = (
      MatrixName(.preActivation, layer: output.layer), MatrixName(.activation, layer: output.layer)
    )
    let slopes = Activation.all.map { $0.derivativeExpression(layer: output.layer) }
    return (["\(a)", "(1 - \(a))", "\(z)", "(1 - \(z))"] + slopes).compactMap { try? Formula($0) }
  }

  /// The right line of `output`, written in other ways, of which other slips are made.
  private func otherForms(of output: MatrixName) -> [Form] {
    otherLines(of: output).map { Form(line: $0, rank: 1) }
  }

  /// The line that writes `output` as notebooks write it otherwise.
  public func otherLines(of output: MatrixName) -> [Formula] {
    let (k, isLast) = (output.layer, output.layer == architecture.depth)
    let (z, a, da, dz) = ("Z\(k)", "A\(k)", "dA\(k)", "dZ\(k)")
    let texts: [String] =
      switch output.kind {
      case .activation where isLast: architecture.output.otherForms(z)
      case .activation: architecture.activation.otherForms(z)
      case .preActivationGradient where !isLast: architecture.activation.otherErrors(z, a, da)
      case .biasGradient: ["mean(\(dz), axis=1, keepdims=True)"]
      default: []
      }
    return texts.compactMap { try? Formula($0) }
  }

  /// The line of `output` as it is for other activations: whoever has another one makes mistakes in that.
  private func otherActivations(of output: MatrixName) -> [Form] {
    guard output.layer < architecture.depth else { return [] }
    let (z, a, da) = ("Z\(output.layer)", "A\(output.layer)", "dA\(output.layer)")
    return Activation.all.filter { $0 != architecture.activation }.flatMap { other -> [Form] in
      let texts: [String] =
        switch output.kind {
        case .activation: other.otherForms(z)
        case .preActivationGradient:
          [other.errorExpression(layer: output.layer)] + other.otherErrors(z, a, da)
        default: []
        }
      let owner = output.kind == .activation ? other.name : "the derivative of \(other.name)"
      return texts.compactMap { try? Formula($0) }.map { Form(line: $0, rank: 2, owner: owner) }
    }
  }
}

/// The slips of each matrix's line, once they were made.
final class MadeSlips {
  var slips: [MatrixName: [Mistake]] = [:]
}
