import ConsoleSupport
import Expressions
import Matrices
import Rendering
import TestSupport
import Testing

@testable import Commands
@testable import Debugging
@testable import Networks

/// `explain`: what it says of every kind of number, how wide it is, what it refuses.
struct ExplainTests {
  @Test func everyKindOfNumberIsExplained() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:8; grad")
    for name in console.session.program.matrixNames where !name.isParameter {
      let shape = try console.session.shape(of: name)
      let element = MatrixElement(name, shape.rows / 2, shape.columns / 2)
      let text = try console.output(of: "explain \(element)")
      #expect(text.hasPrefix("\(element) = "), "\(text)")
      guard element.isComputed else { continue }
      let flowing = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(flowing.contains("agrees with the stored value"), "\(text)")
      let place = try #require(console.session.program.index(of: name.description))
      #expect(text.contains("\(place + 1)  \(console.session.program.operations[place].formula)"), "\(text)")
      #expect(try console.output(of: "why \(element)") == text)
    }
  }

  @Test func aGradientNamesItsSamplesAndItsPixel() throws {
    var console = try Console.digits()
    try console.output(of: "forward dev:2:10; grad")
    let text = try console.output(of: "explain dW1[3,402] --terms 8")
    #expect(text.hasPrefix("dW1[3,402] = sum(dZ1[3,:] * X[402,:]) / m    11  dW1 = dZ1 @ X.T / m\n"))
    #expect(text.contains("dZ1[3,s]") && text.contains("X[402,s]") && text.contains("product"))
    #expect(text.contains("/ m = 8"))
    let flowing = text.replacing("\n", with: " ")
    #expect(flowing.contains("Pixel 402 is row 14, column 10 of the image."))
    let shown = text.split(separator: "\n").filter { $0.contains("  s=") }
    for line in shown {
      let column = try #require(Int(line.drop { $0 != "=" }.dropFirst().prefix { $0.isNumber }))
      #expect(line.contains("dev sample \(column + 2), label \(console.session.batch.batch.labels[column])"))
    }
    let (x, dz1) = (
      try console.session.matrix(MatrixName(.input)),
      try console.session.matrix(MatrixName(.preActivationGradient, layer: 1))
    )
    #expect(shown.count == (0..<8).count { x[402, $0] * dz1[3, $0] != 0 })
    #expect(!shown.isEmpty)
  }

  @Test func aLossNamesItsSampleInATreeToo() throws {
    var console = try Console.small()
    try console.output(of: "forward 3")
    let label = console.session.batch.batch.labels[0]
    let text = try console.output(of: "explain L --depth 2")
    #expect(text.contains("i,s=\(label),0  Y[\(label),0] * log(A2[\(label),0]) = 1 * "), "\(text)")
    #expect(text.contains("sample 3, label \(label)"))
  }

  @Test func theBestSampleOfALossCostsLeast() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:8")
    let text = try console.output(of: "explain L --terms 100")
    let logarithms = text.split(separator: "\n").filter { $0.contains("  i,s=") }.compactMap {
      $0.split(separator: " ").compactMap { Double($0) }.dropFirst(2).first
    }
    #expect(logarithms.count == 8)
    #expect(logarithms == logarithms.sorted())
  }

  /// A line of one's own is explained as an operation's is, by what its names mean now.
  @Test(arguments: [
    ("(dZ1 @ X.T / m)[3,5]", "sum(dZ1[3,:] * X[5,:]) / m", "dW1[3,5]"),
    ("(1 / m * dZ1.dot(X.T))[3,5]", "1 / m * sum(dZ1[3,:] * X[5,:])", "dW1[3,5]"),
    ("((A2 - Y) @ A1.T / m)[3,4]", "sum((A2[3,:] - Y[3,:]) * A1[4,:]) / m", "dW2[3,4]"),
    ("(W2.T @ dZ2 * (Z1 > 0))[2,1]", "sum(W2[:,2] * dZ2[:,1]) * (Z1[2,1] > 0)", "dZ1[2,1]"),
    ("np.mean(dZ2, axis=1)[4]", "np.mean(dZ2[4,:])", "db2[4]"),
    ("dZ2.sum(axis=1, keepdims=True)[4,0]", "sum(dZ2[4,:])", ""),
    ("np.maximum(0, Z1)[2,3]", "np.maximum(0, Z1[2,3])", "A1[2,3]"),
    ("-np.sum(Y * np.log(A2)) / m", "-np.sum(Y * np.log(A2)) / m", "L"),
    ("(X.T @ W1.T + b1.T)[3,2]", "sum(X[:,3] * W1[2,:]) + b1[2]", "Z1[2,3]"),
    ("(A2 - Y)[-1,-1]", "A2[9,7] - Y[9,7]", "dZ2[9,7]"),
    ("softmax(Z2)[3,5]", "exp(Z2[3,5] - max) / sum(exp(Z2[:,5] - max))", "A2[3,5]"),
  ])
  func anElementOfOnesOwnLine(line: String, symbols: String, same: String) throws {
    var console = try Console.small()
    try console.output(of: "forward 0:8; grad")
    let text = try console.output(of: "explain \(line)")
    #expect(text.contains(" = \(symbols)\n"), "\(text)")
    guard !same.isEmpty else { return }
    let value = try #require(
      try console.interpreter.evaluate(try console.interpreter.parse(same), in: same).array?.single)
    #expect(text.contains(NumberText.scalar(value)), "\(text) has no \(value)")
  }

  /// The parts of a line that are made of other numbers are followed as operations are.
  @Test func aPartOfOnesOwnLineIsFollowed() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:8; grad")
    let text = try console.output(of: "explain ((A2 - Y) @ A1.T / m)[3,4] --depth 3 --terms 2")
    #expect(text.contains("A2[3,") && text.contains("- Y[3,"), "\(text)")
    #expect(text.contains("exp(Z2[3,"), "\(text)")
  }

  @Test func aPrintedValueIsExplainedByItsLine() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:8; grad; p dZ1 @ X.T / m; mine = 2 * dW2")
    let text = try console.output(of: "explain $1[3,5]")
    #expect(text.hasPrefix("$1[3,5] = sum(dZ1[3,:] * X[5,:]) / m\n"), "\(text)")
    #expect(text.contains("agrees with the stored value"))
    #expect(try console.output(of: "explain mine[3,2]").contains("agrees with the stored value"))
    try console.output(of: "forward 8:16; grad")
    #expect(
      try console.output(of: "explain $1[3,5]").replacing("\n", with: " ").contains(
        "what it reads has changed since"))
  }

  @Test(arguments: [
    ("explain (A2 - Y)", "say which: explain (A2 - Y)[0,0]"), ("explain (A2 - Y)[0]", "say which"),
    ("explain (A2 - Y)[0:2,1]", "say which"), ("explain (A2 - Y)[10,0]", "no such element"),
    ("explain (A2 @ Y)[0,0]", "A2 @ Y"), ("explain np.reshape(A2, (8, 10))[0,0]", "none of these"),
    ("explain (A2 - )", "expected a value"), ("explain (A7 - Y)[0,0]", "A7"),
    ("explain (W1.shape)[0]", "takes a number"),
  ])
  func whatCannotBeExplainedSaysWhy(line: String, reason: String) throws {
    var console = try Console.small()
    try console.output(of: "forward 0:8; grad")
    #expect(try console.refusal(of: line).contains(reason))
  }

  /// Where a probability has rounded to 0, its logarithm is -inf, and the loss is not.
  @Test func aLossThatTheFormulaMakesInfiniteIsExplainedAnotherWay() throws {
    var console = try Console.small()
    try console.output(of: "forward 3")
    let label = console.session.batch.batch.labels[0]
    try console.output(of: "set b2[\(label)] = -900; forward 3")
    let text = try console.output(of: "explain L").split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    #expect(text.contains("log_softmax(Z2)") && text.contains("agrees with the stored value"), "\(text)")
    #expect(text.contains("not finite here"), "\(text)")
  }

  @Test func aVectorOfOneSampleNeedsNoColumn() throws {
    var console = try Console.small()
    try console.output(of: "forward 3")
    #expect(try console.output(of: "explain A2[6]") == (try console.output(of: "explain A2[6,0]")))
    #expect(try console.output(of: "explain b1[2]").hasPrefix("b1[2] = "))
    #expect(try console.output(of: "explain A2[-1]").hasPrefix("A2[9,0] = "))
    try console.output(of: "grad")
    #expect(try console.output(of: "explain db1[2]").hasPrefix("db1[2] = sum(dZ1[2,:]) / m"))
  }

  @Test func moreThanOneNumberIsRefusedWithWhatToType() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:8; grad")
    #expect(
      try console.refusal(of: "explain A2[6]")
        == "A2[6] is a row of 8; say which sample: explain A2[6,0].")
    #expect(
      try console.refusal(of: "explain dW1[3]") == "dW1[3] is a row of 16; say which pixel: explain dW1[3,0]."
    )
    #expect(
      try console.refusal(of: "explain W2[-1]") == "W2[9] is a row of 6; say which input: explain W2[9,0].")
    #expect(try console.refusal(of: "explain b1") == "b1 is a column of 6; say which row: explain b1[0].")
    #expect(
      try console.refusal(of: "explain Z1[:,3]")
        == "Z1[:,3] is a column of 6; say which row: explain Z1[0,3].")
    #expect(
      try console.refusal(of: "explain W1")
        == "explain takes one number, and this is 6 rows and 16 columns of W1; say which: explain W1[0,0].")
    #expect(try console.refusal(of: "explain Z1[2:4,5]").contains("explain Z1[2,5]"))
  }

  @Test func whatIsNotThereSaysHowToGetIt() throws {
    var console = try Console.small()
    #expect(
      try console.refusal(of: "explain dW1[3,4]")
        == "dW1 does not exist yet in iteration 0; type grad to compute it.")
    #expect(
      try console.refusal(of: "explain L")
        == "L does not exist yet in iteration 0; type forward to compute it."
    )
    #expect(try console.refusal(of: "explain").hasPrefix("explain needs an element: explain E[i,j]"))
    #expect(try console.refusal(of: "why update").contains("explain W1[0,0]"))
    for line in [
      "W3[0,0]", "w1[0,0]", "W1[6,0]", "W1[0,16]", "W1[0,0", "W1[0,0,0]", "W1[0,0] W2[0,0]", "X[0,30]",
      "Y[10,0]",
      "W1[0,0] --depth 0", "W1[0,0] --terms x", "Q[0]", "dA2[0,0]", "W1[0:0,1]",
    ] { try console.refusal(of: "explain \(line)") }
  }

  @Test func pixelsAndLabelsComeFromTheData() throws {
    var console = try Console.small()
    try console.output(of: "forward dev:4")
    let byte = try #require(console.session.batch.batch.byte(pixel: 6, ofSample: 0))
    let label = console.session.batch.batch.labels[0]
    let pixel = try console.output(of: "explain X[6,0]")
    #expect(pixel.hasPrefix("X[6,0] = \(byte) / 255 = "))
    #expect(pixel.replacing("\n", with: " ").contains("row 1, column 2 of dev sample 4, label \(label)"))
    #expect(try console.output(of: "explain Y[\(label),0]").hasPrefix("Y[\(label),0] = 1\n"))
    #expect(
      try console.output(of: "explain Y[\((label + 1) % 10),0]").hasPrefix("Y[\((label + 1) % 10),0] = 0\n"))
  }

  @Test func aWeightTellsWhatMovedIt() throws {
    var console = try Console.small()
    let first = try console.output(of: "explain W1[3,4]")
    #expect(first.replacing("\n", with: " ").contains("nothing has changed it yet"))
    try console.output(of: "train 8; set W1[3,4] = 5; set batch 7; train 8")
    let position = console.session.position
    let text = try console.output(of: "explain W1[3,4] --terms 3")
    #expect(text.hasPrefix("W1[3,4] = start + sum(-alpha * dW1[3,4])    13  W1 -= alpha * dW1\n"))
    let lines = text.split(separator: "\n")
    #expect(lines[2].hasPrefix("  8 ") && lines[2].hasSuffix("set by hand"), "\(text)")
    #expect(text.contains("agrees"))
    #expect(console.session.position == position)
    try console.output(of: "until update")
    #expect(try console.output(of: "explain W2[3,4]").contains("next, update: -0.1 * "))
  }

  @Test func aLongReplayCanBeInterrupted() throws {
    var console = try Console.small()
    try console.output(of: "train 30")
    let before = console.session.position
    console.host.forget()
    console.host.interruptedFromPoll = 5
    let outcome = console.type("explain W1[3,4]")
    #expect(outcome.status == .interrupted)
    #expect(outcome.error?.plain == "the explanation was interrupted; nothing has changed")
    #expect(console.session.position == before)
    #expect(console.host.progress.count > 3)
    #expect(console.host.progress.last == .some(nil))
  }

  @Test func numbersOfAFinishedIterationSaySo() throws {
    var console = try Console.small()
    try console.output(of: "forward 3; grad; step; set W1[0,0] = 9")
    for element in ["Z1[0,0]", "dA1[2,0] --depth 3", "dW1[2,5]"] {
      let text = try console.output(of: "explain \(element)")
      #expect(text.contains("of iteration 0, before its update"), "\(text)")
      #expect(!text.contains("does not compute its formula"), "\(text)")
    }
  }

  @Test func anOperationThatDoesSomethingElseIsCalledOut() throws {
    var console = try Console.small()
    let replaced = console.interpreter.session.program.replace(with: Undivided())
    #expect(replaced)
    try console.output(of: "forward 0:8; grad")
    for options in ["", " --depth 4"] {
      let text = try console.output(of: "explain db2[3]\(options)").replacing("\n", with: " ")
      #expect(text.contains("the stored value is "), "\(text)")
      #expect(text.contains("this operation does not compute its formula"), "\(text)")
      #expect(!text.contains("agrees with the stored value"), "\(text)")
      let right = try console.output(of: "explain dW2[3,1]\(options)")
      #expect(!right.contains("does not compute its formula"), "\(right)")
    }
  }

  @Test func aTreeNamesTheOperationsOnTheWay() throws {
    var console = try Console.small()
    try console.output(of: "forward 3; grad")
    let text = try console.output(of: "explain dW1[3,5] --depth 10 --terms 3")
    for name in ["dW1", "dZ1", "dA1", "dZ2", "A2", "Z2", "A1", "Z1"] {
      #expect(text.contains("\(name)["), "\(name) in \(text)")
    }
    for character in ["├─ ", "└─ ", "│  "] { #expect(text.contains(character)) }
    console.host.display.unicode = false
    let ascii = try console.output(of: "explain dW1[3,5] --depth 10 --terms 3")
    #expect(ascii.allSatisfy { $0.isASCII })
    #expect(ascii.split(separator: "\n").count == text.split(separator: "\n").count)
  }

  @Test func aLargeTreeIsCutAndSaysSo() throws {
    var console = try Console.digits()
    try console.output(of: "forward 0:16; grad")
    let text = try console.output(of: "explain dW1[3,402] --depth 10 --terms 16")
    #expect(text.contains("left out"))
    #expect(text.split(separator: "\n").count < 400)
  }

  @Test(arguments: [(40, true), (40, false), (53, true), (66, true), (80, false), (120, true), (200, true)])
  func nothingIsWiderThanTheDisplay(columns: Int, unicode: Bool) throws {
    var console = try Console.digits(display: Display(columns: columns, unicode: unicode))
    try console.output(of: "train 12; set W1[3,402] = -123.456; train 3; forward 0:16; grad")
    let elements =
      console.session.program.matrixNames.map { name in
        let kind = name.kind
        return kind == .loss
          ? "L"
          : kind == .bias || kind == .biasGradient
            ? "\(name)[3]" : name.layer == 2 ? "\(name)[3,4]" : "\(name)[3,12]"
      } + ["dW1[3,402]", "W1[3,402]", "X[402,3]"]
    for element in elements {
      for options in ["", " --terms 30", " --depth 12"] {
        let text = try console.output(of: "explain \(element)\(options)")
        for line in text.split(separator: "\n") {
          #expect(line.count <= columns, "\(element)\(options) at \(columns): \(line)")
        }
        #expect(unicode || text.allSatisfy { $0.isASCII }, "\(text)")
      }
    }
  }
}

/// db2 without its division by m.
private struct Undivided: SumOperation {
  let layer = 2
  var output: MatrixName? { MatrixName(.biasGradient, layer: layer) }
  var stage: Stage { .backward }
  let lines = [FormulaLine("db2", "sum(dZ2, axis=1, keepdims=True) / m")]
  let notes = OperationNotes(title: "", meaning: "", derivation: "")

  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) {
    let dz = block.columns(MatrixName(.preActivationGradient, layer: layer))
    for i in 0..<10 * block.count { sum[i % 10] += dz[i] }
  }
  func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>
  ) {}
}
