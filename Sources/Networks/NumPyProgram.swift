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

  /// The names of what the program reads: X, the labels y, the parameters, and their velocities where there are some.
  public var inputs: [String] {
    let parameters = program.architecture.parameterNames
    let velocities = program.rule.momentum == 0 ? [] : parameters.compactMap(\.velocity)
    return ["X", "y"] + (parameters + velocities).map(\.description)
  }

  /// The program's text; it reads its arrays from the file `arrays` beside it, and prints the loss.
  public func text(arrays: String, learningRate: Double) -> String {
    let functions = lines.flatMap(\.functions).reduce(into: [Function]()) { known, function in
      if !known.contains(where: { $0.name == function.name }) { known.append(function) }
    }
    let fromNumPy = functions.filter { $0.definition == nil }.map(\.name).sorted()
    var parts = [
      heading(arrays),
      "import pathlib\n\nimport numpy as np\nfrom numpy import \(fromNumPy.joined(separator: ", "))",
      read(arrays, learningRate),
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

  private func read(_ arrays: String, _ learningRate: Double) -> String {
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
    if program.rule.momentum != 0 { lines.append("momentum = \(program.rule.momentum)") }
    return lines.joined(separator: "\n")
  }

  private static func escaped(_ name: String) -> String {
    name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  /// The lines of each stage, under its name.
  private var stages: [String] {
    Stage.allCases.map { stage in
      var lines = ["# \(stage.rawValue)"]
      if stage == .forward { lines.append("Y = \(targets)\(samplesAreRows ? ".T" : "")") }
      for operation in program.operations where operation.stage == stage {
        guard let output = operation.output, let formula = operation.expression else { continue }
        lines.append("\(output) = \(laidOut(formula).text)")
      }
      return (lines + (stage == .update ? updates : [])).joined(separator: "\n")
    }
  }

  /// Y, a column for each label.
  private var targets: Formula {
    "one_hot(y, classes=\(program.architecture.neurons(program.architecture.depth)))"
  }

  private var lines: [Formula] { [targets] + program.operations.compactMap(\.expression).map(laidOut) }

  private func laidOut(_ formula: Formula) -> Formula { samplesAreRows ? formula.withSamplesAsRows : formula }

  /// A line for each parameter.
  private var updates: [String] {
    program.architecture.parameterNames.compactMap { name in
      (program.rule.momentum == 0 ? name.gradient : name.velocity).map { "\(name) -= alpha * \($0)" }
    }
  }
}
