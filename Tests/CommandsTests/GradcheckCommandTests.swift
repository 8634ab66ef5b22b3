import ConsoleSupport
import TestSupport
import Testing

@testable import Commands

/// `gradcheck` as a command: its table, statuses and Ctrl-C. What it finds is NetworksTests' matter.
struct GradcheckCommandTests {
  @Test func rightGradientsPassOnASuitableBatch() throws {
    var console = try Console.small()
    let text = try console.output(of: "gradcheck")
    #expect(text.hasPrefix("gradcheck on all 30 training samples, eps = 1e-05\n"))
    for name in ["dW1", "db1", "dW2", "db2"] { #expect(text.contains("\n\(name) ")) }
    #expect(text.contains("\npassed: all ") && text.contains("(172 checked)"))
    #expect(console.host.progress.last == .some(nil))
  }

  @Test func oneSampleIsReplacedBySixteen() throws {
    var console = try Console.small()
    #expect(try console.output(of: "forward 3; gradcheck").contains("gradcheck on samples 0:16"))
    #expect(try console.output(of: "forward 3:9; gc b1").contains("gradcheck on samples 3:9"))
    #expect(console.session.position.operation == 5, "where it was")
  }

  @Test(arguments: [("b2", ["db2"]), ("dW1", ["dW1"]), ("W1 b2", ["dW1", "db2"])])
  func parametersAreChosenByNameOrByGradient(words: String, shown: [String]) throws {
    var console = try Console.small()
    let text = try console.output(of: "gradcheck \(words)")
    let names = text.split(separator: "\n").compactMap { $0.split(separator: " ").first }.filter {
      $0.hasPrefix("d")
    }
    #expect(names.map(String.init) == shown)
  }

  @Test(arguments: [
    "gradcheck W3", "gradcheck Z1", "gradcheck x", "gradcheck --eps", "gradcheck --eps 0",
    "gradcheck --eps -1e-5",
    "gradcheck --eps x", "gradcheck --eps nan", "gradcheck --eps 1e-4", "gradcheck --eps 1e-300",
    "gradcheck --sweep=3",
  ])
  func impossibleChecksAreRefused(line: String) throws {
    var console = try Console.small()
    try console.refusal(of: line)
  }

  /// Six entries are one round, so that from the second question on the search for the wrong operation asks.
  @Test func ctrlCStopsTheSearchForTheWrongOperation() throws {
    var console = try Console.small()
    try console.output(of: "bug plant no-relu-mask")
    console.host.forget()
    console.host.interruptedFromPoll = 2
    #expect(console.type("gradcheck b1").status == .interrupted)
  }

  @Test(arguments: ["1e-5", "1e-6", "1e-7"])
  func rightGradientsPassAtEveryAllowedE(epsilon: String) throws {
    var console = try Console.digits()
    try console.output(of: "train 5; gradcheck W2 b1 b2 --eps \(epsilon)")
  }

  /// The difference of two large losses has few digits left, or none: that is no mistake of a gradient.
  @Test(arguments: [
    ("set alpha -0.1; train 10", true), ("set alpha -1; train 8", false), ("set alpha -1; train 30", false),
    ("set W1 = 1000 * W1", true), ("set b2 = 1e6", true), ("bug plant pixels-not-scaled", true),
    ("bug plant update-sign; train 60", false),
  ])
  func rightGradientsDoNotFailWhereTheLossIsLarge(setup: String, isConclusive: Bool) throws {
    var console = try Console.digits()
    try console.output(of: setup)
    let outcome = console.type("gradcheck W2 b1 b2")
    #expect(outcome.status == (isConclusive ? .fine : .inconclusive))
    #expect(isConclusive || outcome.output.plain.contains("too large for finite differences"))
    #expect(isConclusive || outcome.output.plain.contains("rounding: "))
  }

  @Test func aWrongGradientIsFoundWhereTheLossIsLarge() throws {
    var console = try Console.digits()
    try console.output(of: "set W1 = 1000 * W1; bug plant missing-m")
    let outcome = console.type("gradcheck W2 b2")
    #expect(outcome.status == .checkFailed)
    #expect(outcome.output.plain.contains("first wrong operation: dW2"))
  }

  @Test func nothingComparedIsInconclusive() throws {
    var console = try Console.small()
    // With every hidden neuron silent, no weight into one matters.
    let lines = (0..<6).map { "set b1[\($0)] = -1000" }.joined(separator: ";")
    try console.output(of: lines)
    let outcome = console.type("gradcheck")
    #expect(outcome.status == .inconclusive)
    #expect(outcome.output.plain.contains("inconclusive: "))
    #expect(console.type("gradcheck b2").status == .fine)
  }

  @Test func aLossThatIsNoNumberHasNoSlope() throws {
    var console = try Console.small()
    // Weights and logits beyond all numbers, though each parameter is one.
    try console.output(of: "set b1[0] = 1e300; set W2[0,0] = 1e300")
    #expect(
      try console.refusal(of: "gradcheck")
        == "the loss is nan, so there is no slope to compare; type start to begin again, with a smaller alpha."
    )
  }

  @Test func aParameterThatIsNoNumberIsNamed() throws {
    var console = try Console.small()
    try console.output(of: "set W1[3,5] = inf")
    #expect(
      try console.refusal(of: "gradcheck b2")
        == "W1[3,5] is inf, so there is no slope to compare; type set W1[3,5] = 0, or start to begin again.")
    try console.output(of: "set W1[3,5] = 0; gradcheck b2")
  }

  @Test func aSweepOverAWrongGradientBlamesTheGradient() throws {
    var console = try Console.digits()
    try console.output(of: "bug plant missing-m; forward 0:16; grad")
    let text = console.type("gradcheck W2 --sweep").output.plain
    #expect(text.contains("no eps makes the error small"))
    #expect(!text.contains("best"))
  }

  @Test func aParameterThatTheLossDoesNotKnowIsNamed() throws {
    var console = try Console.digits()
    try console.output(of: "bug plant bias-forgotten; forward 0:16; grad")
    #expect(
      console.type("gradcheck b2").output.plain.contains(
        "the loss does not change when these parameters move"))
  }

  @Test(arguments: ["gradcheck", "gradcheck W1 --sweep"], [1, 2])
  func ctrlCLeavesEverythingAsItWas(line: String, poll: Int) throws {
    var console = try Console.digits()
    try console.output(of: "step 7")
    let before = Snapshot(console.interpreter)
    console.host.forget()
    console.host.interruptedFromPoll = poll
    let outcome = console.type(line)
    #expect(outcome.status == .interrupted)
    #expect(outcome.error?.plain == "the gradient check was interrupted; nothing has changed")
    #expect(Snapshot(console.interpreter) == before)
    #expect(console.host.progress.last == .some(nil))
  }

  @Test func theSweepIsBestInTheMiddle() throws {
    var console = try Console.small()
    let lines = try console.output(of: "gradcheck W2 --sweep").split(separator: "\n")
    let rows = lines.filter { $0.contains("▬") }
    #expect(rows.count == 10)
    let best = try #require(rows.firstIndex { $0.hasSuffix(" best") })
    #expect((1...6).contains(best), "between 1e-3 and 1e-8: too large bends, too small rounds")
  }
}
