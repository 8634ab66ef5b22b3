import ConsoleSupport
import Networks
import Rendering
import Testing

@testable import Commands

/// The loss that an update compares with is that of the parameters just before it.
struct UpdateAfterEditTests {
  @Test func anEditInTheMiddleOfTheIterationCounts() throws {
    var console = try Console.small()
    try console.output(of: "forward; grad; set b2[0] = 9")
    let session = console.session
    let edited = session.evaluate(session.batch.batch).loss
    let computed = try #require(session.workspace.loss)
    #expect(edited > computed + 0.1)
    let text = try console.output(of: "step")
    #expect(text.contains(": \(NumberText.scalar(edited)) -> "), "\(text)")
  }

  @Test func withoutAnEditItIsTheIterationsOwn() throws {
    var console = try Console.small()
    try console.output(of: "forward; grad")
    let computed = try #require(console.session.workspace.loss)
    #expect(try console.output(of: "step").contains(": \(NumberText.scalar(computed)) -> "))
  }
}
