import ConsoleSupport
import Foundation
import Testing

@testable import Commands

/// The whole exercise on the built-in digits.
struct DigitsTrainingTests {
  private static let isAsked = ProcessInfo.processInfo.environment["GRADB_SLOW_TESTS"] != nil

  @Test(.enabled(if: isAsked, "takes half a minute in a debug build; set GRADB_SLOW_TESTS=1 to run it"))
  func fiveHundredIterationsReadFourOfFiveDigits() throws {
    let host = RecordingHost()
    var interpreter = Interpreter(host: host)
    let outcome = interpreter.run("train", from: .prompt)
    #expect(outcome.status == .fine)
    #expect(interpreter.session.position.iteration == 500)
    #expect(host.shown.count == 10, "a line every 50 iterations")
    #expect(try #require(interpreter.session.evaluate(.dev)?.accuracy) >= 0.80)
  }
}
