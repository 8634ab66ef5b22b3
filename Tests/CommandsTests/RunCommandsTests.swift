import ConsoleSupport
import Debugging
import Foundation
import Testing

@testable import Commands

/// forward, grad, step, next, finish, until, start.
struct RunCommandsTests {
  @Test func stepShowsTheOperationAndTheNext() throws {
    var console = try Console.small()
    let first = try console.output(of: "step")
    #expect(first.hasPrefix("iteration 0 on all 30 training samples\n 1  Z1 = W1 @ X + b1   6×30\n"))
    #expect(first.hasSuffix("next: A1 = relu(Z1)\n"))
    let second = try console.output(of: "step 2")
    #expect(second.hasPrefix(" 2  A1 = relu(Z1)"))
    #expect(second.contains("\n 3  Z2 = W2 @ A1 + b2"))
    #expect(!second.contains("iteration 0 on"), "the heading stands at the beginning alone")
    #expect(console.session.position == Position(iteration: 0, operation: 3))
  }

  @Test func manyStepsGoOnIntoTheNextIteration() throws {
    var console = try Console.small()
    let text = try console.output(of: "step 15")
    #expect(console.session.position == Position(iteration: 1, operation: 2))
    #expect(text.contains("iteration 0 is done"))
    #expect(text.contains("iteration 1 on all 30 training samples"))
  }

  @Test func nextRunsALayer() throws {
    var console = try Console.small()
    var places: [Int] = []
    for _ in 0..<5 {
      try console.output(of: "next")
      places.append(console.session.position.operation)
    }
    #expect(places == [2, 5, 8, 12, 0])
    #expect(console.session.position.iteration == 1)
    try console.output(of: "next 7")
    #expect(console.session.position == Position(iteration: 2, operation: 5))
  }

  @Test func finishRunsAStage() throws {
    var console = try Console.small()
    try console.output(of: "step")
    for place in [5, 12] {
      try console.output(of: "finish")
      #expect(console.session.position.operation == place)
    }
    try console.output(of: "finish")
    #expect(console.session.position == Position(iteration: 1, operation: 0))
  }

  @Test func untilStopsJustBefore() throws {
    var console = try Console.small()
    let text = try console.output(of: "until dW1")
    #expect(text.hasSuffix("next: dW1 = dZ1 @ X.T / m\n"))
    #expect(console.session.nextOperation.name == "dW1")
    #expect(try console.output(of: "until dW1") == "next: dW1 = dZ1 @ X.T / m\n", "it is there already")
    try console.output(of: "until 13")
    #expect(console.session.nextOperation.name == "update")
    let byName = try console.refusal(of: "until Z1")
    #expect(byName == "Z1 has already run in iteration 0; forward begins the iteration again.")
    #expect(try console.refusal(of: "until 1") == byName, "a number is named")
    for word in ["14", "0", "-1", "W1", "zz", "dA2"] { try console.refusal(of: "until \(word)") }
  }

  @Test func forwardShowsEveryIntermediateOfTheSamplesChosen() throws {
    var console = try Console.small()
    let text = try console.output(of: "forward 17")
    let label = console.session.batch.batch.labels[0]
    #expect(text.hasPrefix("iteration 0 on sample 17, label \(label)\n"))
    for formula in ["Z1 = W1 @ X + b1   6×1", "A1 = relu(Z1)   6×1", "A2 = softmax(Z2)   10×1", "L = "] {
      #expect(text.contains(formula), "\(formula)")
    }
    #expect(text.contains("neurons active") && text.contains("predicted "))
    #expect(text.hasSuffix("next: dZ2 = A2 - Y\n"))
    let again = try console.output(of: "forward 0:16")
    #expect(again.contains("Z1 = W1 @ X + b1   6×16"))
    #expect(console.session.position == Position(iteration: 0, operation: 5))
    try console.output(of: "fwd dev:3")
    #expect(console.session.batch.words == "dev sample 3")
    for (line, batch) in [
      ("forward", "all 30 training samples"), ("forward all", "all 30 training samples"),
      ("forward dev", "all 10 dev samples"), ("forward -1", "sample 29"), ("forward 28:99", "samples 28:30"),
    ] {
      try console.output(of: line)
      #expect(console.session.batch.words == batch)
    }
  }

  @Test(arguments: ["30", "-31", "x", "1:1", "3:2", "1:2:3", "dev:10", "dev:x", "1.5", ":::", "foo:1", "5 6"])
  func forwardRefusesSamplesThatAreNone(selection: String) throws {
    var console = try Console.small()
    try console.output(of: "forward 3")
    try console.refusal(of: "forward \(selection)")
    try console.refusal(of: "sample \(selection)")
    try console.refusal(of: "predict \(selection)")
  }

  @Test func gradGoesOnToTheUpdateAndShowsEveryGradient() throws {
    var console = try Console.small()
    let text = try console.output(of: "forward 17; grad")
    for name in ["dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1"] {
      #expect(text.contains("  \(name) = "), "\(name)")
    }
    #expect(text.contains("largest: dW2["))
    #expect(console.session.nextOperation.name == "update")
    let again = try console.output(of: "g")
    #expect(again.contains("dW1 = dZ1"), "at the update, it shows them once more")
    let fresh = try console.output(of: "step; grad")
    #expect(fresh.contains("forward ran on all 30 training samples: loss "))
    #expect(console.session.position == Position(iteration: 1, operation: 12))
  }

  @Test func theUpdateTellsTheLossBeforeAndAfter() throws {
    var console = try Console.small()
    try console.output(of: "forward 17; grad")
    let before = try #require(console.session.lastLoss)
    let batch = console.session.batch.batch
    let text = try console.output(of: "step")
    let after = console.session.evaluate(batch).loss
    #expect(after < before)
    let shown = text.contains("loss on sample 17: ") && text.contains("it fell")
    #expect(shown, "\(text)")
    #expect(text.contains("of 172 parameters changed"), "\(text)")
    #expect(try console.output(of: "set alpha 0; grad; step").contains("unchanged"))
    for (alpha, reason) in [
      ("-5", "it rose: with alpha below 0, updates go uphill"), ("500", "it rose: alpha may be too large"),
    ] {
      let text = try console.output(of: "start; set alpha \(alpha); grad; step")
      #expect(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(reason), "\(text)")
    }
  }

  @Test func startGoesBackToTheBeginning() throws {
    var console = try Console.small()
    let drawn = console.session.parameters
    try console.output(of: "train 2; step 3")
    let text = try console.output(of: "start")
    #expect(text == "iteration 0: 16-6-10, W and b drawn from seed 0 (uniform)\n")
    #expect(console.session.parameters == drawn)
    #expect(console.session.position == Position(iteration: 0, operation: 0))
  }

  @Test func manyStepsAreShownWhileTheyGoOn() throws {
    var console = try Console.small()
    let text = try console.output(of: "step 1000")
    #expect(!console.host.shown.isEmpty)
    #expect(text.components(separatedBy: "is done").count - 1 == 1_000 / 13)
  }

  /// A count that would take for ever ends with Ctrl-C, after a whole operation, and is told of as an interrupt.
  @Test(arguments: ["step 1000000", "next 1000000"])
  func ctrlCEndsManySteps(line: String) throws {
    var console = try Console.small()
    console.host.interruptedFromPoll = 20
    let outcome = console.type(line)
    #expect(outcome.status == .interrupted)
    #expect(console.session.position.iteration < 10)
    console.host.forget()
    try console.output(of: "step")
  }

  @Test(arguments: ["step", "next", "finish", "until dW1"])
  func ctrlCWithinAnOperationLeavesItUndone(line: String) throws {
    var console = try Console.small()
    console.host.interruptedFromQuestion = 1
    let outcome = console.type(line)
    #expect(outcome.status == .interrupted)
    #expect(outcome.output.plain.hasPrefix("Z1 was interrupted; nothing of it has happened\n"))
    #expect(console.session.position == Position(iteration: 0, operation: 0))
    #expect(console.session.workspace.names.isEmpty)
  }

  @Test func ctrlCBeforeForwardHasRunAnythingLeavesTheIterationUnderWay() throws {
    var console = try Console.small()
    try console.output(of: "step 4")
    let names = Set(console.session.workspace.names)
    console.host.interruptedFromQuestion = 1
    let outcome = console.type("forward 0:3")
    #expect(outcome.error?.plain == "forward was interrupted; nothing has changed")
    #expect(console.session.position.operation == 4)
    #expect(Set(console.session.workspace.names) == names)
  }

  /// An operation of a large batch takes seconds.
  @Test(arguments: ["forward", "grad"])
  func ctrlCStopsBetweenOperations(line: String) throws {
    var console = try Console.small()
    console.host.interruptedFromPoll = 3
    let outcome = console.type(line)
    #expect(outcome.status == .interrupted)
    #expect(console.session.position == Position(iteration: 0, operation: 3))
    #expect(outcome.output.plain.hasSuffix("next: A2 = softmax(Z2)\n"), "\(outcome.output.plain)")
    try console.output(of: "grad")
    #expect(console.session.position.operation == 12)
  }
}
