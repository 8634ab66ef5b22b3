import ConsoleSupport
import Rendering
import Testing

@testable import Commands

/// Expressions at the prompt: print, names of one's own, whatis, x, check.
struct ExpressionCommandsTests {
  @Test func valuesAreKeptByNumber() throws {
    var console = try Console.small()
    #expect(try console.output(of: "print 2 + 3 * 4") == "$1 = 14\n")
    #expect(try console.output(of: "p $1 > 3") == "$2 = True\n")
    #expect(try console.output(of: "1/m").hasPrefix("$3 = 0.0"))
    #expect(try console.output(of: "$ * m") == "$4 = 1\n")
    #expect(try console.output(of: "info variables").contains("$1    14\n"))
  }

  /// By the names that gdb and IPython have for them.
  @Test(arguments: [
    ("$$", 30), ("$$0", 40), ("$$1", 30), ("$$3", 10), ("_", 40), ("__", 30), ("___", 20), ("_2", 20),
    ("$2", 20),
  ])
  func earlierValuesHaveNames(name: String, value: Int) throws {
    var console = try Console.small()
    #expect(try console.refusal(of: name).contains("there is no value \(name); print keeps"))
    try console.output(of: "p 10; p 20; p 30; p 40")
    #expect(try console.output(of: "p \(name)") == "$5 = \(value)\n")
    #expect(try console.output(of: "start; \(name) * 0 + 1").hasSuffix("$6 = 1\n"))
    for beyond in ["$$99", "_99", "$99"] { #expect(try console.refusal(of: beyond).contains("no value")) }
    #expect(try console.refusal(of: "$$ = 3").contains("cannot be given a value"))
  }

  @Test func aNameOfOnesOwnWinsOverThatOfAnEarlierValue() throws {
    var console = try Console.small()
    try console.output(of: "p 10; _ = 3")
    #expect(try console.output(of: "p _") == "$2 = 3\n")
  }

  @Test(arguments: [
    ("p/x 1", "0x1"), ("p/x 255", "0xff"), ("p/x -1", "-0x1"), ("p/x 1.0", "0x3ff0000000000000"),
    ("print/f alpha", "0.100000"), ("p/e 1000", "1.000000e+03"),
    ("p/d 2.75", "3"), ("p /g alpha", "0.1"), ("p/x (1, True)", "(0x1, 0x1)"),
    ("p/d [1, 2]", "vector of 2\n[0,0]:               1               2"), ("p/x L.shape", "()"),
  ])
  func aFormatSaysHowNumbersAreWritten(line: String, text: String) throws {
    var console = try Console.small()
    try console.output(of: "forward")
    #expect(try console.output(of: line) == "$1 = \(text)\n")
  }

  @Test func aFormatShowsWhatXShows() throws {
    var console = try Console.small()
    let numbers = try console.output(of: "x/96e W1")
    #expect(try console.output(of: "p/e W1") == "$1 = 6×16 matrix\n\(numbers)")
    let long = try console.output(of: "p/g X")
    #expect(long.contains("the first 200 of 480; x shows as many"))
    #expect(long.split(separator: "\n").count == 102)
    for line in ["p/q W1", "p/4x W1", "p/xx W1", "display/2 W1", "x/0 W1"] {
      #expect(try console.refusal(of: line).contains("one of g, f, e, d and x"), "\(line)")
    }
    #expect(try console.refusal(of: "p/x").contains("needs an expression"))
  }

  @Test(arguments: [
    ("0x10", "16"), ("0XfF + 1", "256"), ("0b101", "5"), ("0o17", "15"), ("0x_ff_ff", "65535"),
  ])
  func wholeNumbersMayBeWrittenInOtherBases(line: String, value: String) throws {
    var console = try Console.small()
    #expect(try console.output(of: line) == "$1 = \(value)\n")
    #expect(try console.refusal(of: "p 0xg + 1").contains("\"0xg\" is neither a number nor a name"))
    for line in ["p 0x", "p 0b2", "p 0o8", "p 0x10000000000000000"] { try console.refusal(of: line) }
  }

  @Test func aLineThatIsNoCommandIsAnExpression() throws {
    var console = try Console.small()
    for line in ["W1[0].max()", "np.sum(b1)", "(1 + 2)", "alpha", "m", "-1", "W1 @ X + b1"] {
      #expect(try console.output(of: line).hasPrefix("$"), "\(line)")
    }
    // What is nearly a command is a mistyped command.
    #expect(try console.refusal(of: "shwo W1").contains("did you mean show"))
  }

  @Test func namesOfOnesOwn() throws {
    var console = try Console.small()
    #expect(try console.output(of: "mine = W1.dot(X) + b1") == "mine is a 6×30 matrix\n")
    #expect(try console.output(of: "forward; p np.allclose(mine, Z1)").hasSuffix("$1 = True\n"))
    #expect(try console.output(of: "t = 3; v = t * 2; p v") == "t is a scalar\nv is a scalar\n$2 = 6\n")
    #expect(try console.refusal(of: "W1 = W1 - alpha * W1").contains("check W1 ="))
    #expect(try console.refusal(of: "alpha = 3").contains("cannot be given a value"))
    #expect(try console.refusal(of: "sum = 3").contains("is a function"))
  }

  @Test func shapesAreNumPys() throws {
    var console = try Console.small()
    for (expression, shape) in [
      ("W1", "6×16 matrix   (6, 16)"), ("W1[3]", "vector of 16   (16,)"),
      ("W1[3:4]", "1×16 matrix   (1, 16)"),
      ("b1", "6×1 matrix   (6, 1)"), ("m", "scalar   ()"), ("W1 > 0", "boolean 6×16 matrix   (6, 16)"),
      ("W1.shape", "tuple of 2"),
    ] {
      #expect(try console.output(of: "whatis \(expression)") == "\(shape)\n", "\(expression)")
    }
  }

  @Test func aTupleOfOneHasItsComma() throws {
    var console = try Console.small()
    #expect(try console.output(of: "p W1[3].shape; p W1.shape") == "$1 = (16,)\n$2 = (6, 16)\n")
  }

  /// What list prints is meant as it is computed, whatever blanks it is typed with, and whatever network it is of.
  @Test(arguments: ["16-6-10", "16-6-7-10 --activation sigmoid"])
  func everyLineThatListPrintsIsRight(network: String) throws {
    var console = try Console.small()
    try console.output(of: "network \(network); set l2 0.01; set momentum 0.9; forward 0:4; grad")
    for operation in console.session.program.operations where operation.output != nil {
      guard operation.stage != .update else { continue }
      #expect(try console.output(of: "check \(operation.formula)").contains(": \(operation.name)"))
      let text = try console.output(of: "print \(operation.rightSide.filter { !$0.isWhitespace })")
      if operation.name == "L" { #expect(text.hasPrefix("$1 = ") || text.contains(" = "), "\(text)") }
    }
  }

  /// The line of the update, as every notebook has it, is right before and wrong after.
  @Test func aLineOfTheUpdateIsComparedWithWhatUpdateWrites() throws {
    var console = try Console.small()
    try console.output(of: "forward; grad")
    #expect(
      try console.output(of: "check W1 = W1 - alpha * dW1") == "exact: W1 after the update, bit for bit\n")
    let outcome = console.type("check b1 = b1 + alpha * db1")
    #expect(outcome.status == .checkFailed && outcome.output.plain.contains("b1 after the update differ"))
    #expect(try console.output(of: "check W1 = 1 * W1") == "exact: W1, bit for bit\n")
    try console.output(of: "old = 1 * W1; step")
    #expect(try console.output(of: "check W1 = old - alpha * dW1") == "exact: W1, bit for bit\n")
    #expect(
      try console.output(of: "check W1 -= alpha * dW1") == "exact: W1 after the update, bit for bit\n")
    // What was changed by hand since is not what the update wrote.
    try console.output(of: "set W1[0,0] = 5")
    #expect(
      try console.output(of: "check W1 = W1 - alpha * dW1") == "exact: W1 after the update, bit for bit\n")
    try console.output(of: "until db1")
    #expect(console.type("check W1 = W1 - alpha * dW1").output.plain.contains("type grad, then check"))
  }

  /// The velocity that an operation reads is the one from before the iteration, whatever has run since.
  @Test func aVelocityIsComputedFromTheOneBefore() throws {
    var console = try Console.small()
    try console.output(of: "set momentum 0.9; train 2; grad")
    for _ in 1...2 {
      for line in ["vW1 = momentum * vW1 + dW1", "vb2 = momentum * vb2 + db2"] {
        #expect(try console.output(of: "check \(line)").hasPrefix("exact"), "\(line)")
      }
      #expect(console.type("check vW1 = momentum * vW1 + 2 * dW1").status == .checkFailed)
      #expect(try console.output(of: "check b1 = b1 - alpha * vb1").contains("b1 after the update"))
      try console.output(of: "step")
    }
    #expect(console.type("check vW1 = 1 * vW1").status == .checkFailed)
  }

  @Test(arguments: ["p W1 @ X", "p exp(X)", "mine = W1.T @ W1", "whatis X * X", "check Z1 = W1 @ X"])
  func aCalculationCanBeInterrupted(line: String) throws {
    var console = try Console.small()
    try console.output(of: "forward 0:7")
    let before = console.session.variables.count
    console.host.interruptedFromQuestion = 1
    let outcome = console.type(line)
    #expect(outcome.status == .interrupted, "\(outcome.output.plain)")
    #expect(outcome.error?.plain.contains("interrupted") == true)
    #expect(console.session.variables.count == before)
  }

  /// Many numbers come in portions, which Ctrl-C ends between them, and which go on where they ended.
  @Test func manyNumbersAreShownInPortions() throws {
    var console = try Console.small()
    try console.output(of: "many = ones((100, 100))")
    let all = try console.output(of: "x/10000g many")
    #expect(console.host.shown.count == 3)
    #expect(all.split(separator: "\n").count == 5000 && all.hasPrefix("[0,0]:") && all.contains("\n[99,98]:"))
    console.host.forget()
    console.host.interruptedFromPoll = 2
    let outcome = console.type("x/10000g many")
    #expect(outcome.status == .interrupted && console.host.shown.count == 1)
  }

  /// A wrong line is named as compare names it.
  @Test(arguments: [
    ("dW2 = dZ2 @ A1.T", "division by m"), ("dA1 = W2 @ dZ2", "W2"), ("dZ1 = dA1", "relu"),
    ("db2 = sum(dZ2) / m + 0 * b2", "axis"), ("b1 = b1 + alpha * db1", "uphill"), ("dZ2 = Y - A2", "sign"),
    ("A2 = softmax(Z2, axis=1)", "axis"), ("dZ1 = dA1 * (Z1 < 0)", "wrong way round"),
  ])
  func aWrongLineIsNamed(line: String, word: String) throws {
    var console = try Console.small()
    try console.output(of: "network 16-10-10; forward 0:7; grad")
    let outcome = console.type("check \(line)")
    #expect(outcome.status == .checkFailed)
    let text = outcome.output.plain.replacing("\n", with: " ")
    let fits = try #require(text.firstRange(of: "what fits: "), "\(text)")
    #expect(text[fits.upperBound...].contains(word), "\(text)")
  }

  @Test func rawNumbersGoOnWithABlankLine() throws {
    var console = try Console.small()
    #expect(try console.output(of: "x/3d [1,2,3,4,5]").contains("[0,0]:"))
    #expect(try console.output(of: "").contains("[0,3]:"))
    #expect(try console.output(of: "").contains("no more than 5"))
    #expect(try console.output(of: "x/1x 1.0") == "[0,0]:  0x3ff0000000000000\n")
    #expect(try console.refusal(of: "x/8q W1").contains("one of g, f, e, d and x"))
  }

  @Test(arguments: [
    ("0 * -1", "0"), ("-(m - m)", "0"), ("(0 * W1).astype(int)[0,0] * -1", "0"), ("round(-0.2)", "0"),
    ("np.sum(Z1 > 9e9) * -1", "0"), ("y[0] * 0 * -1", "0"), ("10 ** 15", "1000000000000000"),
    ("2 ** 53 - 1", "9007199254740991"), ("1e3", "1000"), ("2 ** -1", "0.5"), ("1 // 0", "inf"),
    ("0 * -1.0", "-0.0"), ("np.round(-0.2)", "-0.0"), ("-abs(0 * W1)[0,0]", "-0.0"),
  ])
  func onlyWhatIsNoIntegerHasAMinusBeforeItsZero(line: String, text: String) throws {
    var console = try Console.small()
    try console.output(of: "forward")
    #expect(try console.output(of: "p \(line)") == "$1 = \(text)\n")
  }

  @Test func theStatisticsOfZerosAreLikeTheNumbersBelow() throws {
    var console = try Console.small()
    let text = try console.output(of: "p abs(W1) * 0 * -1")
    #expect(text.contains("min 0 at [0,0]   max 0 at [0,0]   mean 0 ") && !text.contains("-0"))
    #expect(try console.output(of: "x/1d -0.2").hasSuffix(" 0\n"))
  }

  @Test func aMarkShowsWhereAnExpressionIsWrong() throws {
    var console = try Console.small()
    let outcome = console.type("print W1 @ b1")
    #expect(outcome.status == .wrong)
    #expect(outcome.error?.plain == "W1 @ b1: W1 is 6×16, b1 is 6×1 — the inner sizes 16 and 6 differ.")
    #expect(outcome.mark?.text(in: Display()).plain == "    W1 @ b1\n    ^~~~~~~\n")
  }

  @Test(arguments: [
    ("Z1 = W1.dot(X) + b1", "Z1"), ("A1 = np.maximum(Z1, 0)", "A1"),
    ("A2 = np.exp(Z2) / np.sum(np.exp(Z2), axis=0)", "A2"),
    ("A2 = np.exp(Z2) / sum(np.exp(Z2), axis=0)", "A2"), ("L = -sum(log(A2) * Y) / 16", "L"),
    ("dZ2 = A2 - one_hot(Y)", "dZ2"), ("dZ2 = A2 - one_hot(y)", "dZ2"),
    ("dW2 = 1 / m * dZ2.dot(A1.T)", "dW2"),
    ("db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)", "db2"), ("dZ1 = W2.T.dot(dZ2) * (Z1 > 0)", "dZ1"),
    ("dW1 = 1 / m * dZ1.dot(X.T)", "dW1"), ("db1 = np.mean(dZ1, axis=1)", "db1"),
    ("L = -np.sum(Y * np.log(A2)) / m", "L"),
  ])
  func linesOfANotebookAgree(line: String, name: String) throws {
    var console = try Console.small()
    try console.output(of: "forward 0:16; grad")
    let text = try console.output(of: "check \(line)")
    #expect(text.hasPrefix("exact: \(name)") || text.hasPrefix("approximate: \(name)"), "\(text)")
  }

  @Test func aWrongLineIsFoundAndMeasured() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:16; grad")
    for (line, words) in [
      ("check db2 = np.sum(dZ2) / m", "a sum may lack its axis"),
      ("check L = -sum(Y * log(A2), axis=0) / m", "np.sum without an axis adds up everything"),
      ("check dW2 = dZ2 @ A1.T", "every element is 16 times too large"),
      ("check dW1 = (dZ1 @ X.T / m).T", "may lack a .T"),
      ("check dZ1 = W2.T @ dZ2", "elements of dZ1 differ"),
    ] {
      let outcome = console.type(line)
      #expect(outcome.status == .checkFailed, "\(line)")
      let text = outcome.output.plain.replacing("\n", with: " ")
      #expect(text.contains(words), "\(line): \(text)")
    }
    #expect(try console.refusal(of: "check nonsense = 1").contains("no matrix nonsense"))
    #expect(try console.refusal(of: "check W1").contains("needs a matrix"))
  }

  /// What people type who come from Python, and what they are told to type instead.
  @Test(arguments: [
    ("rows, columns = X.shape", "use a line for each"), ("alpha = 0.3", "type set alpha = 0.3"),
    ("W1[3,2] = 0.5", "type set W1[3,2] = 0.5"), ("dA1 = A1", "type check dA1 = A1"),
    ("print loss", "type loss alone"), ("print nonsense", "info network"),
    ("np.nonsense(X)", "help functions"),
    ("import numpy as np", "np.sum"), ("break dW1 if", "a condition is missing"),
  ])
  func whatIsTypedInsteadIsSaid(line: String, advice: String) throws {
    var console = try Console.small()
    let sentence = try console.refusal(of: line)
    #expect(sentence.contains(advice), "\(sentence)")
  }

  @Test func pythonsBracketsAroundWhatIsPrintedAreNoMatter() throws {
    var console = try Console.small()
    #expect(try console.output(of: "print(W1.shape)") == "$1 = (6, 16)\n")
    #expect(try console.output(of: "print (1 + 2) * (3 + 4)") == "$2 = 21\n")
    #expect(try console.refusal(of: "print(1) + (2)").contains("no function print"))
    #expect(console.type("quit()").quits)
  }
}
