import Expressions

/// One iteration of a network as a program that NumPy runs: the lines that `list` shows, and what they need before them.
public struct NumPyProgram: Sendable {
  /// The program of gradb that it says.
  public let program: Program
  /// Whether each sample is a row, and so every matrix the transpose of what it is in gradb.
  public let samplesAreRows: Bool

  /// The same as `program`, with columns or rows as samples.
  public init(_ program: Program, samplesAreRows: Bool = false) {
    self.program = program
    self.samplesAreRows = samplesAreRows
  }

  /// The names of what the program reads: X, the labels y, the parameters, and the optimizer's state of them.
  public var inputs: [String] {
    let parameters = program.architecture.parameterNames
    let state = optimizer.stateSlots.flatMap { slot in parameters.compactMap { $0.state(slot) } }
    return ["X", "y"] + (parameters + state).map(\.description)
  }

  private var optimizer: Optimizer { program.rule.optimizer }

  /// The program's text; it reads its arrays from the file `arrays` beside it, and prints the loss. Its update is number `t`
  /// since the optimizer was set.
  public func text(arrays: String, learningRate: Double, t: Int) -> String {
    let functions = lines.flatMap(\.functions).reduce(into: [Function]()) { known, function in
      if !known.contains(where: { $0.name == function.name }) { known.append(function) }
    }
    let fromNumPy = functions.filter { $0.definition == nil }.map(\.name).sorted()
    var parts = [
      heading(arrays),
      "import pathlib\n\nimport numpy as np\nfrom numpy import \(fromNumPy.joined(separator: ", "))",
      read(arrays, learningRate, t),
    ]
    // Two blank lines around functions, as Python's style guide has it.
    parts += functions.compactMap { $0.definition.map { "\n\($0)" } }
    parts += stages.enumerated().map { $0 == 0 ? "\n\($1)" : $1 }
    parts.append("print(f\"L = {L:.6g}\")")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ arrays: String) -> String {
    let network = program.architecture
    let hidden = network.depth > 1 ? ", its hidden layers' activation \(network.activation.name)" : ""
    return """
      \"\"\"One iteration of gradient descent in NumPy, as gradb runs it: forward, backward, update.

      The network is \(network)\(hidden). Each sample is a \(samplesAreRows ? "row" : "column").
      The samples and the parameters are read from \(arrays), which lies beside this file.
      \"\"\"
      """
  }

  private func read(_ arrays: String, _ learningRate: Double, _ t: Int) -> String {
    var lines = [
      "arrays = np.load(pathlib.Path(__file__).with_name(\"\(Self.escaped(arrays))\"))",
      "X, y = arrays[\"X\"], arrays[\"y\"]",
    ]
    for names in stride(from: 2, to: inputs.count, by: 2).map({ inputs[$0..<$0 + 2] }) {
      let values = names.map { "arrays[\"\($0)\"]" }
      lines.append("\(names.joined(separator: ", ")) = \(values.joined(separator: ", "))")
    }
    lines += ["m = X.shape[\(samplesAreRows ? 0 : 1)]", "alpha = \(learningRate)"]
    if program.rule.l2 != 0 { lines.append("l2 = \(program.rule.l2)") }
    lines += optimizer.settings.map { "\($0.name) = \(program.rule[$0])" }
    if optimizer.countsUpdates { lines.append("t = \(t)") }
    return lines.joined(separator: "\n")
  }

  private static func escaped(_ name: String) -> String {
    name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  /// The lines of each stage, under its name.
  private var stages: [String] {
    Stage.allCases.map { stage in
      var lines = ["# \(stage.rawValue)"]
      if stage == .forward { lines.append(laidOut(targets).text) }
      let operations = program.operations.filter { $0.stage == stage && $0.output != nil }
      lines += (operations.flatMap(\.lines) + (stage == .update ? updates : [])).map(laidOut).map(\.text)
      return lines.joined(separator: "\n")
    }
  }

  /// The line of Y, which has a column for each sample.
  private var targets: FormulaLine {
    let network = program.architecture
    return FormulaLine("Y", network.targets.formula(outputs: network.outputCount, saysClasses: true))
  }

  private var lines: [Formula] {
    let lines = program.operations.filter { $0.output != nil }.flatMap(\.lines) + updates
    return ([targets] + lines).map(laidOut).map(\.formula)
  }

  private func laidOut(_ line: FormulaLine) -> FormulaLine {
    samplesAreRows ? MatrixLayout.rows.line(line) : line
  }

  /// A line for each parameter.
  private var updates: [FormulaLine] {
    program.architecture.parameterNames.map { FormulaLine("\($0)", optimizer.formula(of: $0)) }
  }
}
