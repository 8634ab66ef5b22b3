import Datasets
import Expressions
import Matrices
import TestSupport
import Testing

@testable import Networks

/// Which lines the table of mistakes has, and which it leaves out.
struct MistakeTableTests {
  private func table(
    _ sizes: [Int] = [9, 10, 10], _ activation: Activation = .relu, l2: Double = 0,
    momentum: Double = 0
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
    (
      "A2", "exp(Z2) / sum(Z2, axis=0)", "Z2 stands where exp(Z2) belongs: the function is left out"
    ),
    ("L", "-sum(Y * exp(A2)) / m", "exp(A2) stands where log(A2) belongs"),
  ])
  func slipsAreMadeByRule(output: String, line: String, words: String) throws {
    let slips = try table().slips(in: try name(output))
    let slip = try #require(slips.first { $0.line == line }, "\(slips.map(\.line))")
    #expect(slip.kind == .words(MistakeWords(words)))
  }

  @Test func slipsAreMadeOfOtherFormsOfARightLine() throws {
    let leaky = try table([9, 10, 10], .leakyReLU)
    #expect(try leaky.slips(in: name("dZ1")).contains { $0.line == "where(Z1 > 0, dA1, 0.01)" })
    // Another activation than the network has is the file's, perhaps, and its mistake is named too.
    let slope = try table().slips(in: name("dZ1")).first { $0.line == "where(Z1 > 0, dA1, 0.01)" }
    #expect(slope?.kind == .words("the factor dA1 is left out, in the derivative of leaky-relu"))
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
    let table = try table([9, 10, 10], activation, l2: rule.l2, momentum: rule.momentum)
    var count = 0
    for output in table.operations.compactMap(\.output) {
      let slips = table.slips(in: output)
      count += slips.count
      #expect(Set(slips.map(\.line)).count == slips.count)
      let known = Set(table.mistakes(in: output).compactMap { $0.formula?.text })
      #expect(known.isDisjoint(with: slips.map(\.line)), "\(output)")
      #expect(!slips.contains { $0.formula == table.right(output) })
    }
    #expect(count > 150)
  }
}

/// Mistakes in a program.
struct MistakenProgramTests {
  /// Each that gives other gradients is found by gradcheck where it is, and named by what gives its numbers.
  @Test(arguments: [Activation.relu, .tanh])
  func gradcheckFindsAMistakeOfTheBackwardStage(activation: Activation) throws {
    let architecture = try Architecture(sizes: [4, 10, 10], activation: activation)
    // As many samples as neurons, so that nearly every line has a value.
    let data = SmallData.random(count: 10, side: 2, seed: 3)
    let batch = Batch(data: data, rows: data.rows(of: .train))
    let parameters = Initialization.xavier.parameters(for: architecture, seed: 3)
    let right = Program(architecture)
    let table = MistakeTable(architecture, m: batch.count)
    let correct = WholeBatchRun(right, through: .backward, threads: 1).workspace(
      on: batch, parameters, learningRate: 0.3)
    var check = GradientCheck()
    check.learningRate = 0.3
    var found = 0
    for output in right.operations[right.range(of: .backward)].compactMap(\.output) {
      let slips = table.slips(in: output).enumerated().filter { $0.offset % 12 == 0 }.map(\.element)
      for mistake in table.mistakes(in: output).filter({ !$0.isChoice }) + slips {
        var program = right
        let isPut = program.put(mistake, in: output)
        #expect(isPut)
        let wrong = WholeBatchRun(program, through: .backward, threads: 1).workspace(
          on: batch, parameters, learningRate: 0.3)
        let (mine, own) = (try #require(wrong[output]), try #require(correct[output]))
        let largest = own.elements.reduce(0) { max($0, abs($1)) }
        // What is as right as differences of a loss can tell, or no number at all, is nothing to be found.
        guard mine.elements.allSatisfy(\.isFinite),
          zip(mine.elements, own.elements).contains(where: { abs($0 - $1) > 1e-3 * largest })
        else { continue }
        // What comes from this gradient alone; W1 alone has most of the others.
        check.names = output.parameter.map { [$0] } ?? [MatrixName(.bias, layer: output.layer)]
        let report = try check.run(program, parameters: parameters, batch: batch)
        guard report.verdict == .failed else { continue }
        found += 1
        #expect(report.culprit?.output == output, "\(output) = \(mistake.line)")
        let named = try #require(report.culprit?.mistake, "\(output) = \(mistake.line)")
        var again = right
        guard again.put(named, in: output) else { continue }
        let same = WholeBatchRun(again, through: .backward, threads: 1).workspace(
          on: batch, parameters, learningRate: 0.3)
        let numbers = try #require(same[output])
        #expect(
          zip(mine.elements, numbers.elements).allSatisfy {
            abs($0 - $1) <= 1e-8 * max(largest, abs($0))
          },
          "\(output) = \(mistake.line) is called \(named.line)")
      }
    }
    #expect(found > 40)
  }

  /// gradcheck never updates anything, so it cannot see what is wrong there; but the program does it.
  @Test func mistakesInTheUpdateAreRunAndNotSeenByGradcheck() throws {
    let architecture = try Architecture(sizes: [4, 3, 10])
    let data = SmallData.random(count: 6, side: 2, seed: 3)
    let batch = Batch(data: data, rows: data.rows(of: .train))
    let parameters = Initialization.he.parameters(for: architecture, seed: 3)
    var (left, right) = (parameters, parameters)
    let program = Program(architecture, bug: .updateSign)
    _ = TrainingRun(program).iterate(on: batch, parameters: &left, learningRate: 0.3)
    _ = TrainingRun(Program(architecture)).iterate(on: batch, parameters: &right, learningRate: 0.3)
    for (place, start) in parameters.values.enumerated() {
      #expect(abs((left.values[place] - start) + (right.values[place] - start)) < 1e-14)
    }
    #expect(left != right)
    let report = try GradientCheck().run(program, parameters: parameters, batch: batch)
    #expect(report.verdict == .passed)
  }
}
