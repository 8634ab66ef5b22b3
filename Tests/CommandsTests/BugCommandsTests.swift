import ConsoleSupport
import Debugging
import Networks
import Rendering
import TestSupport
import Testing

@testable import Commands

/// `bug` and `accuse`: what they say, what they keep secret, and what they refuse.
struct BugCommandsTests {
  private static let looks = [
    "list", "info network", "info data", "info settings", "info timeline", "info checkpoints", "help dW2",
    "help update", "help A2", "help W1", "checkpoint", "where", "bug", "when", "info variables",
  ]

  /// Whatever is asked but `bug reveal`, the name of a random bug is not told, and the formulas are those of a right
  /// program.
  @Test func theNameOfARandomBugIsASecret() throws {
    var right = try Console.digits()
    let expected = try ["list", "info network", "help dW2", "help update"].map { try right.output(of: $0) }
    var found: Set<String> = []
    for seed in 0..<40 {
      var console = try Console.digits()
      var told = try console.output(of: "bug plant random --seed \(seed)")
      let bug = try #require(console.session.bug)
      guard found.insert(bug.name).inserted else { continue }
      let seen = try ["list", "info network", "help dW2", "help update"].map { try console.output(of: $0) }
      #expect(seen == expected, "\(bug.name)")
      for line in Self.looks + [
        "forward 0:4", "grad", "step", "bug hint", "bug hint", "bug hint", "bug hint",
      ] {
        told += try console.output(of: line)
      }
      told += console.type("accuse L").output.plain
      #expect(!told.contains(bug.name) && !told.contains(bug.summary), "\(bug.name)")
      #expect(try console.output(of: "bug reveal").contains("\(bug.name): \(bug.summary)"))
    }
    #expect(found.count > 10, "most bugs have had their turn")
  }

  @Test func everyRandomBugIsAnotherOneAndTheSameAgainFromTheSameSeed() throws {
    func names() throws -> [String?] {
      var console = try Console.digits()
      return try (0..<8).map { _ in
        try console.output(of: "bug plant")
        return console.session.bug?.name
      }
    }
    #expect(try names() == names())
    #expect(try Set(names()).count > 3)
  }

  @Test(arguments: PlantedBug.all.map(\.name))
  func theCulpritIsFoundAndEverybodyElseIsInnocent(name: String) throws {
    var console = try Console.digits()
    let bug = try #require(PlantedBug.named(name))
    try console.output(of: "\(bug.home.command()); bug plant \(name)")
    let suspect = try #require(console.session.bug?.story(in: console.session.architecture)?.suspect)
    var tries = 0
    for operation in console.session.program.operations where suspect != .operation(operation.name) {
      let outcome = console.type("accuse \(operation.name)")
      tries += 1
      #expect(outcome.status == .checkFailed)
      let text = Self.flowing(outcome.output.plain)
      #expect(text.hasPrefix("no: \(operation.name) does what it says, \(operation.formula)"), "\(text)")
      #expect(text.contains(tries == 1 ? "your first try" : "try \(tries)"), "\(text)")
    }
    for word in ["X", "Y", "init", "W1", "b2"] where !suspect.words.contains(word) {
      if suspect == .initialization && word != "X" && word != "Y" { continue }
      #expect(console.type("accuse \(word)").status == .checkFailed, "\(word)")
      // A parameter only tells whether one is near.
      if MatrixName(word)?.isParameter != true { tries += 1 }
    }
    tries += 1
    for word in suspect.words {
      let text = Self.flowing(try console.output(of: "accuse \(word)"))
      #expect(text.hasPrefix("yes: ") && text.contains("at try \(tries)"), "\(text)")
      #expect(!text.contains(name))
      #expect(try console.output(of: "accuse \(word) as \(name)").hasPrefix("yes: "))
    }
    let other = name == "db-sum" ? "missing-m" : "db-sum"
    let outcome = console.type("accuse \(suspect.words[0]) as \(other)")
    #expect(outcome.status == .checkFailed)
    #expect(Self.flowing(outcome.output.plain).contains("but it is not \(other)"))
    #expect(console.session.position == Position(iteration: 0, operation: 0))
  }

  @Test func anOperationMayBeAccusedByItsNumber() throws {
    var console = try Console.digits()
    try console.output(of: "bug plant db-sum")
    #expect(try console.output(of: "accuse 8").hasPrefix("yes: the bug is in db2, found at the first try."))
  }

  @Test func hintsGrowAndTheLastOneStays() throws {
    var console = try Console.digits()
    try console.output(of: "bug plant db-sum")
    let hints = try #require(console.session.bug?.story(in: console.session.architecture)?.hints)
    for number in 1...hints.count + 1 {
      let shown = min(number, hints.count)
      let text = Self.flowing(try console.output(of: "bug hint"))
      #expect(text.hasPrefix("hint \(shown) of \(hints.count): \(hints[shown - 1])"), "\(text)")
    }
    #expect(try console.output(of: "bug").contains("0 tries and 3 hints"))
    // Another one is another hunt.
    try console.output(of: "bug plant missing-m")
    #expect(try Self.flowing(console.output(of: "bug")).contains("0 tries and 0 hints"))
  }

  @Test func withoutABugThereIsNothingToAccuseOrTell() throws {
    var console = try Console.small()
    for line in ["accuse dW2", "bug hint", "bug reveal", "bug remove"] {
      #expect(try console.refusal(of: line).contains("no bug is planted"))
    }
    #expect(try console.output(of: "bug").contains("no bug is planted"))
    // Nor is there before it was planted.
    try console.output(of: "train 2; bug plant db-sum; train 2; goto 1")
    #expect(try console.refusal(of: "accuse dW2").contains("no bug is planted"))
    try console.output(of: "goto 3; accuse db2; bug remove; goto 1")
    #expect(try console.refusal(of: "bug hint").contains("no bug is planted"))
  }

  @Test func whatIsNoBugOrNoSuspectIsRefused() throws {
    var console = try Console.small()
    #expect(try console.refusal(of: "bug plant db-summ").contains("did you mean db-sum?"))
    #expect(try console.refusal(of: "bug plant nothing-like-it").contains("bug list"))
    #expect(
      try console.refusal(of: "bug plant w2-not-transposed").contains("no place in the network 16-6-10"))
    #expect(try console.refusal(of: "bug plant db-sum --seed 3").contains("random"))
    #expect(try console.refusal(of: "bug plant random --seed -3").contains("--seed"))
    #expect(try console.refusal(of: "bug list --seed 3").contains("--seed"))
    #expect(try console.refusal(of: "bug re").contains("reveal"))
    #expect(try console.refusal(of: "bug hunt").contains("plant"))
    #expect(try console.refusal(of: "bug list junk").contains("junk"))
    try console.output(of: "bug plant db-sum")
    #expect(try console.refusal(of: "accuse dW9").contains("there is no operation dW9"))
    #expect(try console.refusal(of: "accuse dW9").contains("update, X, Y or init"))
    #expect(try console.refusal(of: "accuse missing-m").contains("accuse OP as missing-m"))
    #expect(try console.refusal(of: "accuse db2 as nobody").contains("there is no bug nobody"))
    #expect(try console.refusal(of: "accuse db2 as").contains("as"))
    #expect(try console.refusal(of: "accuse db2 as db-sum junk").contains("junk"))
    #expect(try console.refusal(of: "accuse").contains("suspect"))
    // What was refused was no try.
    #expect(try console.output(of: "accuse db2").contains("at the first try"))
  }

  @Test func removingSaysThatTheIterationBeginsAgain() throws {
    var console = try Console.small()
    #expect(try console.output(of: "bug plant db-sum; bug remove").hasSuffix("the planted bug is removed\n"))
    let text = try console.output(of: "bug plant db-sum; forward 0:4; bug remove")
    #expect(text.contains("the planted bug is removed; the iteration begins again\n"))
    #expect(console.session.position.operation == 0)
  }

  @Test func checkDoesNotBlameALineForWhatTheBugMayHaveDone() throws {
    var console = try Console.small()
    let remark = "One of the two is wrong: your line, or the planted bug's."
    let right = "check db2 = np.sum(dZ2, axis=1) / m"
    try console.output(of: "bug plant db-sum; forward 0:4; grad")
    #expect(console.type(right).output.plain.hasSuffix("\(remark)\n"))
    #expect(!console.type("check dZ2 = A2 - Y").output.plain.contains(remark))
    try console.output(of: "bug remove; forward 0:4; grad")
    #expect(!console.type("check db2 = dZ2.sum(axis=1)").output.plain.contains(remark))
  }

  @Test func checkpointsAndOtherNetworksKeepOrDropIt() throws {
    var console = try Console.digits()
    try console.output(of: "checkpoint; bug plant w2-not-transposed; checkpoint; restart 1")
    #expect(console.session.bug == nil)
    try console.output(of: "restart 2")
    #expect(console.session.bug?.name == "w2-not-transposed")
    #expect(try Self.flowing(console.output(of: "network 784-8-10")).contains("no place for the bug"))
    #expect(console.session.bug == nil)
  }

  @Test(arguments: [30, 60, 80])
  func everyTextFitsTheWindow(columns: Int) throws {
    for bug in PlantedBug.all {
      var console = try Console.digits(display: Display(columns: columns))
      try console.output(of: bug.home.command())
      var text = try console.output(of: "bug list; bug; bug plant; bug plant \(bug.name); bug; bug reveal")
      for _ in 0..<3 { text += try console.output(of: "bug hint") }
      text += console.type("accuse L").output.plain + console.type("accuse data").output.plain
      let widest = text.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest <= columns, "\(bug.name): \(text)")
    }
  }

  @Test func namesAndSuspectsAreCompleted() throws {
    let interpreter = try Console.small().interpreter
    #expect(interpreter.completions(of: "bug re").candidates == ["reveal", "remove"])
    #expect(interpreter.completions(of: "bug plant db").candidates == ["db-sum"])
    #expect(interpreter.completions(of: "bug plant ra").candidates == ["random"])
    #expect(interpreter.completions(of: "accuse dW").candidates == ["dW2", "dW1"])
    #expect(interpreter.completions(of: "accuse i").candidates == ["init"])
    #expect(interpreter.completions(of: "accuse dW2 as miss").candidates == ["missing-m"])
  }

  /// Without the line ends that come from wrapping.
  private static func flowing(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
