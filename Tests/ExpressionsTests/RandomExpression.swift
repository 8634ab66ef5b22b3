import Expressions
import Matrices

/// Makes random expressions that at least have the form of one.
struct RandomExpression {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let leaves = [
    "W1", "X", "y", "Y", "v", "odd", "none", "nothing", "L", "m", "Z1", "b1", "A2", "0", "1", "-1", "2", "3",
    "0.5",
    "1e300", "np.nan", "np.inf", "True", "[1, 2, 3]", "[[1, 2], [3, 4]]", "np.arange(6)", "np.zeros((0, 5))",
    "np.ones((5, 1))", "(v > 0)", "(Z1 > 0)",
  ]
  private static let operators =
    BinaryOperator.allCases.map(\.rawValue) + ["<", "<=", "==", "!=", "and", "or", "*", "+", "-"]
  private static let indices = [
    "0", "-1", "2", ":", "::2", "::-1", "1:", ":-1", "...", "None", "[0, 1]", "[-1]", "5:2", "v > 0", "y",
    "[[0], [1]]",
  ]
  private static let methods = [
    ".T", ".shape", ".size", ".sum()", ".sum(axis=0)", ".mean(1)", ".max()", ".min(axis=-1)", ".argmax(0)",
    ".flatten()",
    ".reshape(-1)", ".reshape(-1, 1)", ".reshape(1, -1)", ".std(axis=0, keepdims=True)", ".astype(int)",
    ".astype(bool)",
    ".any(axis=0)", ".all()", ".copy()", ".clip(0, 1)", ".round(2)", ".squeeze()", ".ravel()", ".transpose()",
  ]

  private mutating func any(_ choices: [String]) -> String { choices[random.below(choices.count)] }

  mutating func expression(depth: Int) -> String {
    guard depth > 0 else { return any(Self.leaves) }
    switch random.below(8) {
    case 0: return any(["-", "+", "~", "not "]) + "(" + expression(depth: depth - 1) + ")"
    case 1, 2:
      return "(\(expression(depth: depth - 1)) \(any(Self.operators)) \(expression(depth: depth - 1)))"
    case 3:
      let indices = (0...random.below(2)).map { _ in any(Self.indices) }
      return "(\(expression(depth: depth - 1)))[\(indices.joined(separator: ", "))]"
    case 4: return "(\(expression(depth: depth - 1)))" + any(Self.methods)
    case 5: return call(depth: depth)
    default: return any(Self.leaves)
    }
  }

  private mutating func call(depth: Int) -> String {
    let function = FunctionTable.all[random.below(FunctionTable.all.count)]
    // As many arguments as the function needs.
    let parameters = function.signature.split(separator: ", ").filter {
      !$0.contains("=") && !$0.contains("*")
    }
    let arguments = parameters.map { _ in expression(depth: depth - 1) }
    return any(["", "np."]) + "\(function.name)(\(arguments.joined(separator: ", ")))"
  }
}
