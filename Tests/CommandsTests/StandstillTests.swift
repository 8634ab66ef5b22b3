import Debugging
import Networks
import Testing

@testable import Commands

/// What train says of a training that comes to nothing, and that it says nothing else of others.
struct StandstillTests {
  @Test func deadNeuronsAreNamed() throws {
    var console = try Console.digits()
    let text = try console.output(of: "set alpha 50; train 12").replacing("\n", with: " ")
    #expect(text.contains("than a guess among ten (2.303): "))
    #expect(text.contains("neurons of A1 are silent for every sample; alpha 50 may be too large"))
  }

  @Test func aTrainingThatGoesWellIsLeftAlone() throws {
    var console = try Console.digits()
    for line in ["train 1", "train 12", "set alpha 0.01; start; train 12"] {
      #expect(try !console.output(of: line).contains("guess"), "\(line)")
    }
  }

  @Test func oneClassForEverySampleIsNamed() throws {
    var console = try Console.small()
    // Nothing can be learnt at alpha 0, and the bias speaks for 3.
    let text = try console.output(of: "set alpha 0; set b2[3] = 30; train 12").replacing("\n", with: " ")
    #expect(text.contains("every training sample is taken for a 3"))
  }

  @Test func aNetworkThatCannotMoveIsNotToldToMoveLess() throws {
    var console = try Console.digits()
    let zeros = try console.output(of: "set init zeros; start; train 12").replacing("\n", with: " ")
    #expect(zeros.contains("neurons that begin alike stay alike") && !zeros.contains("too large"))
    let deep = try console.output(
      of: "network 784-10-10-10-10-10 --activation sigmoid --init uniform; set alpha 0.001; train 12"
    ).replacing("\n", with: " ")
    #expect(!deep.contains("too large"))
  }

  @Test func itIsMeasuredOnAllTrainingSamples() throws {
    var console = try Console.small()
    #expect(console.session.standstill.dead == nil)
    try console.output(of: (0..<4).map { "set b1[\($0)] = -1000" }.joined(separator: ";"))
    let dead = try #require(console.session.standstill.dead)
    #expect(dead.silent == 4 && dead.count == 6 && dead.name.description == "A1")
  }

  @Test func nanIsCalledNan() throws {
    var console = try Console.small()
    try console.output(of: "set W1[0,0] = -nan; set b2[0] = nan")
    for line in ["show W1[0,0]", "set W1[0,0] = nan", "predict 3", "print W1[0,0]"] {
      let text = try console.output(of: line)
      #expect(text.contains("nan") && !text.contains("-nan"), "\(text)")
    }
    #expect(try console.output(of: "predict 3").contains("no prediction: the probabilities are nan"))
    #expect(try console.output(of: "predict 0:3").contains("0.00 % right"))
    #expect(try console.output(of: "accuracy").contains("W1 holds nan"))
    #expect(try !console.output(of: "start; accuracy").contains("nan"))
  }
}
