import ConsoleSupport
import Datasets
import Foundation
import Networks
import Rendering
import TestSupport
import Testing

@testable import Commands

/// sample, predict, accuracy, loss, info.
struct DataCommandsTests {
  /// The form of its lines: `train 83.07 % (34,058 of 41,000)` and `dev 81.80 % (818 of 1,000)`.
  @Test func accuracyCountsHits() throws {
    var console = Console(try SmallSession.make(count: 2_200, dev: 1_000))
    let train = try #require(console.session.evaluate(.train))
    let dev = try #require(console.session.evaluate(.dev))
    func words(_ evaluation: Evaluation, of count: String) throws -> String {
      let (accuracy, hits) = (try #require(evaluation.accuracy), try #require(evaluation.hits))
      return "\(NumberText.percent(accuracy)) (\(hits) of \(count))"
    }
    let expected = ["train \(try words(train, of: "1,200"))", "dev \(try words(dev, of: "1,000"))"]
    let lines = try console.output(of: "accuracy").split(separator: "\n").map(String.init)
    #expect(lines == expected)
    let pattern = #/(train|dev) \d{1,3}\.\d\d % \([\d,]+ of 1,[\d]{3}\)/#
    #expect(lines.allSatisfy { $0.wholeMatch(of: pattern) != nil })
    #expect(try console.output(of: "acc dev") == lines[1] + "\n")
    #expect(try console.output(of: "accuracy train") == lines[0] + "\n")
  }

  /// Accuracy and loss as a notebook computes them, from the probabilities of every sample.
  @Test func accuracyAndLossAreThoseOfTheProbabilities() throws {
    var console = try Console.small()
    let session = console.session
    let probabilities = session.outputs(try session.data.selection("all"))
    let labels = session.data.rows(of: .train).map { Int(session.data.samples.labels[Int($0)]) }
    var (hits, loss) = (0, 0.0)
    for (sample, label) in labels.enumerated() {
      let column = (0..<10).map { probabilities[$0, sample] }
      if column.firstIndex(of: column.max() ?? 0) == label { hits += 1 }
      loss -= log(column[label]) / Double(labels.count)
    }
    #expect(try console.output(of: "accuracy train").contains("(\(hits) of 30)"))
    #expect(
      try console.output(of: "loss train") == "train \(NumberText.scalar(loss)) (mean of 30 samples)\n")
  }

  @Test func anEmptyDevIsTold() throws {
    var console = try Console.small()
    try console.output(of: "set dev 0")
    #expect(try console.output(of: "accuracy").hasSuffix(" of 40)\ndev is empty\n"))
    let sentence = "the dev part of the data is empty; set dev N changes how many samples are in it."
    #expect(try console.refusal(of: "accuracy dev") == sentence)
    #expect(try console.refusal(of: "loss dev") == sentence)
    for line in ["forward dev", "forward dev:0", "sample dev:0:3", "predict dev:-1"] {
      #expect(
        try console.refusal(of: line) == "the dev part is empty; set dev N puts samples in it.")
    }
    #expect(
      try console.refusal(of: "accuracy exam")
        == "accuracy knows the parts train, dev and test, not \"exam\".")
    for line in ["accuracy test", "forward test:3", "sample test", "confusion test"] {
      #expect(try console.refusal(of: line).hasPrefix("there is no test part"))
    }
  }

  @Test func samplesAreCaptionedWithPlaceAndLabel() throws {
    var console = try Console.small()
    let labels = console.session.data.rows(of: .train).map { console.session.data.samples.labels[Int($0)] }
    #expect(try console.output(of: "sample 17").contains("sample 17, label \(labels[17])\n"))
    let many = try console.output(of: "sample all")
    #expect(many.contains("sample 11, label \(labels[11])") && !many.contains("sample 12,"))
    #expect(many.hasPrefix("all 30 training samples, the first 12\n"))
    #expect(try console.output(of: "sample dev:3").contains("dev sample 3, label "))
    #expect(try console.refusal(of: "sample") == "sample needs samples: sample SEL [--svg FILE].")
  }

  @Test func predictShowsEveryProbabilityOfOneSample() throws {
    var console = try Console.digits()
    let probabilities = console.session.outputs(try console.session.data.selection("17"))
    let text = try console.output(of: "predict 17")
    for digit in 0..<10 { #expect(text.contains(NumberText.percent(probabilities[digit, 0]))) }
    let sum = (0..<10).reduce(0) { $0 + probabilities[$1, 0] }
    #expect(abs(sum - 1) < 1e-14)
    let last = try #require(text.split(separator: "\n").last)
    #expect(last.hasPrefix("predicted ") && (last.hasSuffix(": right") || last.hasSuffix(": wrong")))
  }

  @Test func predictCountsWhatIsRightAndLeavesTheIterationAlone() throws {
    var console = try Console.small()
    try console.output(of: "step 3")
    let before = Snapshot(console.interpreter)
    let hits = try #require(console.session.evaluate(.dev)?.hits)
    let text = try console.output(of: "predict dev")
    #expect(text.hasSuffix("right (\(hits) of 10)\n"))
    let labels = console.session.data.rows(of: .dev).map { console.session.data.samples.labels[Int($0)] }
    let captions = text.split(separator: "\n").filter { $0.contains(", label ") }.joined(separator: " ")
    #expect(captions.matches(of: /label (\d)/).map { UInt16($0.output.1) } == labels.map { $0 })
    #expect(Snapshot(console.interpreter) == before)
  }

  @Test func infoTellsOfTheDataTheNetworkAndTheSettings() throws {
    var console = try Console.small()
    let data = try console.output(of: "info data")
    #expect(data.contains("40 samples of 4×4 pixels, 30 to train on and 10 in dev"))
    let network = try console.output(of: "info network")
    let kinds = "hidden layers relu, the last one softmax with cross-entropy"
    #expect(network.hasPrefix("16-6-10\n172 parameters; \(kinds)\n"))
    for name in console.session.program.matrixNames { #expect(network.contains("\(name) ")) }
    let settings = try console.output(of: "info settings")
    #expect(try console.output(of: "set") == settings)
    // Those of other optimizers are not there.
    for setting in Setting.all {
      let isShown = settings.split(separator: "\n").contains { $0.hasPrefix("\(setting.name) ") }
      #expect(isShown == setting.isThere(console.interpreter), "\(setting.name)")
    }
    #expect(try console.output(of: "i n") == network)
    for line in ["info x", "info data network"] { try console.refusal(of: line) }
    let adam = try console.output(of: "set optimizer adam; info settings")
    for name in ["beta1", "beta2", "epsilon"] { #expect(adam.contains("\n\(name) ")) }
  }
}
