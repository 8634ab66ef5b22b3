import Expressions
import Matrices

/// The mistakes that people make in each line of the program.
///
/// Those that stand here line by line have words of their own, and come first, the most particular first. To add one, add
/// its line where the right one's is. All others are slips that `FormulaEdit` knows, made of the right lines by rule;
/// which of them are mistakes is tried in two small networks (`ExampleIteration`).
public struct MistakeTable {
  /// The network.
  public let architecture: Architecture
  /// The number of samples.
  let m: Int
  /// Whether the loss has a penalty, and the optimizer's settings.
  let rule: DescentRule
  /// alpha, as a person types it, where velocities hold steps, which the update adds.
  public var stepInVelocities: String?
  /// The right operations.
  public let operations: [any Operation]

  /// The slips that were made already: a line's are asked for by every line that reads it.
  let made = MadeSlips()

  /// The mistakes in an iteration of `architecture` on `m` samples.
  public init(_ architecture: Architecture, m: Int, rule: DescentRule = DescentRule()) {
    (self.architecture, self.m, self.rule) = (architecture, m, rule)
    operations = Iteration.operations(architecture, rule)
  }

  /// The right line of what writes `output`; nil where nothing does.
  public func right(_ output: MatrixName) -> Formula? {
    output.kind == .oneHot
      ? architecture.targets.formula(outputs: architecture.outputCount)
      : operations.first { $0.output == output }?.expression
  }

  /// The mistakes in the line that writes `output` which have words of their own.
  public func mistakes(in output: MatrixName) -> [Mistake] {
    guard let right = right(output) else { return [] }
    return particular(output) + general(right)
  }

  private func particular(_ output: MatrixName) -> [Mistake] {
    let k = output.layer
    let isHidden = architecture.isHidden(output)
    return switch output.kind {
    case .oneHot: architecture.targets.mistakes(self)
    case .preActivation: preActivation(k)
    case .activation where isHidden: hiddenActivation(k)
    case .preActivationGradient where isHidden: hiddenGradient(k)
    case .activationGradient where isHidden: activationGradient(k)
    case .activation, .loss, .preActivationGradient, .activationGradient:
      architecture.output.mistakes(self, output.kind)
        + (output.kind == .activation ? derivative(of: architecture.output.function, "Z\(k)") : [])
    case .weightsGradient: weightsGradient(k)
    case .biasGradient: biasGradient(k)
    case .penalty: penalty()
    case .weightsState, .biasState:
      rule.optimizer.slots.first { $0.slot == output.stateSlot }?.mistakes(self, output) ?? []
    default: []
    }
  }

  /// The names under which lines find Y with its columns moved one place to the right, and to the left.
  private static let (rolled, rolledBack) = ("Y_rolled", "Y_rolled_back")

  /// What lines read beside the matrices of an iteration: Y, in ways that people mix its columns up.
  public static func names(forTargets labels: Matrix) -> [String: Value] {
    [rolled: labels.columns - 1, rolledBack: 1].mapValues { places in
      .array(
        ArrayValue(
          Matrix(rows: labels.rows, columns: labels.columns) { labels[$0, ($1 + places) % labels.columns] }))
    }
  }

  /// What is to be said of a matrix that was reshaped and should have been transposed.
  static func reshaped(_ name: String) -> MistakeWords {
    "reshape keeps the numbers in their order, so the samples of \(name) are mixed up; .T exchanges rows and columns"
  }

  /// What the first layer or a later one reads.
  public static func input(_ layer: Int) -> String { layer == 1 ? "X" : "A\(layer - 1)" }

  /// Mistakes that any line may have.
  private func general(_ right: Formula) -> [Mistake] {
    let expression = right.text
    let isSum = expression.contains(" + ") || expression.contains(" - ")
    let whole = isSum ? "(\(expression))" : expression
    return [
      Mistake("-(\(expression))", .diagnosis(.flippedSign)),
      Mistake("\(whole) * m", .diagnosis(.missingDivision(m: m))),
      Mistake("\(whole) / m", .diagnosis(.repeatedDivision(m: m))),
      Mistake("(\(expression)).T", .diagnosis(.transposed)),
    ].filter {
      $0.kind != .diagnosis(.missingDivision(m: 1)) && $0.kind != .diagnosis(.repeatedDivision(m: 1))
    }
  }

  /// Those in the line of one-hot labels.
  var oneHotLabels: [Mistake] { labels(isY: true) { architecture.targets.coded($0) } }

  /// Targets that are off by one sample.
  var rolledTargets: [Mistake] {
    [(1, "before", Self.rolled), (-1, "behind", Self.rolledBack)].map { places, side, name in
      Mistake(
        architecture.targets.coded("roll(y, \(places)).reshape(1, m)"),
        "each sample has the target of the one \(side) it; X and y have to stay in step", evaluating: name)
    }
  }

  /// One-hot labels that are off by one row or one sample; `line` tells what becomes of them: Y itself, or what reads it.
  func labels(isY: Bool = false, _ line: (String) -> String) -> [Mistake] {
    let classes = architecture.outputCount
    return [
      Mistake(
        line("one_hot(y - 1)"), "Y has its 1 in the row above the label's: labels and rows both count from 0",
        evaluating: line("one_hot((y + \(classes - 1)) % \(classes))"), like: .oneHotOffByOne),
      Mistake(
        line("one_hot(y + 1)"), "Y has its 1 in the row below the label's: labels and rows both count from 0",
        evaluating: line("one_hot((y + 1) % \(classes))")),
      Mistake(
        line("one_hot(roll(y, 1))"),
        "each sample has the label of the one before it; X and y have to stay in step",
        evaluating: isY ? Self.rolled : line(Self.rolled)),
      Mistake(
        line("one_hot(roll(y, -1))"),
        "each sample has the label of the one behind it; X and y have to stay in step",
        evaluating: isY ? Self.rolledBack : line(Self.rolledBack)),
      Mistake(
        line("np.eye(\(classes))[y].reshape(\(classes), m)"), Self.reshaped("Y"),
        evaluating: line("one_hot(y).T.reshape(\(classes), m)")),
    ]
  }
}
