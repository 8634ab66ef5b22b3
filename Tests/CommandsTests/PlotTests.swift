import Base
import ConsoleSupport
import Rendering
import TestSupport
import Testing

@testable import Commands

/// Curves over the iterations: where their values come from, and that finding them changes nothing.
struct PlotTests {
  private func trained(_ iterations: Int = 12, display: Display = Display()) throws -> Console {
    var console = try Console.small(display: display)
    try console.output(of: "train \(iterations)")
    return console
  }

  private func series(_ line: String, _ console: Console) throws -> [LineChart.Series] {
    let arguments = try Arguments(line, of: CommandTable.standard.named("plot"))
    return try PlotRequest(arguments, console.interpreter).panels(console.interpreter).flatMap(\.series)
  }

  @Test func theLossIsTheRecordedOneOfEveryIterationAndThatOnDev() throws {
    let console = try trained()
    let curves = try series("loss", console)
    #expect(curves.map(\.name) == ["loss of the batch", "loss on dev"])
    #expect(curves[0].points.map(\.y) == Array(console.session.losses))
    #expect(curves[1].points.map(\.x) == Array(0...12))
    #expect(curves[1].points.last?.y == console.session.evaluate(.dev)?.loss)
  }

  @Test func theAccuracyIsThatOfTheNetworkBeforeEachIteration() throws {
    var console = try trained()
    let curves = try series("accuracy", console)
    #expect(curves.map(\.name) == ["accuracy on train", "accuracy on dev"])
    try console.output(of: "goto 5")
    #expect(curves[0].points[5].y == console.session.evaluate(.train)?.accuracy)
    #expect(curves[1].points[5].y == console.session.evaluate(.dev)?.accuracy)
  }

  @Test(arguments: [
    "W1[1,2]", "max(abs(dW1))", "A2.max()", "L", "mean(prediction == y)", "alpha * m", "dW2[0,0] / mine",
  ])
  func anExpressionHasTheValuesThatGotoShows(text: String) throws {
    var console = try trained()
    try console.output(of: "mine = 2; set alpha 0.05; train 3")
    let points = try #require(try series(text, console).first).points
    #expect(points.count >= 15)
    for point in points where [3, 11, 14].contains(point.x) {
      try console.output(of: "goto \(point.x):update")
      #expect(
        try console.output(of: "p \(text)").contains(
          "= \(point.y == point.y.rounded() ? "\(Int(point.y))" : "\(point.y)")\n"), "\(text) at \(point.x)")
    }
  }

  @Test func plottingChangesNothing() throws {
    var console = try trained()
    try console.output(of: "goto 4; forward 3; step; watch L")
    let before = Snapshot(console.interpreter)
    try console.output(of: "plot loss, accuracy, max(abs(dW1))")
    #expect(Snapshot(console.interpreter) == before)
    #expect(console.session.isAside)
  }

  @Test func sharesHaveAnAxisOfTheirOwnInAFileToo() throws {
    let folder = try TemporaryFolder()
    var console = try trained()
    try console.output(of: "plot accuracy, loss, W1[0,0] --svg \(folder.path("both.svg"))")
    let file = try String(decoding: InputFile.bytes(folder.path("both.svg"), limit: 1 << 20), as: UTF8.self)
    let titles = file.matches(of: /class="heading">([^<]*)</).map { String($0.output.1) }
    #expect(titles == ["loss, W1[0,0]", "accuracy"])
    #expect(file.contains(/class="faint">[0-9]+ %</), "the lower axis is in percent")
  }

  /// What was known stays in sight, wherever in the past a person stands.
  @Test func theKnownPastIsPlottedFromAnyPlaceInIt() throws {
    var console = try trained()
    let before = try console.output(of: "plot loss")
    try console.output(of: "goto 0")
    #expect(try console.output(of: "plot loss") == before)
  }

  @Test func aRangeIsNumPys() throws {
    let console = try trained()
    #expect(try series("W1[0,0] 3:6", console)[0].points.map(\.x) == [3, 4, 5])
    #expect(try series("W1[0,0] -3:", console)[0].points.map(\.x) == [10, 11, 12])
    #expect(try series("W1[0,0] :2", console)[0].points.map(\.x) == [0, 1])
    #expect(try series("loss 11:99999999999", console)[0].points.map(\.x) == [11])
  }

  @Test func longPastsAreSampledWithBothEnds() throws {
    let console = try trained(230)
    let points = try series("W1[0,0]", console)[0].points
    #expect(points.count == 100 && points.first?.x == 0 && points.last?.x == 230)
    #expect(try series("loss", console)[0].points.count == 230)
  }

  @Test func severalCurvesStandBetweenCommasOrAsWords() throws {
    let console = try trained(3)
    #expect(try series("loss accuracy", console).count == 4)
    #expect(
      try series("loss, maximum(W1[0,0], 0), b1[0,0]", console).map(\.name).suffix(2) == [
        "maximum(W1[0,0], 0)", "b1[0,0]",
      ])
  }

  @Test func whatCannotBePlottedIsSaid() throws {
    var fresh = try Console.small()
    #expect(try fresh.refusal(of: "plot loss").contains("train 50"))
    #expect(try fresh.refusal(of: "plot").contains("something to plot"))
    var console = try trained(3)
    #expect(try console.refusal(of: "plot W1").contains("one number"))
    #expect(try console.refusal(of: "plot dW1").contains("max(abs(dW1))"))
    #expect(try console.refusal(of: "plot loss,").contains("between two commas"))
    #expect(try console.refusal(of: "plot 5:").contains("something to plot"))
    #expect(try console.refusal(of: "plot loss 9:").contains("from 0 to 3"))
    #expect(try console.refusal(of: "plot loss 3:2").contains("3:2"))
    #expect(try console.refusal(of: "plot loss, accuracy, L, L, L").contains("at most 6"))
    #expect(try console.refusal(of: "plot nonsense").contains("nonsense"))
    #expect(try console.refusal(of: "plot dW1[0,0] 3:").contains("no value yet"))
    #expect(try console.refusal(of: "plot loss --svg loss.csv").contains(".svg"))
  }

  @Test func numbersThatAreNoneAreNamed() throws {
    var console = try trained(3)
    try console.output(of: "set W2[0,0] = 1e308; set W2[1,0] = 1e308")
    _ = console.type("train 3")
    #expect(try console.output(of: "plot log(-b1[0,0] - 1e9)").contains("nan"))
  }

  @Test func anInterruptionLeavesEverything() throws {
    var console = try trained()
    let before = Snapshot(console.interpreter)
    console.host.interruptedFromPoll = 1
    let outcome = console.type("plot accuracy")
    #expect(outcome.status == .interrupted && Snapshot(console.interpreter) == before)
    #expect(outcome.error?.plain.contains("interrupted") == true)
  }
}
