import Expressions
import Matrices
import Networks

/// The names that expressions may use: the live matrices, a few numbers, the labels, and the person's own variables.
public struct SessionNames: NameScope {
  private let session: Session
  private let variables: [String: Value]

  /// The names of `session`, and `variables` beside them.
  public init(_ session: Session, variables: [String: Value] = [:]) {
    self.session = session
    self.variables = variables
  }

  /// A name that is no matrix.
  public struct Number: Sendable {
    /// The name.
    public let name: String
    /// What it stands for.
    public let meaning: String
    /// When its value may change while training goes on.
    let changes: Changes
    /// Whether no variable can have the name. Where one has it nevertheless, the variable is meant.
    var isReserved = true

    /// When the value of a name may change.
    enum Changes { case never, withUpdates, withinIteration }
  }

  /// The names that are not matrices.
  public static let numbers: [Number] =
    [
      Number(name: "m", meaning: "the samples of the batch", changes: .withinIteration),
      Number(name: "alpha", meaning: "the learning rate of this iteration", changes: .withUpdates),
      Number(name: "l2", meaning: "the strength of regularisation", changes: .never),
    ]
    + Optimizer.settings.map {
      Number(name: $0.name, meaning: $0.meaning, changes: .never, isReserved: $0.isReserved)
    } + [
      Number(
        name: "t", meaning: "the updates that are in the optimizer's moments, where it counts them",
        changes: .withinIteration, isReserved: false),
      Number(name: "iteration", meaning: "the updates made so far", changes: .withUpdates),
      Number(
        name: "epoch", meaning: "the passes through the training samples so far", changes: .withUpdates),
      Number(name: "y", meaning: "the label of each sample, or its number", changes: .withinIteration),
      Number(
        name: "prediction",
        meaning: "the class that each sample is taken for, nan where there is none, or the number",
        changes: .withinIteration),
    ]

  /// When the value of such a name may change; nil where `name` is none.
  static func changes(of name: String) -> Number.Changes? { numbers.first { $0.name == name }?.changes }

  /// Whether a name is the session's, and cannot be a variable.
  public static func isReserved(_ name: String) -> Bool {
    MatrixName(name) != nil || numbers.contains { $0.name == name && $0.isReserved }
  }

  /// The value of a name, or nil where there is no such name.
  ///
  /// - Throws: `MatrixUnavailable` where the matrix was not computed yet.
  public func value(of name: String) throws -> Value? {
    if let matrix = MatrixName(name) {
      // The name of a matrix that no layer of this network has may still be mistyped, or meant for another network.
      return value(try session.matrix(matrix), of: matrix)
    }
    switch name {
    case "m": return .integer(session.batch.batch.count)
    case "alpha": return .number(session.learningRate)
    case "iteration": return .integer(session.position.iteration)
    case "epoch": return .integer(session.epoch)
    case "y": return session.batch.batch.valueOfY
    case "prediction": return try predictions()
    case "t" where !isOwn(name):
      return session.updatesInState.map { .integer($0) }
    default:
      if isOwn(name) { return variables[name] }
      return session.settings.rule.number(named: name).map { .number($0) } ?? variables[name] ?? kept(name)
    }
  }

  /// A value that was printed, and kept as `$1`, `$2` and so on, by the names that other programs have for it: gdb's `$$`
  /// is the one before the last and `$$N` the Nth before it; IPython's `_` is the last, `__` the one before, `_N` `$N`.
  private func kept(_ name: String) -> Value? {
    let last = variables.keys.compactMap { $0.first == "$" ? Int($0.dropFirst()) : nil }.max() ?? 0
    let distance: Int? =
      switch name {
      case "_": 0
      case "$$", "__": 1
      case "___": 2
      default: name.hasPrefix("$$") ? Int(name.dropFirst(2)) : nil
      }
    let number = distance.map { last - $0 } ?? (name.first == "_" ? Int(name.dropFirst()) : nil)
    return number.flatMap { variables["$\($0)"] }
  }

  /// Whether a name is one of those that printed values are kept under: `$`, `$1`, `$$2`, `_`.
  public static func isKept(_ name: String) -> Bool {
    name.wholeMatch(of: /\$.*|_{1,3}|_[0-9]+/) != nil
  }

  /// How many classes the data have, for `one_hot`.
  public var classCount: Int? { session.data.classes?.count }

  /// Whether a variable has the name.
  public func isOwn(_ name: String) -> Bool { variables[name] != nil }

  /// Every name that exists, for suggestions.
  public var names: [String] {
    let numbers = Self.numbers.map(\.name).filter { name in
      !Optimizer.settings.contains { $0.name == name && !session.settings.rule.has($0) && !$0.isReserved }
        && (name != "t" || session.updatesInState != nil)
    }
    return session.program.matrixNames.map(\.description) + numbers
      + variables.keys.sorted { $0 < $1 }
      .filter { !numbers.contains($0) }
  }

  private func value(_ matrix: Matrix, of name: MatrixName) -> Value {
    name.isSingleNumber ? .number(matrix[0, 0]) : .array(ArrayValue(matrix))
  }

  /// The class that each sample is taken for, or the number.
  private func predictions() throws -> Value {
    let outputs = try session.matrix(session.architecture.outputs)
    guard session.data.classes != nil else {
      return .array(ArrayValue(vector: outputs.elements, kind: .float))
    }
    let targets = session.architecture.targets
    let classes = (0..<outputs.columns).map { targets.decision(outputs, column: $0).map(Double.init) ?? .nan }
    return .array(ArrayValue(vector: classes, kind: .int))
  }
}
