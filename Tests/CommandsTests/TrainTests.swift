import ConsoleSupport
import Debugging
import TestSupport
import Testing

@testable import Commands

/// train, continue, run: progress, reports, limits and Ctrl-C.
struct TrainTests {
  @Test func aLineForEveryReportAndForTheEnd() throws {
    var console = try Console.small()
    let text = try console.output(of: "set report 2; train 5")
    let lines = text.split(separator: "\n").dropFirst()
    #expect(lines.count == 3)
    #expect(lines.map { $0.prefix(14) } == ["iteration    2", "iteration    4", "iteration    5"])
    #expect(
      lines.allSatisfy { $0.contains("   loss ") && $0.contains("   train ") && $0.contains(" %   dev ") })
    #expect(console.session.position == Position(iteration: 5, operation: 0))
  }

  /// 40 samples, 5 of them in dev: 35 in mini-batches of 10 are four iterations.
  @Test func anEpochUsesEachSampleOnce() throws {
    var console = try Console.small()
    try console.output(of: "set dev 5; set batch 10; set report epoch")
    let text = try console.output(of: "train 3 epochs")
    #expect(
      text.split(separator: "\n").map { $0.prefix(14) } == [
        "iteration    4", "iteration    8", "iteration   12",
      ])
    #expect(console.session.epoch == 3)
    try console.output(of: "train 1 epoch")
    #expect(console.session.position.iteration == 16)
    for line in [
      "train 0 epochs", "train epochs", "train 3 weeks", "train 3 epochs 4",
      "train 4611686018427387904 epochs",
    ] {
      try console.refusal(of: line)
    }
    #expect(console.session.position.iteration == 16)
    // All samples at once: an epoch is an iteration.
    try console.output(of: "set batch all; train 2 epochs")
    #expect(console.session.position.iteration == 18)
  }

  @Test func progressGrowsAndIsTakenAway() throws {
    var console = try Console.small()
    try console.output(of: "train 5")
    let reports = console.host.progress.compactMap(\.self)
    #expect(reports.map(\.fraction) == [0.2, 0.4, 0.6, 0.8, 1])
    #expect(reports.allSatisfy { $0.title == "training" && $0.detail.contains("iterations/s") })
    #expect(console.host.progress.count == 6)
    #expect(console.host.progress.last == .some(nil))
  }

  @Test func withoutANumberItGoesToTheLimitAndSaysSoThere() throws {
    var console = try Console.small()
    try console.output(of: "set iterations 7; train")
    #expect(console.session.position.iteration == 7)
    for line in ["train", "continue"] {
      let sentence = try console.refusal(of: line)
      #expect(
        sentence
          == "training stands at the limit of 7 iterations; type train N for N more, or set iterations to a larger number."
      )
    }
    try console.output(of: "train 3")
    #expect(console.session.position.iteration == 10)
    try console.output(of: "set iterations 12; c")
    #expect(console.session.position.iteration == 12)
    let text = try console.output(of: "run")
    #expect(text.hasPrefix("iteration 0: 16-6-10, W and b drawn from seed 0 (uniform)\n"))
    #expect(console.session.position.iteration == 12)
  }

  /// Whoever looked at a digit before would wonder at other numbers than before.
  @Test func anIterationOnChosenSamplesIsNamed() throws {
    var console = try Console.small()
    let text = try console.output(of: "forward 3; train 2")
    #expect(text.contains("the iteration under way, on sample 3, is finished first and is one of them\n"))
    #expect(try !console.output(of: "forward; train 2").contains("under way"))
  }

  @Test func theIterationUnderWayCountsAsOne() throws {
    var (console, straight) = (try Console.small(), try Console.small())
    try console.output(of: "step 4; train 2")
    try straight.output(of: "train 2")
    #expect(console.session.position == straight.session.position)
    #expect(console.session.parameters == straight.session.parameters)
  }

  @Test(arguments: ["train 1000000", "train", "continue", "run", "train 9223372036854775807"])
  func ctrlCStopsAfterTheIteration(line: String) throws {
    var console = try Console.small()
    console.host.interruptedFromPoll = 4
    let outcome = console.type(line)
    #expect(outcome.status == .interrupted)
    let stopped = console.session.position
    #expect(stopped == Position(iteration: 4, operation: 0))
    #expect(outcome.output.plain.contains("stopped after iteration 4"))
    #expect(console.host.progress.last == .some(nil))
    #expect(console.session.losses.count == 4)
    var straight = try Console.small()
    try straight.output(of: "train 4")
    #expect(console.session.parameters == straight.session.parameters)
    console.host.forget()
    try console.output(of: "train 2")
    try straight.output(of: "train 2")
    #expect(console.session.parameters == straight.session.parameters)
  }

  @Test func ctrlCWithinAnIterationStopsBeforeIt() throws {
    var console = try Console.small()
    console.host.interruptedFromQuestion = 3
    let outcome = console.type("train 5")
    #expect(outcome.status == .interrupted)
    #expect(
      outcome.output.plain
        == "stopped before iteration 0 was done; nothing of it has happened, and continue runs it\n")
    #expect(console.session.position == Position(iteration: 0, operation: 0))
    console.host.forget()
    var straight = try Console.small()
    #expect(try console.output(of: "train 5") == straight.output(of: "train 5"))
  }

  @Test func ctrlCAtTheLastIterationIsTooLate() throws {
    var console = try Console.small()
    console.host.interruptedFromPoll = 3
    let outcome = console.type("train 3; where")
    #expect(outcome.status == .fine)
    #expect(console.session.position.iteration == 3)
  }

  @Test func aTrainingThatLeavesAllNumbersSaysSo() throws {
    var console = try Console.small()
    let text = try console.output(of: "set alpha 1e200; train 5")
    #expect(text.contains("the loss was no finite number in iteration "))
    let flowing = text.replacing("\n", with: " ")
    #expect(flowing.contains("alpha 1e+200 is too large; set a smaller one, then type start"))
    #expect(!text.contains("stopped after iteration"))
    let bad = console.session.losses.filter { !$0.isFinite }
    #expect(bad.count == 1 && console.session.position.iteration < 5, "it stops at the first")
    try console.output(of: "start; set alpha 0.1; train 5")
    #expect(console.session.losses.allSatisfy { $0.isFinite })
  }

  @Test func withoutDevTheLineHasNoDev() throws {
    var console = try Console.small()
    let text = try console.output(of: "set dev 0; train 1")
    #expect(text.contains(" train ") && !text.contains("   dev "))
  }

  @Test func oneSampleIsEnough() throws {
    var console = Console(try SmallSession.make(count: 1))
    try console.output(of: "train 5; forward; grad; step; accuracy; loss; info data; sample 0; predict 0")
    #expect(console.session.position.iteration == 6)
  }

  @Test(arguments: ["train 0", "train -1", "train x", "train 1.5", "train 1e3", "train 99999999999999999999"])
  func countsMustBeWhole(line: String) throws {
    var console = try Console.small()
    try console.refusal(of: line)
  }

  @Test func aCountBeyondAllNumbersIsRefused() throws {
    var console = try Console.small()
    try console.output(of: "train 1")
    try console.refusal(of: "train 9223372036854775807")
  }

  @Test func theTimeThatIsLeftMayBeLongerThanAnybodyWaits() {
    let report = ProgressReport.training(done: 1, of: .max, elapsed: .seconds(3))
    #expect(report.detail == "0 iterations/s, more than 100 hours left")
  }
}
