import ConsoleSupport
import Networks
import Testing

@testable import Commands

/// `set` and `network`: every setting, every value that is none, and single numbers of the network.
struct SettingsTests {
  /// Values that each setting takes, as it then shows them, and values that it does not.
  private static let values: [String: (good: [String: String], bad: [String])] = [
    "alpha": (["0.3": "0.3", "1e-3": "0.001", "-2": "-2", "0": "0"], ["x", "nan", "inf", "0.1.2", "1 2"]),
    "beta1": (["0": "0", "0.95": "0.95"], ["1", "-0.1", "x", "nan"]),
    "beta2": (["0": "0", "0.99": "0.99"], ["1", "-0.1", "x", "nan"]),
    "epsilon": (["0": "0", "1e-6": "1e-06"], ["1", "-1e-8", "x", "nan"]),
    "optimizer": (["adam": "adam", "rmsprop": "rmsprop", "sgd": "sgd"], ["Adam", "x", "momentum"]),
    "batch": (["64": "64", "all": "all", "1": "1"], ["0", "-1", "x", "1.5", "everything"]),
    "detail": (["brief": "brief", "full": "full"], ["x", "off", "Brief"]),
    "dev": (["0": "0", "39": "39", "7": "7"], ["40", "-1", "x", "all"]),
    "explode": (["100": "100", "1e3": "1000"], ["0", "-1", "x", "inf", "nan"]),
    "vanish": (["1e-9": "1e-09", "0.5": "0.5"], ["0", "-1", "x", "inf"]),
    "init": (["he": "he", "uniform": "uniform", "xavier": "xavier", "zeros": "zeros"], ["He", "x", "zero"]),
    "iterations": (["0": "0", "1000": "1000"], ["-1", "x", "1.5"]),
    "l2": (["0": "0", "0.001": "0.001", "1e-4": "0.0001"], ["-1", "x", "nan", "inf"]),
    "memory": (["1": "1", "64": "64"], ["0", "-1", "x", "1.5"]),
    "momentum": (["0": "0", "0.9": "0.9", "0.999": "0.999"], ["1", "-0.1", "x", "nan", "inf"]),
    "pager": (["off": "off", "on": "on"], ["x", "true", "OFF"]),
    "report": (["1": "1", "10": "10", "epoch": "epoch"], ["0", "-5", "x"]),
    "schedule": (
      [
        "constant": "constant", "cosine": "cosine", "step 10 0.5": "step 10 0.5",
        "step 1  1e-1": "step 1 0.1",
      ],
      [
        "step", "step 0 0.5", "step 10 0", "step 10 2", "step 10 -1", "step 1.5 0.5", "step 10 nan", "linear",
        "cosine 100",
      ]
    ),
    "seed": (
      ["7": "7", "18446744073709551615": "18446744073709551615"], ["-1", "x", "18446744073709551616"]
    ),
    "threads": (["1": "1", "auto": "auto", "1024": "1024"], ["0", "1025", "x"]),
  ]

  @Test(arguments: Setting.all.map(\.name))
  func takesItsValuesAndNoOthers(name: String) throws {
    let values = try #require(Self.values[name], "a new setting needs values to be tested with")
    for (value, shown) in values.good {
      for line in [
        "set \(name) \(value)", "set \(name) = \(value)", "set \(name)=\(value)", "set \(name)  =\(value)",
      ] {
        var console = try Self.console(with: name)
        let text = try console.output(of: line)
        #expect(text.hasPrefix("\(name) is now \(shown)"), "\(text)")
        #expect(try console.output(of: "set \(name)").hasPrefix("\(name) is \(shown): "))
        #expect(try console.output(of: "info settings").contains(shown))
      }
    }
    var console = try Self.console(with: name)
    let setting = try #require(Setting.named(name))
    for value in values.bad {
      let sentence = try console.refusal(of: "set \(name) \(value)")
      #expect(sentence == "\"\(value)\" is no value for \(name); expected \(setting.expected).")
    }
    for choice in setting.choices { try console.output(of: "set \(name) \(choice)") }
  }

  /// A console whose optimizer has the setting, where it is one of an optimizer.
  private static func console(with setting: String) throws -> Console {
    var console = try Console.small()
    let optimizer = Optimizer.names.first { Optimizer.settings(of: $0).contains { $0.name == setting } }
    if let optimizer { try console.output(of: "set optimizer \(optimizer)") }
    return console
  }

  @Test func settingsTakeEffect() throws {
    var console = try Console.small()
    try console.output(of: "set batch 7; set alpha 0.5; set threads 1; set report 3; set iterations 4")
    #expect(console.session.settings.alpha == 0.5)
    #expect(console.session.batch.batch.count == 7)
    #expect(console.session.settings.threads == 1)
    try console.output(of: "set dev 5")
    #expect(console.session.data.devCount == 5)
    try console.output(of: "set pager off")
    #expect(!console.interpreter.showing.usesPager)
  }

  @Test func briefLeavesOutMeaningsAndNumbers() throws {
    var console = try Console.digits()
    let full = try console.output(of: "forward 3; grad; step")
    let brief = try console.output(of: "start; set detail brief; forward 3; grad; step")
    for operation in console.session.program.operations {
      let meaning = operation.notes.meaning.split(separator: " ").prefix(4).joined(separator: " ")
      #expect(full.contains(meaning) && !brief.contains(meaning), "\(operation.name)")
      #expect(brief.contains("  \(operation.formula)"), "\(operation.name)")
    }
    #expect(brief.contains("largest: dW1["))
    #expect(brief.contains("loss on sample 3: "))
    #expect(brief.split(separator: "\n").count < 26)
  }

  @Test func aNewSeedSaysWhatBecomesOfTheParameters() throws {
    var console = try Console.small()
    #expect(try console.output(of: "set seed 3") == "seed is now 3; the parameters were drawn again\n")
    #expect(try console.output(of: "set seed 3") == "seed is now 3\n")
    try console.output(of: "train 1")
    #expect(
      try console.output(of: "set init he")
        == "init is now he; the parameters stay as they are; start draws them again\n")
    #expect(try console.output(of: "set alpha 0.1") == "alpha is now 0.1\n")
  }

  @Test func changesInTheMiddleOfAnIterationSayWhatTheyMean() throws {
    var console = try Console.small()
    try console.output(of: "step 7")
    #expect(
      try console.output(of: "set batch 7") == "batch is now 7; the iteration under way keeps its samples\n")
    #expect(
      try console.output(of: "set b1[0] 2").hasSuffix(
        "-> 2.0\nwhat this iteration computed is of the old value; forward computes it again\n"))
    #expect(try console.output(of: "set dev 3") == "dev is now 3; iteration 0 begins again\n")
    #expect(console.session.position.operation == 0)
    #expect(try console.output(of: "set dev 4; set batch all") == "dev is now 4\nbatch is now all\n")
  }

  @Test func unknownSettingsAreRefused() throws {
    var console = try Console.small()
    let sentence = try console.refusal(of: "set foo 3")
    for setting in Setting.all { #expect(sentence.contains(setting.name)) }
    for line in ["set Alpha 1", "set = 3", "set [ 3", "set ] 3", "set \"\" 3"] {
      try console.refusal(of: line)
    }
  }

  @Test(arguments: [
    "set W1[3,2] = 0.5", "set W1[3,2] 0.5", "set W1[3, 2]=0.5", "set W1[-3,-14] = 0.5", "set W1 [3,2] 0.5",
    "set W1[3,2] = 0 * W1[3,2] + 1 / 2", "set W1[3, 2] np.max([0.5, 0])",
  ])
  func anElementIsSet(line: String) throws {
    var console = try Console.small()
    let old = try console.session.matrix(MatrixName(.weights, layer: 1))[3, 2]
    #expect(try console.output(of: line) == "W1[3,2]: \(old) -> 0.5\n")
    #expect(try console.session.matrix(MatrixName(.weights, layer: 1))[3, 2] == 0.5)
    try console.output(of: "set b2[4] = -1e-3")
    #expect(try console.session.matrix(MatrixName(.bias, layer: 2))[4, 0] == -0.001)
  }

  @Test(arguments: [
    "set W1[6,0] 1", "set W1[0,16] 1", "set W1 =", "set W1[0] =", "set W1[0] = [1, 2]", "set W1[0:2,0] = A1",
    "set W1[0:2] = W1[0:3]", "set W1[5:2] = 1", "set b1 = np.zeros(7)", "set b1 = 'a'", "set W1 = (1, 2)",
    "set W1[0,0] x", "set W3[0,0] 1", "set dW1[0,0] 1", "set Z1[0,0] 1", "set L 3",
    "set X[0,0] 1",
    "set W1[0,0 1", "set w1[0,0] 1", "set Q[0,0] 1", "set W1[a] 1", "set W1[0,0] 1 2",
  ])
  func elementsThatCannotBeSetAreRefused(line: String) throws {
    var console = try Console.small()
    try console.output(of: "forward; grad")
    try console.refusal(of: line)
  }

  /// As NumPy's assignment stretches what stands behind the =; each line, and what must hold then.
  @Test(arguments: [
    ("set W1[3] = 0", "np.all(W1[3] == 0) and np.all(W1[4] != 0)", "W1[3]: 16 numbers"),
    ("set W1[:, 2] = [1,2,3,4,5,6]", "array_equal(W1[:, 2], [1,2,3,4,5,6])", "W1[:,2]: 6 numbers"),
    ("set W1[0:2] = W1[1]", "array_equal(W1[0], W1[1])", "W1[0:2]: 2×16 numbers"),
    ("set W1[1:3, 4:6] = [[1], [2]]", "W1[2,5] == 2 and W1[1,4] == 1", "W1[1:3,4:6]: 2×2 numbers"),
    ("set W1[::-1] = W1", "array_equal(W1, before[::-1])", "W1[::-1]: 6×16 numbers"),
    ("set W1 = W1 - alpha * dW1", "array_equal(W1, before - alpha * dW1)", "W1: 6×16 numbers"),
    ("set b1 = np.ones(6)", "np.all(b1 == 1)", "b1: 6 numbers"),
    ("set b1 0.5", "np.all(b1 == 0.5)", "b1: 6 numbers"),
  ])
  func aPartIsSet(line: String, holds: String, words: String) throws {
    var console = try Console.small()
    try console.output(of: "forward; grad; before = W1 * 1; bias = b1 * 1")
    let text = try console.output(of: line)
    #expect(text.hasPrefix("\(words) are set; set "))
    #expect(text.contains("forward computes it again"))
    #expect(try console.output(of: "print \(holds)").hasSuffix("= True\n"))
    // The old ones are not lost.
    let undo = try #require(text.split(separator: "; ")[1].split(separator: " puts").first)
    try console.output(of: String(undo))
    #expect(
      try console.output(of: "print array_equal(W1, before) and array_equal(b1, bias)").hasSuffix("= True\n"))
  }

  @Test(arguments: [
    ("set W1[3,2] += 1", "W1[3,2] == before[3,2] + 1"), ("set W1 *= 2", "array_equal(W1, before * 2)"),
    ("set W1-=alpha*dW1", "array_equal(W1, before - alpha * dW1)"),
    ("set W1[3] /= 2 + 2", "array_equal(W1[3], before[3] / 4)"),
  ])
  func aParameterIsSetByWhatIsAddedToIt(line: String, holds: String) throws {
    var console = try Console.small()
    try console.output(of: "forward; grad; before = W1 * 1; \(line)")
    #expect(try console.output(of: "print \(holds)").hasSuffix("= True\n"))
  }

  @Test func aPartThatWasSetIsAnEditOfThePast() throws {
    var console = try Console.small()
    try console.output(of: "train 3; set W1[3] = 0; train 3; then = W1 * 1; goto 2; goto 6")
    #expect(try console.output(of: "print array_equal(W1, then)").hasSuffix("= True\n"))
    try console.output(of: "goto 3")
    #expect(try console.output(of: "print np.all(W1[3] == 0)").hasSuffix("= True\n"))
  }

  @Test func aNumberThatWasSetIsComputedWith() throws {
    var (changed, same) = (try Console.small(), try Console.small())
    try changed.output(of: "set b2[4] = 1000; forward")
    try same.output(of: "forward")
    #expect(changed.session.lastLoss != same.session.lastLoss)
    #expect(try changed.output(of: "accuracy") != same.output(of: "accuracy"))
  }

  @Test func anotherNetworkBeginsAtIterationZero() throws {
    var console = try Console.small()
    try console.output(of: "train 2")
    let text = try console.output(of: "network 16-8-7-10 --init he")
    #expect(
      text
        == "iteration 0: 16-8-7-10, W and b drawn from seed 0 (he)\n279 parameters, softmax with cross-entropy; list shows the program\n"
    )
    #expect(console.session.position.iteration == 0)
    #expect(try console.output(of: "set init").hasPrefix("init is he"))
    try console.output(of: "train 2; gradcheck b1; network 16-10; train 1; forward 3; grad; step; list")
  }

  @Test(arguments: [
    "network", "network 16", "network 16-x", "network 16--10", "network 16-0-10", "network 16-10-9",
    "network 784-10-10",
    "network 16-6-10 --init x", "network 16-99999999999999999999-10", "network 16-9000000-10",
    "network -16-10",
    "network 16-10-",
  ])
  func impossibleNetworksAreRefused(line: String) throws {
    var console = try Console.small()
    try console.output(of: "train 1; step 3")
    try console.refusal(of: line)
  }
}
