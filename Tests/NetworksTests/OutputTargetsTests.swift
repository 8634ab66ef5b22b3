import Datasets
import Expressions
import Matrices
import Testing

@testable import Networks

/// What the last layer is asked for: one-hot labels, one of two classes, or a number.
struct OutputTargetsTests {
  private static let two = Classes(count: 2)

  private func network(_ function: String, _ loss: String, outputs: Int) throws -> Architecture {
    let output = try #require(OutputLayer.named("\(function) with \(loss)"))
    return try Architecture(sizes: [2, 3, outputs], output: output)
  }

  /// Y as NumPy would make it of y.
  @Test(arguments: [
    ("sigmoid", "cross-entropy", 1, "y.reshape(1, m)", [0.0, 1, 1]),
    ("sigmoid", "mse", 1, "y.reshape(1, m)", [0, 1, 1]),
    ("tanh", "mse", 1, "2 * y.reshape(1, m) - 1", [-1, 1, 1]),
    ("linear", "mse", 1, "y.reshape(1, m)", [0, 1, 1]),
    ("sigmoid", "mse", 2, "one_hot(y)", [1, 0, 0, 1, 0, 1]),
    ("tanh", "mse", 2, "2 * one_hot(y) - 1", [1, -1, -1, 1, -1, 1]),
  ])
  func yIsItsLine(function: String, loss: String, outputs: Int, line: String, numbers: [Double]) throws {
    let network = try network(function, loss, outputs: outputs)
    let formula = network.targets.formula(outputs: outputs)
    #expect(formula.text == line)
    let y = Value.array(ArrayValue(vector: [0, 1, 1], kind: .int))
    let said = network.targets.formula(outputs: outputs, saysClasses: true)
    let value = try said.value(in: ["y": y, "m": Value.integer(3)])
    #expect(value.array?.matrix == network.targetMatrix([0, 1, 1]))
    #expect(network.targetMatrix([0, 1, 1]).elements == numbers)
  }

  @Test func aNumberIsItself() throws {
    let network = try network("linear", "mse", outputs: 1)
    #expect(network.targetMatrix([0.25, -3, 1e9]).elements == [0.25, -3, 1e9])
    #expect(network.targets.classCount(1) == nil)
  }

  /// Above the middle it is class 1; at it, and below, class 0.
  @Test func oneOutputDecidesAtTheMiddle() throws {
    let outputs = Matrix(rows: 1, columns: 5, elements: [0.5, 0.5000001, -0.1, 0.1, .nan])
    let sigmoid = try network("sigmoid", "cross-entropy", outputs: 1).targets
    #expect((0..<5).map { sigmoid.decision(outputs, column: $0) } == [0, 1, 0, 0, nil])
    let tanh = try network("tanh", "mse", outputs: 1).targets
    #expect((0..<5).map { tanh.decision(outputs, column: $0) } == [1, 1, 0, 1, nil])
    #expect(
      sigmoid.share(of: 0, outputs, column: 3) == 0.9 && sigmoid.share(of: 1, outputs, column: 3) == 0.1)
    #expect(tanh.share(of: 0, outputs, column: 2) == 0.1 && tanh.share(of: 1, outputs, column: 2) == -0.1)
    let number = try network("linear", "mse", outputs: 1).targets
    #expect(number.decision(outputs, column: 0) == nil)
  }

  /// Each row: function and loss that were asked for, the outputs, the classes, and what it comes to.
  @Test func whatIsNotSaidIsTheUsual() {
    let cases: [(String?, String?, Int, Classes?, String)] = [
      (nil, nil, 10, .digits, "softmax with cross-entropy"),
      (nil, nil, 2, Self.two, "softmax with cross-entropy"),
      (nil, nil, 1, Self.two, "sigmoid with cross-entropy"),
      (nil, nil, 1, nil, "linear with mse"),
      (nil, "mse", 10, .digits, "softmax with mse"),
      (nil, "mse", 1, Self.two, "sigmoid with mse"),
      ("sigmoid", nil, 2, Self.two, "sigmoid with cross-entropy"),
      ("tanh", nil, 1, Self.two, "tanh with mse"),
      ("linear", nil, 10, .digits, "linear with mse"),
    ]
    for (function, loss, outputs, classes, name) in cases {
      let output = OutputLayer.choice(function: function, loss: loss, outputs: outputs, classes: classes)
      #expect(output?.name == name, "\(function ?? "") \(loss ?? "") \(outputs)")
      #expect(output?.fits(outputs: outputs, classes: classes) == true)
    }
    #expect(OutputLayer.choice(function: "tanh", loss: "cross-entropy", outputs: 1, classes: nil) == nil)
  }

  @Test func whatDoesNotGoTogetherIsRefusedInASentence() throws {
    func message(_ function: String, _ loss: String, _ outputs: Int, _ classes: Classes?) throws -> String {
      let network = try network(function, loss, outputs: outputs)
      #expect(!network.tells(classes))
      let error = #expect(throws: ArchitectureError.self) { try network.telling(classes) }
      return try #require(error?.message)
    }
    #expect(try message("softmax", "cross-entropy", 1, Self.two).contains("one goes with sigmoid or tanh"))
    #expect(
      try message("softmax", "cross-entropy", 3, Self.two).contains("such as 2-3-2, or 1, such as 2-3-1"))
    #expect(try message("sigmoid", "mse", 1, nil).contains("linear does"))
    #expect(try message("linear", "mse", 2, nil).contains("expected 1, such as 2-3-1"))
    #expect(try message("linear", "mse", 1, Self.two).contains("one goes with sigmoid or tanh"))
  }

  /// Who knows nothing says the mean of Y, and pays the loss of that.
  @Test func aGuessOfTwoClassesIsWhatTheirMeanCosts() throws {
    let costs = [
      ("sigmoid", "cross-entropy", 0.693_147_180_559_945_3), ("sigmoid", "mse", 0.125), ("tanh", "mse", 0.5),
    ]
    for (function, loss, cost) in costs {
      let network = try network(function, loss, outputs: 1)
      // A logarithm, rounded some times.
      #expect(abs(try #require(network.output.lossOfGuess(outputs: 1)) - cost) < 1e-15)
    }
    #expect(try network("linear", "mse", outputs: 1).output.lossOfGuess(outputs: 1) == nil)
  }

  /// Every mistake in Y, right lines and all, has the shape of Y, and is another one.
  @Test(arguments: ["sigmoid with mse", "tanh with mse", "linear with mse"])
  func mistakesInYAreMistakes(output: String) throws {
    let network = try Architecture(sizes: [2, 3, 1], output: try #require(OutputLayer.named(output)))
    let table = MistakeTable(network, m: 4)
    let example = try #require(ExampleIteration(like: table, .different))
    let name = MatrixName(.oneHot)
    let line = try #require(table.right(name))
    let right = try #require(example.value(of: line, in: name))
    let mistakes = table.mistakes(in: name).filter { $0.formula != nil }
    #expect(mistakes.count >= 2)
    for mistake in mistakes {
      let line = try #require(mistake.formula)
      let value = try #require(example.value(of: line, in: name), "\(mistake.line)")
      #expect(!ExampleIteration.areAlike(value, right), "\(mistake.line)")
    }
  }
}
