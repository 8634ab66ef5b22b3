import Expressions
import Networks

/// The lines of a network's iteration.
struct ProgramLines {
  /// A line.
  struct Line {
    /// What it writes.
    let output: MatrixName
    let formula: Formula
    let isForward: Bool
    /// Whether it multiplies matrices.
    let isProduct: Bool
    /// Other lines that are as right.
    let choices: [Formula]
    /// The matrices that it reads.
    let reads: [MatrixName]
    /// Whether X is among them.
    let readsInputs: Bool
  }

  let architecture: Architecture
  let rule: DescentRule
  let lines: [Line]
  /// What each parameter may become.
  let updates: [MatrixName: [Formula]]
  private let places: [MatrixName: Int]

  /// The lines of `architecture`; those that are the same in all networks of its layers are taken from `sibling`, which is of such
  /// a network and the same rule.
  init(_ architecture: Architecture, _ rule: DescentRule, sibling: ProgramLines? = nil) {
    (self.architecture, self.rule) = (architecture, rule)
    lines = Program(architecture, rule: rule).operations.compactMap { operation in
      guard let name = operation.output else { return nil }
      if let same = sibling?.line(name), !architecture.decidesLine(of: name) { return same }
      guard let line = operation.expression else { return nil }
      let isProduct: Bool =
        switch name.kind {
        case .preActivation, .weightsGradient: true
        case .activationGradient: architecture.isHidden(name)
        default: false
        }
      return Line(
        output: name, formula: line, isForward: operation.stage == .forward, isProduct: isProduct,
        choices: Self.choices(name, rule), reads: line.freeNames.compactMap { MatrixName($0) },
        readsInputs: line.freeNames.contains("X"))
    }
    let outputs = lines.map(\.output)
    places = Dictionary(zip(outputs, outputs.indices)) { first, _ in first }
    updates =
      sibling?.updates
      ?? architecture.parameterNames.reduce(into: [:]) { $0[$1] = Self.updates(of: $1, rule) }
  }

  private static func choices(_ name: MatrixName, _ rule: DescentRule) -> [Formula] {
    guard rule.optimizer == .momentum, let parameter = name.ofParameter else { return [] }
    return ["(1 - momentum) * d\(parameter)", "-alpha * d\(parameter)"].map {
      Formula(stringLiteral: "momentum * \(name) + \($0)")
    }
  }

  /// The line that writes a matrix; nil where none does.
  func line(_ name: MatrixName) -> Line? { places[name].map { lines[$0] } }

  /// The line that writes a matrix, and as notebooks write it otherwise.
  func forms(_ line: Line) -> [Formula] {
    [line.formula] + MistakeTable(architecture, m: 1, rule: rule).otherLines(of: line.output)
  }

  private static func updates(of parameter: MatrixName, _ rule: DescentRule) -> [Formula] {
    let own = rule.optimizer.formula(of: parameter)
    guard rule.optimizer == .momentum, let velocity = parameter.state(.v) else { return [own] }
    return [own, "\(parameter) + \(velocity)"]
  }
}

extension Architecture {
  /// Whether the line that writes a matrix is another one where the activation or the output is.
  func decidesLine(of name: MatrixName) -> Bool {
    switch name.kind {
    case .activation, .loss, .preActivationGradient: true
    case .activationGradient: !isHidden(name)
    default: false
    }
  }
}
