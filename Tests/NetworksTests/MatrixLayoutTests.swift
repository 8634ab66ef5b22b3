import Expressions
import Matrices
import Testing

@testable import Networks

/// gradb's lines as they are written where samples are rows, or weights inputs × neurons.
struct MatrixLayoutTests {
  static let pyTorch = MatrixLayout(samplesAreRows: true, weightsAreTransposed: false)
  /// Samples as columns beside weights that some courses have as inputs × neurons.
  static let transposedWeights = MatrixLayout(samplesAreRows: false, weightsAreTransposed: true)
  static let layouts = [MatrixLayout.columns, .rows, pyTorch, transposedWeights]

  private static let networks: [(sizes: [Int], activation: Activation, l2: Double, momentum: Double)] = [
    ([9, 10, 10], .relu, 0, 0), ([9, 8, 10, 10], .tanh, 0.5, 0.9), ([9, 10], .relu, 0.1, 0),
    ([9, 4, 6, 10], .leakyReLU, 0, 0),
  ]

  /// Every right line, every line of the table of mistakes as people write it and as it is evaluated, and every slip gives
  /// in each layout what it gives in gradb's, the way round that the layout has it.
  @Test(arguments: networks)
  func everyLineGivesTheSameInEveryLayout(
    network: (sizes: [Int], activation: Activation, l2: Double, momentum: Double)
  ) throws {
    var rule = DescentRule()
    (rule.l2, rule.momentum) = (network.l2, network.momentum)
    let architecture = try Architecture(sizes: network.sizes, activation: network.activation)
    let real = MistakeTable(architecture, m: 7, rule: rule)
    var count = 0
    for sizes in ExampleIteration.Sizes.allCases {
      let example = try #require(ExampleIteration(like: real, sizes))
      let table = example.table
      for name in [MatrixName(.oneHot)] + table.operations.compactMap(\.output) {
        let lines = [try #require(table.right(name))] + Self.lines(table.mistakes(in: name))
        // As those of another layer are laid out alike, a few slips are enough.
        let slips = real.slips(in: name).enumerated().filter { $0.offset % 20 == 0 }.map(\.element)
        for line in lines + Self.lines(slips) {
          count += try compare(line, name, in: example.names(in: name))
        }
      }
      for name in table.architecture.parameterNames {
        let lines = [table.update(of: name)] + Self.lines(table.mistakes(inUpdateOf: name))
        for line in lines { count += try compare(line, name, in: example.names(in: nil)) }
      }
    }
    #expect(count > 200)
  }

  private static func lines(_ mistakes: [Mistake]) -> [Formula] {
    mistakes.flatMap { [try? Formula($0.line), $0.formula].compactMap { $0 } }
  }

  /// Holds a line against itself in every layout.
  ///
  /// - Returns: In how many it has a value.
  private func compare(_ line: Formula, _ name: MatrixName, in names: [String: Value]) throws -> Int {
    try Self.layouts.reduce(0) { try $0 + compare(line, name, in: names, $1) }
  }

  private func compare(
    _ line: Formula, _ name: MatrixName, in names: [String: Value], _ layout: MatrixLayout
  ) throws -> Int {
    let laidOut = layout.formula(line, writing: name)
    var turned = names
    for (text, value) in names {
      guard let matrix = MatrixName(text.prefix { $0 != "_" }), let array = value.array else { continue }
      if layout.isTransposed(matrix), !matrix.isSingleNumber {
        turned[text] = .array(ArrayValue(array.matrix.transposed))
      }
    }
    let (own, other) = ((try? line.value(in: names))?.array, (try? laidOut.value(in: turned))?.array)
    guard let own else {
      #expect(other == nil, "\(name) = \(laidOut)")
      return 0
    }
    let value = try #require(other, "\(name) = \(line) is \(laidOut)")
    #expect(value.shape.dimensions.count == own.shape.dimensions.count, "\(name) = \(line) is \(laidOut)")
    let isTurned = layout.isTransposed(name) && own.shape.dimensions.count == 2
    let expected = isTurned ? own.matrix.transposed : own.matrix
    #expect(value.matrix.rows == expected.rows, "\(name) = \(line) is \(laidOut)")
    // A sum over all of a matrix goes along its columns, so that its order is another one.
    let largest = expected.elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let tolerance = line.text.contains("sum(") || line.text.contains("mean(") ? 1e-13 * max(1, largest) : 0
    for (mine, right) in zip(value.matrix.elements, expected.elements) where mine != right {
      if mine.isNaN && right.isNaN { continue }
      guard abs(mine - right) <= tolerance else {
        Issue.record("\(name) = \(line) is \(laidOut): \(mine), not \(right)")
        return 1
      }
    }
    return 1
  }

  @Test(arguments: [
    ("Z1", "W1 @ X + b1", "X @ W1 + b1", "X @ W1.T + b1", "W1.T @ X + b1"),
    ("dA1", "W2.T @ dZ2", "dZ2 @ W2.T", "dZ2 @ W2", "W2 @ dZ2"),
    ("dW1", "dZ1 @ X.T / m", "X.T @ dZ1 / m", "dZ1.T @ X / m", "X @ dZ1.T / m"),
    (
      "db2", "sum(dZ2, axis=1, keepdims=True) / m", "sum(dZ2, axis=0, keepdims=True) / m",
      "sum(dZ2, axis=0, keepdims=True) / m", "sum(dZ2, axis=1, keepdims=True) / m"
    ),
    ("W1", "W1 - alpha * dW1", "W1 - alpha * dW1", "W1 - alpha * dW1", "W1 - alpha * dW1"),
    ("Y", "one_hot(y)", "one_hot(y).T", "one_hot(y).T", "one_hot(y)"),
    ("dW1", "(dZ1 @ X.T / m).T", "dZ1.T @ X / m", "X.T @ dZ1 / m", "dZ1 @ X.T / m"),
    (
      "A2", "exp(Z2) / sum(exp(Z2), axis=0)", Self.softmaxOfRows, Self.softmaxOfRows,
      "exp(Z2) / sum(exp(Z2), axis=0)"
    ),
  ])
  func aLineIsWrittenInEachLayout(
    name: String, line: String, rows: String, pyTorch: String, transposedWeights: String
  ) throws {
    let output = try #require(MatrixName(name))
    let texts = Self.layouts.map { $0.formula(Formula(stringLiteral: line), writing: output).text }
    #expect(texts == [line, rows, pyTorch, transposedWeights])
  }

  private static let softmaxOfRows = "exp(Z2) / sum(exp(Z2), axis=1, keepdims=True)"

  /// Where a T is missing in gradb's layout, there may be one too many in another.
  @Test func wordsAboutTranspositionsAreTrueInEveryLayout() throws {
    let table = MistakeTable(try Architecture(sizes: [9, 10, 10]), m: 10)
    let name = try #require(MatrixName("dW1"))
    func words(_ line: String) throws -> [String] {
      let mistakes = table.mistakes(in: name) + table.slips(in: name)
      let mistake = try #require(mistakes.first { $0.line == line })
      guard case .words(let words) = mistake.kind else { return [] }
      return Self.layouts.map { words.text(in: $0, of: name) }
    }
    let moved = "the T is at the wrong matrix: it belongs to"
    #expect(try words("dZ1.T @ X / m") == ["X", "X", "dZ1", "dZ1"].map { "\(moved) \($0)" })
    let missing = "the T is missing: X.T belongs here"
    let tooMany = "there is a T too many: X belongs here as it stands"
    #expect(try words("dZ1 @ X / m") == [missing, missing, tooMany, tooMany])
  }

  @Test func sentencesAboutColumnsAreAboutRows() {
    let text = "the largest number of each column (axis=0), in the column above"
    #expect(MatrixLayout.rows.prose(text) == "the largest number of each row (axis=1), in the row above")
    #expect(MatrixLayout.columns.prose(text) == text)
    #expect(MatrixLayout.rows.prose("in the row above the label's") == "in the column before the label's")
  }
}
