import ConsoleSupport
import Datasets
import Debugging
import Matrices
import Networks
import TestSupport
import Testing

@testable import Commands

/// What the catalogue of planted bugs claims is so.
struct BugTableTests {
  static let names = PlantedBug.all.map(\.name)

  /// Drawn once: a session is a value.
  private static let digits: Session? = {
    let data = DataSet(
      name: "built-in digits", samples: BuiltInDigits.draw(), split: .init(shuffleSeed: nil))
    return (try? Architecture(sizes: [784, 10, 10])).map { Session(data: data, architecture: $0) }
  }()

  /// A session on the built-in digits in a network that a bug is at home in, with the bug or without.
  private func console(_ bug: PlantedBug, isPlanted: Bool, _ layers: String = "784-10-10") throws -> Console {
    var console = Console(try #require(Self.digits))
    if layers != "784-10-10" || bug.home != PlantedBug.Home() {
      try console.output(of: bug.home.command(layers))
    }
    if isPlanted { try console.output(of: "bug plant \(bug.name)") }
    return console
  }

  private func bug(_ name: String) throws -> PlantedBug { try #require(PlantedBug.named(name)) }

  @Test func namesAndTextsAreThere() throws {
    #expect(Set(Self.names).count == Self.names.count)
    #expect(Self.names.count >= 15)
    for bug in PlantedBug.all {
      #expect(bug.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(bug.name)")
      #expect(bug.summary.count <= 72, "it stands in a column: \(bug.name)")
      let story = try #require(bug.story(in: bug.home.network([784, 10, 10])), "\(bug.name)")
      #expect(story.hints.count >= 3 && story.hints.allSatisfy { $0.count > 20 }, "\(bug.name)")
      #expect(Set(story.hints).count == story.hints.count)
      #expect(story.right != story.wrong)
      #expect(story.explanation.count > 100 && story.explanation.hasSuffix("."), "\(bug.name)")
      #expect(!story.shows.hasSuffix("."))
      #expect(
        story.hints.allSatisfy { !$0.contains(bug.name) }, "a hint does not give the name away: \(bug.name)")
    }
  }

  /// Every claim holds in the network of the exercise, in deeper ones and, where there is a place, without hidden layer.
  @Test(arguments: names, ["784-10-10", "784-12-12-10", "784-10"])
  func theSymptomIsThereWithTheBugAndNotWithout(name: String, layers: String) throws {
    let bug = try bug(name)
    let sizes = try Architecture(layers).sizes
    guard let story = bug.story(in: try bug.home.network(sizes)) else {
      var console = try console(bug, isPlanted: false, layers)
      #expect(try console.refusal(of: "bug plant \(name)").contains("no place in the network \(layers)"))
      return
    }
    for planted in [true, false] {
      var console = try console(bug, isPlanted: planted, layers)
      for line in story.setup { try console.output(of: line) }
      let outcome = console.type(story.best)
      #expect(outcome.error == nil, "\(story.best)")
      let text = console.host.shownText + outcome.output.plain
      if let clue = story.clue {
        #expect(Self.flowing(text).contains(clue) == planted, "\(story.best) in \(layers): \(text)")
      }
      let symptom = try console.output(of: "print \(story.symptom)")
      #expect(
        symptom.split(separator: "\n").last { $0.hasPrefix("$") }?.hasSuffix(planted ? "= True" : "= False")
          ?? false, "\(story.symptom) in \(layers): \(symptom)")
    }
  }

  @Test func theBestCommandShowsOtherNumbersWhereItHasNoClue() throws {
    for bug in PlantedBug.all {
      let story = try #require(bug.story(in: bug.home.network([784, 10, 10])))
      guard story.clue == nil else { continue }
      var (with, without) = (try console(bug, isPlanted: true), try console(bug, isPlanted: false))
      #expect(try with.output(of: story.best) != without.output(of: story.best), "\(bug.name)")
    }
  }

  /// Small networks, so that every parameter can be checked.
  @Test(arguments: names, [[10], [8, 7], [9, 9, 10], []])
  func aGradientCheckSeesItOrNotAsTheTableSays(name: String, hidden: [Int]) throws {
    let bug = try bug(name)
    var session = try SmallSession.make(count: 40, hidden: hidden, home: bug.home)
    guard session.plant(bug) else { return }
    #expect(try verdict(of: session, names: nil) == (bug.isSeenByGradcheck ? .failed : .passed))
  }

  @Test(arguments: names)
  func aGradientCheckOnTheDigitsSeesItOrNotAsTheTableSays(name: String) throws {
    let bug = try bug(name)
    var session = try #require(Self.digits)
    if bug.home != PlantedBug.Home() { session.replaceNetwork(try bug.home.network([784, 10, 10])) }
    let isPlanted = session.plant(bug)
    #expect(isPlanted)
    // W1 alone has 98 of 100 parameters, and the small networks have checked it.
    let names = session.architecture.parameterNames.filter { $0.description != "W1" }
    let verdict = try verdict(of: session, names: names)
    if name == PlantedBug.named("init-all-equal")?.name {
      // All hidden neurons see the same, so what comes back to them is 0 to rounding: there is little to compare.
      #expect(verdict != .failed)
    } else {
      #expect(verdict == (bug.isSeenByGradcheck ? .failed : .passed))
    }
  }

  private func verdict(of session: Session, names: [MatrixName]?) throws -> GradientReport.Verdict {
    var check = GradientCheck()
    check.names = names
    check.learningRate = session.settings.alpha
    let report = try check.run(
      session.program, parameters: session.parameters, batch: session.firstSamples(16).batch)
    return report.verdict
  }

  /// Without the line ends that come from wrapping.
  private static func flowing(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
