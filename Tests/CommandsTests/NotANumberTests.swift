import ConsoleSupport
import TestSupport
import Testing

@testable import Commands

/// Where the probabilities are no numbers, there is no prediction, and nothing says that there is one.
struct NotANumberTests {
  /// Over 200 samples, some of which are a 0: the class that argmax gives where nothing is larger than NaN.
  private func console() throws -> Console {
    var console = Console(try SmallSession.make(count: 200))
    try console.output(of: "set b2[0,0] = nan")
    return console
  }

  @Test func noSampleIsRight() throws {
    var console = try console()
    #expect(try console.output(of: "accuracy train").contains("0.00 % (0 of 200)"))
    #expect(try console.output(of: "confusion train").contains("200 without a prediction"))
  }

  @Test func predictionsAreNone() throws {
    var console = try console()
    let text = try console.output(of: "forward 0:3; p prediction")
    #expect(text.contains("nan") && !text.contains("$1 = [0"), "\(text)")
    #expect(try console.output(of: "p isnan(prediction).all()").contains("True"))
  }

  @Test func noClassIsWhatEverySampleIsTakenFor() throws {
    #expect(try console().session.standstill().onlyClass == nil)
  }
}
