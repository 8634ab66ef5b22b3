import Networks

/// The mistakes that are known for each line of the program, the most particular first.
///
/// To add one, add its line where the right one's is. Lines are evaluated on the person's own arrays, so one that NumPy
/// would refuse for its shapes does not count.
struct MistakeTable {
  let architecture: Architecture
  /// The number of samples.
  let m: Int
  /// Whether the loss has a penalty, and the update velocities.
  let rule: DescentRule
  /// alpha where velocities hold steps, which the update adds.
  var stepInVelocities: Double?

  /// The mistakes that fit the right side `expression` of the line that writes `output`.
  func mistakes(in output: MatrixName, _ expression: String) -> [Mistake] {
    let k = output.layer
    let particular: [Mistake] =
      switch output.kind {
      case .oneHot: labels { $0 }
      case .preActivation: preActivation(k)
      case .activation where k < architecture.depth: hiddenActivation(k)
      case .activation: softmax(k)
      case .loss: loss()
      case .preActivationGradient where k == architecture.depth: outputGradient(k)
      case .preActivationGradient: hiddenGradient(k)
      case .activationGradient: activationGradient(k)
      case .weightsGradient: weightsGradient(k)
      case .biasGradient: biasGradient(k)
      case .penalty: penalty()
      case .weightsState, .biasState: velocity(output)
      default: []
      }
    return particular + general(expression)
  }

  /// The names under which lines find Y with its columns moved one place to the right, and to the left.
  static let (rolled, rolledBack) = ("Y_rolled", "Y_rolled_back")

  /// What is to be said of a matrix that was reshaped and should have been transposed.
  static func reshaped(_ name: String) -> String {
    "reshape keeps the numbers in their order, so the samples of \(name) are mixed up; .T exchanges rows and columns"
  }

  /// What the first layer or a later one reads.
  static func input(_ layer: Int) -> String { layer == 1 ? "X" : "A\(layer - 1)" }

  /// Mistakes that any line may have.
  private func general(_ expression: String) -> [Mistake] {
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

  /// One-hot labels that are off by one row or one sample; `line` tells what becomes of them.
  func labels(_ line: (String) -> String) -> [Mistake] {
    let classes = architecture.neurons(architecture.depth)
    return [
      Mistake(
        line("one_hot(y - 1)"), "Y has its 1 in the row above the label's: labels and rows both count from 0",
        evaluating: line("one_hot((y + \(classes - 1)) % \(classes))"), like: "one-hot-off-by-one"),
      Mistake(
        line("one_hot(y + 1)"), "Y has its 1 in the row below the label's: labels and rows both count from 0",
        evaluating: line("one_hot((y + 1) % \(classes))")),
      Mistake(
        line("one_hot(roll(y, 1))"),
        "each sample has the label of the one before it; X and y have to stay in step",
        evaluating: line(Self.rolled)),
      Mistake(
        line("one_hot(roll(y, -1))"),
        "each sample has the label of the one behind it; X and y have to stay in step",
        evaluating: line(Self.rolledBack)),
      Mistake(
        line("np.eye(\(classes))[y].reshape(\(classes), m)"), Self.reshaped("Y"),
        evaluating: line("one_hot(y).T.reshape(\(classes), m)")),
    ]
  }
}
