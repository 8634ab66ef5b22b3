import ConsoleSupport
import Debugging
import Matrices
import Networks
import Rendering
import Testing

@testable import Commands

/// `show`: what is taken of a matrix, and what is said of it.
struct ShowTests {
  @Test func theWholeOfXSaysWhatItCosts() throws {
    var interpreter = Interpreter(host: RecordingHost())
    func output(_ line: String) -> String { interpreter.run(line, from: .prompt).output.plain }
    #expect(output("show X").contains("31 MB of numbers"))
    #expect(!output("show X[:,3]").contains("MB"))
    #expect(output("show X[400:403,7:9]").hasPrefix("X[400:403,7:9]   3×2 of 784×5000"))
    let session = interpreter.session
    let whole = try session.matrix(MatrixName(.input))
    let part = try session.parts(MatrixName(.input), rows: [9, 400, 500], columns: [4, 2]).whole()
    #expect(part == whole.selecting(rows: [9, 400, 500], columns: [4, 2]))
  }

  @Test func allOfALargeMatrixComesInPortionsWhichCtrlCEnds() throws {
    let host = RecordingHost()
    var interpreter = Interpreter(host: host)
    _ = interpreter.run("forward 0:12", from: .prompt)
    host.forget()
    let outcome = interpreter.run("show X --all", from: .prompt)
    #expect(outcome.status == .fine && outcome.output.isEmpty)
    #expect(host.shown.count == 2)
    #expect(host.shown.allSatisfy { $0.lines.count <= 520 })
    let whole = MatrixText(try interpreter.session.matrix(MatrixName(.input)), showsAll: true)
    #expect(host.shownText.hasSuffix(whole.text(in: host.display).plain))

    let questions = host.questions
    for question in [1, questions] {
      host.forget()
      host.interruptedFromQuestion = question
      let ended = interpreter.run("show X --all", from: .prompt)
      #expect(ended.status == .interrupted)
      #expect(ended.error?.plain == "show was interrupted; nothing has changed")
    }
  }

  @Test func anElementHasAllItsDigits() throws {
    var console = try Console.digits()
    let w1 = try console.session.matrix(MatrixName(.weights, layer: 1))
    for (line, row, column) in [("W1[3,402]", 3, 402), ("W1[-1,-1]", 9, 783), ("W1[ 0 , 5 ]", 0, 5)] {
      #expect(try console.output(of: "show \(line)") == "W1[\(row),\(column)] = \(w1[row, column])\n")
    }
    try console.output(of: "forward 3")
    let loss = try #require(console.session.lastLoss)
    #expect(try console.output(of: "show L") == "L = \(loss)\n")
  }

  @Test func everyLiveMatrixIsShownWithItsShape() throws {
    var console = try Console.small()
    try console.output(of: "forward; grad")
    for name in console.session.liveMatrixNames where name.kind != .loss {
      let matrix = try console.session.matrix(name)
      let text = try console.output(of: "show \(name)")
      #expect(text.hasPrefix("\(name)   \(matrix.rows)×\(matrix.columns)   "), "\(text)")
      for word in ["min ", "max ", "mean ", "std ", "zeros "] { #expect(text.contains(word), "\(name)") }
    }
  }

  @Test(arguments: [
    ("W1[3]", "W1[3]   1×16 of 6×16   the weights into neuron 3"),
    ("W1[-1]", "W1[5]   1×16 of 6×16   the weights into neuron 5"),
    ("W1[:,2]", "W1[:,2]   6×1 of 6×16   neurons by inputs"),
    ("W1[0:3,-5:]", "W1[0:3,11:16]   3×5 of 6×16   neurons by inputs"),
    ("W1[::2]", "W1[0:5:2]   3×16 of 6×16   neurons by inputs"),
    ("W1[1:4:2,0:9:4]", "W1[1:4:2,0:9:4]   2×3 of 6×16   neurons by inputs"),
    ("W1[4:1:-1]", "W1[4:1:-1]   3×16 of 6×16   neurons by inputs"),
    ("W1[2:99]", "W1[2:6]   4×16 of 6×16   neurons by inputs"),
    ("W1[-99:2]", "W1[0:2]   2×16 of 6×16   neurons by inputs"),
    ("W1[:,:]", "W1   6×16   neurons by inputs"), ("b1", "b1   6×1   one for each neuron"),
    ("Y[:,0:3]", "Y[:,0:3]   10×3 of 10×30   classes by samples: 1 in the row of the label"),
  ])
  func theHeadingSaysWhatWasTaken(reference: String, heading: String) throws {
    var console = try Console.small()
    let text = try console.output(of: "show \(reference)")
    #expect(text.prefix { $0 != "\n" } == heading)
  }

  @Test func theNumbersOfASliceAreThoseOfTheMatrix() throws {
    var console = try Console.small()
    let w2 = try console.session.matrix(MatrixName(.weights, layer: 2))
    let text = try console.output(of: "show W2[7:4:-1,1:3] --all")
    for row in [7, 6, 5] {
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(row) │") })
      let numbers = line.split(separator: " ").compactMap { Double($0) }.suffix(2)
      // Shown with at least two significant digits.
      for (number, column) in zip(numbers, 1...) { #expect(abs(number - w2[row, column]) < 0.006) }
    }
  }

  @Test func largeMatricesAreElidedAndAllShowsEveryNumber() throws {
    var console = try Console.digits()
    let elided = try console.output(of: "show W1")
    #expect(elided.contains("…"))
    #expect(elided.split(separator: "\n").count < 20)
    let all = try console.output(of: "show --all W1[0:2]")
    #expect(!all.contains("…"))
    let numbers = all.split(separator: "\n").filter { $0.contains("│") }
      .flatMap { $0.drop { $0 != "│" }.split(separator: " ").compactMap { Double($0) } }
    #expect(numbers.count == 2 * 784)
  }

  @Test func matricesThatAreMissingSayHowToGetThem() throws {
    var console = try Console.small()
    #expect(
      try console.refusal(of: "show dW1") == "dW1 does not exist yet in iteration 0; type grad to compute it."
    )
    #expect(
      try console.refusal(of: "show Z1")
        == "Z1 does not exist yet in iteration 0; type forward to compute it.")
    #expect(
      try console.refusal(of: "show W3") == "the network 16-6-10 has no W3; its layers are 1 to 2.")
    #expect(try console.refusal(of: "show w1") == "there is no matrix w1; did you mean W1?")
    #expect(try console.refusal(of: "show W1 - W2").contains("\"W1-W2\" is no matrix; print shows"))
    #expect(
      try console.refusal(of: "show") == "show needs a matrix: show M[...] [--all] [--grid] [--svg FILE].")
    try console.output(of: "forward; grad; show dW1; step; show dW1")
    try console.output(of: "train 1")
    try console.refusal(of: "show dW1")
  }

  @Test(arguments: [
    "W1[6]", "W1[-7]", "W1[0,16]", "W1[0:0]", "W1[3:3,1]", "W1[]", "W1[", "W1[1,2,3]", "W1[a]", "W1[::0]",
    "W1[1.5]",
    "W1 W2", "Q", "W1[99999999999999999999]", "b1[0,1]", "L[1]", "W1]", "\"\"",
  ])
  func impossibleReferencesAreRefused(reference: String) throws {
    var console = try Console.small()
    try console.output(of: "forward")
    try console.refusal(of: "show \(reference)")
  }

  @Test func matricesOfAFinishedIterationSaySo() throws {
    var console = try Console.small()
    try console.output(of: "forward 3; grad; step")
    let remark = "of iteration 0, before its update"
    #expect(try console.output(of: "show dW1").contains(remark))
    #expect(try console.output(of: "show Z1[2,0]").contains(remark))
    #expect(try !console.output(of: "show W1").contains(remark))
    try console.output(of: "forward 3")
    #expect(try !console.output(of: "show Z1").contains(remark))
  }
}
