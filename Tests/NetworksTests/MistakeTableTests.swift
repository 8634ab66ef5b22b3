import Expressions
import Testing

@testable import Networks

/// Which lines the table of mistakes has, and which it leaves out.
struct MistakeTableTests {
  private func table(
    _ sizes: [Int] = [9, 10, 10], _ activation: Activation = .relu, l2: Double = 0, momentum: Double = 0
  ) throws -> MistakeTable {
    var rule = DescentRule()
    (rule.l2, rule.momentum) = (l2, momentum)
    return MistakeTable(try Architecture(sizes: sizes, activation: activation), m: 7, rule: rule)
  }

  private func name(_ text: String) throws -> MatrixName { try #require(MatrixName(text)) }

  /// Slips that nobody wrote down are there, with what was changed.
  @Test(arguments: [
    ("dZ2", "(A2 - Y) * A2", "it is multiplied by A2, which does not belong there"),
    ("dA1", "W2.T * dZ2", "* stands where @ belongs: W2.T * dZ2 multiplies element by element"),
    ("db2", "dZ2 / m", "it is dZ2 itself: what is left out is sum(dZ2, axis=1, keepdims=True)"),
    ("db2", "sum(A2, axis=1, keepdims=True) / m", "it reads A2 where dZ2 belongs"),
    ("dW1", "dZ2 @ X.T / m", "it reads dZ2 where dZ1 belongs"),
    ("A2", "exp(Z2) / sum(Z2, axis=0)", "Z2 stands where exp(Z2) belongs: the function is left out"),
    ("L", "-sum(Y * exp(A2)) / m", "exp(A2) stands where log(A2) belongs"),
  ])
  func slipsAreMadeByRule(output: String, line: String, words: String) throws {
    let slips = try table().slips(in: try name(output))
    let slip = try #require(slips.first { $0.line == line }, "\(slips.map(\.line))")
    #expect(slip.kind == .words(words))
  }

  @Test func slipsAreMadeOfOtherFormsOfARightLine() throws {
    let leaky = try table([9, 10, 10], .leakyReLU)
    #expect(try leaky.slips(in: name("dZ1")).contains { $0.line == "where(Z1 > 0, dA1, 0.01)" })
    let sigmoid = try table([9, 10, 10], .sigmoid)
    #expect(try sigmoid.slips(in: name("A1")).contains { $0.line == "1 / 1 + exp(-Z1)" })
  }

  @Test func updatesHaveSlipsToo() throws {
    let slips = try table(momentum: 0.9).slips(inUpdateOf: name("W1"))
    #expect(slips.contains { $0.line == "W1 - alpha * vW2" })
    #expect(slips.allSatisfy { $0.line != "W1 - alpha * dW1" }, "it has words of its own")
  }

  /// What gives the right numbers accuses nobody.
  @Test(arguments: [
    ("dZ1", "dA1 * (A1 > 0)"), ("A1", "relu(relu(Z1))"), ("dZ2", "A2 - Y.T.T"),
    ("db2", "sum(dZ2, axis=1) / m"),
    ("dW2", "dZ2 @ A1.T / m.T"),
  ])
  func whatIsRightIsNoSlip(output: String, line: String) throws {
    #expect(try !table().slips(in: try name(output)).contains { $0.line == line })
  }

  /// Each slip has a value where sizes are alike, and none is written twice or has the line of a mistake with own words.
  @Test(arguments: Activation.all, [(0, 0), (0.5, 0.9)])
  func everySlipIsALineOfItsOwn(activation: Activation, rule: (l2: Double, momentum: Double)) throws {
    let table = try table([9, 8, 10, 10], activation, l2: rule.l2, momentum: rule.momentum)
    var count = 0
    for output in table.operations.compactMap(\.output) {
      let slips = table.slips(in: output)
      count += slips.count
      #expect(Set(slips.map(\.line)).count == slips.count)
      let known = Set(table.mistakes(in: output).compactMap { $0.formula?.text })
      #expect(known.isDisjoint(with: slips.map(\.line)), "\(output)")
      #expect(!slips.contains { $0.formula == table.right(output) })
    }
    #expect(count > 200)
  }
}
