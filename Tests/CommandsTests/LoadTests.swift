import ConsoleSupport
import Debugging
import Rendering
import TestSupport
import Testing

@testable import Commands

/// `load`: what it says and what becomes of the network. The formats themselves are DatasetsTests' matter.
struct LoadTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func dataOfTheSameSizeKeepTheNetwork() throws {
    var console = try Console.small()
    try console.output(of: "train 2; step 3")
    let parameters = console.session.parameters
    let text = try console.output(of: "load \(try csv(rows: 12, pixels: 16))")
    #expect(text.hasPrefix("data.csv (CSV): 12 images of 4×4, 10 to train on, 2 in dev\n"), "\(text)")
    #expect(text.contains("the network is still the one of iteration 2; start draws a new one"))
    #expect(console.session.parameters == parameters)
    #expect(console.session.position == Position(iteration: 2, operation: 0))
    #expect(console.host.progress.last == .some(nil))
  }

  @Test func dataOfAnotherSizeBuildItAnewAndSaySo() throws {
    var console = try Console.small()
    try console.output(of: "train 2")
    let text = try console.output(of: "load \(try csv(rows: 12, pixels: 25))")
    #expect(text.contains("the network was built anew as 25-6-10, because an image has 25 pixels"))
    #expect(console.session.position.iteration == 0)
    try console.output(of: "forward; grad; step; train 2; accuracy; sample 0; predict 0")
  }

  @Test func optionsAreObeyed() throws {
    var console = try Console.small()
    let file = try csv(rows: 30, pixels: 12)
    let text = try console.output(of: "load --dev 7 \(file) --limit 20 --shape 3x4 --no-shuffle")
    #expect(text.contains("20 images of 3×4, 13 to train on, 7 in dev"))
    // The label of row i is i % 10, and dev comes first.
    #expect(
      console.session.data.rows(of: .dev).map { console.session.data.samples.labels[Int($0)] } == [
        0, 1, 2, 3, 4, 5, 6,
      ])
    #expect(try console.output(of: "info data").contains("in their own order, dev first"))
    try console.output(of: "load \(file) --shape=4X3 --seed 5")
    let first = Array(console.session.data.rows(of: .train))
    try console.output(of: "load \(file) --shape 4×3 --seed=5")
    #expect(Array(console.session.data.rows(of: .train)) == first)
    try console.output(of: "load \(file) --shape 4x3 --seed 6")
    #expect(Array(console.session.data.rows(of: .train)) != first)
    #expect(try console.output(of: "info data").contains("shuffled with seed 6"))
  }

  @Test(arguments: [
    "--dev -1", "--dev x", "--limit 0", "--limit x", "--seed -1", "--shape 5x5", "--shape 4", "--shape 0x16",
    "--shape x",
    "--shape 4x4x1", "--limit", "--nonsense", "--no-shuffle=1", "junk",
  ])
  func wrongOptionsKeepTheOldData(options: String) throws {
    var console = try Console.small()
    let file = try csv(rows: 12, pixels: 16)
    try console.refusal(of: "load \(file) \(options)")
  }

  @Test func anUnreadableFileKeepsTheOldData() throws {
    var console = try Console.small()
    try console.output(of: "forward")
    let bad = try folder.write("label,pixel0\n3,700\n", to: "bad.csv")
    let test = try folder.write("pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n", to: "test.csv")
    for path in [bad, test, folder.path("missing"), folder.url.path, "\"\"", "/dev/null"] {
      try console.refusal(of: "load \(path)")
    }
    #expect(try console.refusal(of: "load \(bad)").contains("row 2, column pixel0, is 700"))
    #expect(try console.refusal(of: "load \(test)").contains("no labels"))
    #expect(try console.refusal(of: "load").hasPrefix("load needs a path"))
    #expect(try console.refusal(of: "load my train.csv").contains("load \"my train.csv\""))
  }

  @Test func aNameWithBlanksIsQuoted() throws {
    var console = try Console.small()
    let file = try csv(rows: 12, pixels: 16, name: "two words;#.csv")
    try console.output(of: "load \"\(file)\"")
    #expect(console.session.data.name == "two words;#.csv")
    try console.output(of: "load '\(file)'")
  }

  @Test func ctrlCKeepsTheOldData() throws {
    var console = try Console.small()
    let file = try csv(rows: 3_000, pixels: 16)
    let before = Snapshot(console.interpreter)
    console.host.interruptedFromPoll = 1
    let outcome = console.type("load \(file)")
    #expect(outcome.status == .interrupted)
    #expect(outcome.error?.plain == "reading data.csv was interrupted; random is still loaded")
    #expect(Snapshot(console.interpreter) == before)
    #expect(console.host.progress.last == .some(nil))
  }

  @Test func twoSamplesAreEnoughToTrain() throws {
    var console = try Console.small()
    try console.output(of: "load \(try csv(rows: 2, pixels: 16)); train 2; accuracy; gradcheck b1; info data")
    try console.output(
      of: "load \(try csv(rows: 1, pixels: 16)); train 2; accuracy; predict 0; forward; grad; step")
    #expect(console.session.data.devCount == 0)
  }

  private func csv(rows: Int, pixels: Int, name: String = "data.csv") throws -> String {
    var text = "label," + (0..<pixels).map { "pixel\($0)" }.joined(separator: ",") + "\n"
    for row in 0..<rows {
      text +=
        "\(row % 10)," + (0..<pixels).map { "\((row * 37 + $0 * 11) % 256)" }.joined(separator: ",") + "\n"
    }
    return try folder.write(text, to: name)
  }
}
