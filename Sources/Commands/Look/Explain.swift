import Debugging
import Matrices
import Networks
import Rendering

extension Command {
  static let explain = Command(
    "explain", aliases: ["why"], group: .look, usage: "E[i,j] [--depth N] [--terms N]",
    summary: "show where one number comes from, and that it adds up",
    details: """
      Shows the formula of one element of a matrix, the numbers put in, the largest terms first, the sum of the others, \
      and whether the total is what the operation stored. It agrees where it differs by less than rounding can do: by no \
      more than 4 (n + 2) 2^-52 times the sum of the n terms' magnitudes, and what rounding does to the terms.

      E may be a line of your own, in brackets: explain (dZ1 @ X.T / m)[3,402]; or a value that print has kept, as $3. \
      No matrix is made for it.

      --depth follows the chain rule: the factors are explained in turn, and theirs, as a tree that ends at pixels, \
      labels, weights and biases. A depth of 10 reaches them all in a network with one hidden layer.

      For a weight or a bias, whatever the depth, it shows which iterations moved it most, and what was changed by hand: everything since \
      iteration 0, replayed. An element of L is its only one: explain L shows which samples cost most. With a single \
      sample, A2[6] is enough for A2[6,0].
      """,
    options: [
      Option(.depth), Option(.terms),
    ],
    operands: [.matrix],
    examples: [
      Example("forward 0:16; grad; explain dW1[3,402]", "which samples ask for this change"),
      Example("forward 17; explain A2[6] --depth 3", "why a 6 gets this probability"),
      Example("forward 0:16; why L", "which samples cost most"),
      Example("train 20; explain W1[3,402]", "what moved this weight most"),
      Example("forward 3; grad; why ((A2 - Y) @ A1.T)[6,0]", "an element of your own line"),
    ],
    run: { interpreter, arguments in
      guard !arguments.text.isEmpty else { throw arguments.missing("an element") }
      guard arguments.text != Stage.update.rawValue else {
        throw CommandError.plain("update changes every parameter; say which one: explain W1[0,0]")
      }
      let depth = try arguments[.depth] ?? 1
      let terms = try arguments[.terms]
      var limits = ExplanationTree.Limits()
      limits.depth = depth
      limits.terms = terms ?? limits.terms
      limits.termsBelow = terms ?? limits.termsBelow
      if let result = try interpreter.explainOwnLine(arguments.text, limits) { return result }
      let element = try interpreter.element(try MatrixReference(arguments.text))
      switch element.name.kind {
      case .input, .oneHot:
        return CommandResult(GivenNumber(element, ExplanationWords(interpreter.session)))
      case .weights, .bias: return try interpreter.explainParameter(element, terms: terms ?? 5)
      default: return try interpreter.explainComputed(element, limits)
      }
    })
}

extension Interpreter {
  /// The one element that a reference means.
  fileprivate func element(_ reference: MatrixReference) throws -> MatrixElement {
    let shape = try session.shape(of: reference.name)
    let (rows, columns) = try (reference.selection ?? .all).resolved(
      rowCount: shape.rows, columnCount: shape.columns)
    guard rows.count == 1, columns.count == 1 else {
      throw CommandError.plain(notOneElement(reference.name, rows, columns, of: shape))
    }
    return MatrixElement(reference.name, rows[0], columns[0])
  }

  /// What to say of more than one element: how many, and what to type for one of them.
  private func notOneElement(
    _ name: MatrixName, _ rows: [Int], _ columns: [Int], of shape: (rows: Int, columns: Int)
  ) -> String {
    let example = "explain \(MatrixElement(name, rows[0], columns[0]))"
    if rows.count == 1, shape.columns == columns.count {
      return
        "\(name)[\(rows[0])] is a row of \(NumberText.count(columns.count)); say which \(columnWord(name)): \(example)"
    }
    if columns.count == 1, shape.rows == rows.count {
      return
        "\(name)\(shape.columns == 1 ? "" : "[:,\(columns[0])]") is a column of \(NumberText.count(rows.count)); say "
        + "which row: \(example)"
    }
    return
      "explain takes one number, and this is \(rows.count) rows and \(columns.count) columns of \(name); say which: "
      + example
  }

  /// What a column of a matrix stands for.
  private func columnWord(_ name: MatrixName) -> String {
    guard name.kind == .weights || name.kind == .weightsGradient else { return "sample" }
    return name.layer == 1 ? "pixel" : "input"
  }

  /// What knows what the operations read, which may lie back in time.
  func explainer() throws -> IterationExplainer {
    let explainer = try host.longWork("going back to when it was computed", as: "the explanation") {
      stop, progress in try session.explainer(stop: stop, progress: progress)
    }
    guard let explainer else {
      throw CommandError.plain("the beginning of this iteration is not known any more")
    }
    return explainer
  }

  fileprivate func explainComputed(
    _ element: MatrixElement, _ limits: ExplanationTree.Limits
  ) throws -> CommandResult {
    let explainer = try explainer()
    let words = ExplanationWords(session)
    if limits.depth == 1, let explanation = explainer.explanation(of: element) {
      return CommandResult(ExplainedElement(explanation, terms: limits.terms, words))
    }
    guard let tree = ExplanationTree(element, by: explainer, limits: limits) else {
      if element.name.stateSlot != nil, session.position.iteration > 0, session.workspace[element.name] == nil
      {
        throw CommandError.plain(
          "\(element) is what iteration \(session.position.iteration - 1) left; type goto "
            + "\(session.position.iteration - 1):update to explain it there")
      }
      throw CommandError.plain("no operation tells how \(element) is computed")
    }
    return CommandResult(ExplainedTree(tree, words))
  }

  fileprivate func explainParameter(_ element: MatrixElement, terms: Int) throws -> CommandResult {
    let history = try host.longWork("replaying", as: "the explanation") { stop, progress in
      try session.history(of: element, stop: stop, progress: progress)
    }
    guard let history else { throw CommandError.plain("how \(element) came about is not known any more") }
    return CommandResult(ExplainedParameter(history, terms: terms, ExplanationWords(session)))
  }
}

extension CommandOption<Int> {
  fileprivate static var depth: Self {
    Self(
      "--depth", "N", "how many operations to follow back (1)", atLeast: 1)
  }
  fileprivate static var terms: Self {
    Self(
      "--terms", "N", "how many terms of each sum to show (5, and 2 in the sums below the first)", atLeast: 1)
  }
}
