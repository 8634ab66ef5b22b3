import Expressions
import Matrices
import Testing

struct StatementTests {
  @Test func aLineIsToldApart() throws {
    let value = try ParsedExpression("W1 @ X")
    #expect(value.text == "W1 @ X")
    guard case .expression(value) = try Statement("W1 @ X") else {
      Issue.record("not an expression")
      return
    }
    guard case .assignment("mine", operator: nil, let sum) = try Statement("mine = W1 @ X + b1  # Z1") else {
      Issue.record("not an assignment")
      return
    }
    #expect(sum.text == "W1 @ X + b1")
    guard case .assignment("W1", operator: .subtract, _) = try Statement("W1 -= alpha * dW1") else {
      Issue.record("not an augmented assignment")
      return
    }
    guard case .elementAssignment("W1", let target, operator: nil, let new) = try Statement("W1[3,400] = 0.5")
    else {
      Issue.record("not an element's assignment")
      return
    }
    #expect(target.text == "W1[3,400]")
    #expect(new.text == "0.5")
  }

  @Test(arguments: BinaryOperator.allCases)
  func everyOperatorHasItsAssignment(binary: BinaryOperator) throws {
    guard case .assignment("a", binary, _) = try Statement("a \(binary.rawValue)= 2") else {
      Issue.record("\(binary) is not recognised")
      return
    }
  }

  @Test(arguments: ["a == 2", "a <= 2", "a >= 2", "a != 2"])
  func aComparisonIsNoAssignment(line: String) throws {
    #expect(try Statement(line).assignedName == nil)
  }

  @Test(arguments: [
    ("W1 @ X + b1 - W1", ["W1", "X", "b1"]), ("np.sum(exp(Z), axis=k)", ["Z", "k"]),
    ("A[i, j:k][None]", ["A", "i", "j", "k"]),
    ("x.T.dot(y).shape[n]", ["x", "y", "n"]), ("a < b < c and not d", ["a", "b", "c", "d"]),
    ("mine = W1", ["W1"]),
    ("W1 -= alpha * dW1", ["W1", "alpha", "dW1"]), ("W1[i] = v", ["W1", "i", "v"]), ("float(1) + np.pi", []),
    ("$1 + $", ["$1", "$"]), ("[a, (b, True)]", ["a", "b"]),
  ])
  func theNamesItReads(line: String, names: [String]) throws {
    #expect(try Statement(line).freeNames == names)
  }

  @Test func historyNamesAreNames() throws {
    let scope: [String: Value] = ["$1": .number(2), "$": .number(3), "$$2": .number(5)]
    #expect(try ParsedExpression("$1 * $ * $$2").value(in: scope) == .number(30))
  }
}
