import ConsoleSupport
import TestSupport
import Testing

@testable import Commands

/// What is said of values that are allowed, but probably not meant.
struct RemarksTests {
  @Test(arguments: [
    ("set alpha 0", "an update changes nothing then"), ("set alpha -1", "updates go uphill then"),
    ("set batch 31", "there are 30 training samples, so every iteration runs on all of them"),
    ("set dev 39", "only 1 sample is left to train on"),
    ("set dev 38", "only 2 samples are left to train on"),
  ])
  func itIsSetAndRemarkedOn(line: String, remark: String) throws {
    var console = try Console.small()
    let text = try console.output(of: line)
    #expect(text.contains(" is now ") && text.contains("; \(remark)"), "\(text)")
  }

  @Test(arguments: [
    "set alpha 0.3", "set batch 30", "set batch 7", "set batch all", "set dev 20", "set dev 0",
  ])
  func aUsualValueIsNot(line: String) throws {
    var console = try Console.small()
    #expect(try !console.output(of: line).contains(";"))
  }

  @Test func aFutureThatStartForgetsIsMentioned() throws {
    var console = try Console.small()
    let text = try console.output(of: "train 2; goto 1; start")
    #expect(text.contains("what was known up to iteration 2 is forgotten"))
    #expect(try !console.output(of: "train 2; start").contains("forgotten"))
  }

  @Test func gradcheckSaysWhyItTakesOtherSamples() throws {
    var console = try Console.small()
    #expect(try console.output(of: "forward 3; gradcheck b2").contains("one sample proves little"))
    #expect(try !console.output(of: "forward 3:9; gradcheck b2").contains("proves little"))
  }

  @Test func theBarsOfASweepHaveAScale() throws {
    var console = try Console.small()
    let lines = try console.output(of: "gradcheck b2 --sweep").split(separator: "\n")
    let scale = try #require(lines.first { $0.contains("1e-16") })
    #expect(scale.contains("1e-8") && scale.hasSuffix(" 1"))
  }

  @Test func whereSaysWhoseLossItIs() throws {
    var console = try Console.small()
    #expect(try console.output(of: "forward; where").contains("\nloss of this batch, before its update: "))
    #expect(
      try console.output(of: "train 2; where").contains("\nloss of the last batch, before its update: "))
  }
}
