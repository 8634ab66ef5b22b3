import ConsoleSupport
import Debugging
import Matrices
import Networks
import TestSupport
import Testing

@testable import Commands

/// Random walks through training and its past: every position is shown again as it was, to the bit.
struct RandomWalkTests {
  /// What can be seen at a position.
  private struct Sight: Equatable {
    let parameters: Parameters
    let loss: Double?
    let batch: [Int32]

    init(_ session: Session) {
      parameters = session.parameters
      loss = session.isMidIteration ? session.workspace.loss : nil
      batch = session.batch.batch.rows
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func everyPositionIsShownAgainAsItWas(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var console = try Console.small()
    var seen: [Position: Sight] = [:]
    var compared = 0
    for _ in 0..<150 {
      let (before, wasAside) = (console.session.position, console.session.isAside)
      let beginning = Position(iteration: before.iteration, operation: 0)
      switch generator.below(10) {
      case 0, 1: try console.output(of: "step \(1 + generator.below(9))")
      case 2: try console.output(of: ["next", "finish", "grad"][generator.below(3)])
      case 3: try console.output(of: "train \(1 + generator.below(4))")
      case 4:
        let edit = Self.edit(&generator)
        try console.output(of: edit.line)
        // The present may look different after an edit, and all that comes after it.
        seen = seen.filter { edit.restarts ? $0.key < beginning : $0.key < before }
      case 5...7:
        guard let position = seen.keys.sorted().randomElement(using: &generator) else { break }
        let name = console.session.program(at: position.iteration).operations[position.operation].name
        try console.output(of: "goto \(position.iteration):\(name)")
        #expect(console.session.position == position)
        #expect(
          console.session.isAside || Sight(console.session) == seen[position], "seed \(seed), \(position)")
      default:
        let lines = ["rs", "rs 5", "reverse-next", "reverse-finish"]
        if before != Position(iteration: 0, operation: 0) {
          _ = console.type(lines[generator.below(lines.count)])
          #expect(console.session.position <= before)
        }
      }
      // Both name positions of the past.
      try console.output(of: "when; info timeline")
      // A look aside is no part of history, unless it becomes the way that history goes.
      if console.session.isAside { continue }
      if wasAside, console.session.position >= before { seen = seen.filter { $0.key < beginning } }
      let sight = Sight(console.session)
      if let known = seen[console.session.position] {
        compared += 1
        #expect(sight == known, "seed \(seed), \(console.session.position) by another way")
      }
      seen[console.session.position] = sight
    }
    #expect(compared > 20)
  }

  /// The same lines give the same bits, on however many threads.
  @Test(arguments: [7, 8] as [UInt64])
  func theSameLinesGiveTheSameBits(seed: UInt64) throws {
    let results = try [1, 2, 5].map { threads in
      var generator = SeededGenerator(seed: seed)
      var console = Console(try SmallSession.make(count: 300, dev: 20))
      try console.output(of: "set threads \(threads)")
      for _ in 0..<20 {
        try console.output(of: generator.below(2) == 0 ? Self.edit(&generator).line : "train 2; step 4")
      }
      return (parameters: console.session.parameters, losses: Array(console.session.losses))
    }
    #expect(results.allSatisfy { $0.parameters == results[0].parameters && $0.losses == results[0].losses })
  }

  /// A line that changes something, and whether it begins the iteration again.
  private static func edit(_ generator: inout SeededGenerator) -> (line: String, restarts: Bool) {
    let number = generator.below(6)
    switch generator.below(9) {
    case 0: return ("set alpha 0.\(1 + number)", false)
    case 1: return ("set W1[\(number),3] = \(generator.uniform(-1, 1))", false)
    case 2: return ("set b2[\(number)] = 0.\(number)", false)
    case 3: return ("set batch \(["all", "7", "13"][number % 3])", false)
    case 4: return ("forward \(number):\(number + 4)", true)
    case 5:
      let bugs = [
        "db-sum", "stale-w2", "labels-shuffled", "one-hot-off-by-one", "softmax-axis", "alpha-twice",
      ]
      return ("bug plant \(bugs[number])", true)
    // Another rule is another program, with more operations or fewer.
    case 6: return ("set momentum \([0, 0.5, 0.9][number % 3])", true)
    case 7: return ("set l2 \([0, 0.01][number % 2])", true)
    default: return ("forward", true)
    }
  }
}
