import ConsoleSupport
import Debugging
import Testing

@testable import Commands

/// Positions of a past in which the program had other operations than the present one.
struct PastProgramTests {
  /// Every line's last command tells of a position whose operation the present program lacks.
  @Test(arguments: [
    "train 2; set momentum 0.9; step 15; goto 1; when",
    "set momentum 0.9; step 15; set W1[0,0] = 3; train 1; goto 1; set momentum 0; goto 0; info timeline",
    "train 2; set momentum 0.9; step 15; set W1[0,0] = 3; goto 1; info timeline",
    "train 2; set momentum 0.9; step 15; goto 1; set alpha 0.2",
    "set momentum 0.9; train 2; set momentum 0; train 2; goto 1; watch W1[3,4]; continue",
  ])
  func positionsAreNamedByTheirOwnProgram(line: String) throws {
    var console = try Console.small()
    try console.output(of: line)
  }

  @Test func aPositionIsCalledByItsOperationThere() throws {
    var console = try Console.small()
    try console.output(of: "train 2; set momentum 0.9; step 15; goto 1")
    #expect(
      try console.output(of: "when") == "iteration 1; known from iteration 0 to iteration 2, next vb2\n")
  }

  @Test(arguments: ["goto 1", "goto 3"])
  func gotoTakesTheOperationsOfTheIterationItGoesTo(first: String) throws {
    var console = try Console.small()
    try console.output(of: "train 2; set momentum 0.9; train 1; \(first)")
    for (target, operations) in [(2, 17), (1, 13)] {
      try console.output(of: "goto \(target):update")
      #expect(console.session.position == Position(iteration: target, operation: operations - 1))
      #expect(console.session.nextOperation.name == "update")
      try console.output(of: first)
    }
    #expect(try console.refusal(of: "goto 1:vW1").contains("vW1"))
  }
}
