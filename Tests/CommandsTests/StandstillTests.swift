import ConsoleSupport
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

  @Test(arguments: ["0.0001", "1e-6"])
  func aLossThatFallsSlowlyAsksForALargerAlpha(alpha: String) throws {
    var console = try Console.digits()
    let text = try console.output(of: "set alpha \(alpha); train 20").replacing("\n", with: " ")
    let saysSo = text.contains("may be too small; with a larger one it falls faster")
    #expect(saysSo && !text.contains("too large"), "\(text)")
  }

  @Test func aLossThatJumpsAsksForASmallerAlpha() throws {
    var console = try Console.digits()
    // tanh is never silent.
    let text = try console.output(of: "network 784-10-10 --activation tanh; set alpha 50; train 20")
      .replacing("\n", with: " ")
    #expect(text.contains("alpha 50 may be too large; set a smaller one"), "\(text)")
  }

  @Test(arguments: ["-0.001", "-1", "-50", "-1e300"])
  func anAlphaBelowZeroIsNeverCalledTooLarge(alpha: String) throws {
    var console = try Console.digits()
    let text = try console.output(of: "set alpha \(alpha); train 20").replacing("\n", with: " ")
    #expect(text.contains("set one above 0") && !text.contains("too large"), "\(text)")
  }

  @Test func neuronsThatWereSilentBeforeAreNotThePresentAlphasFault() throws {
    var console = try Console.digits()
    let text = try console.output(of: "set alpha 50; train 12; set alpha 0.1; train 12")
    let last = try #require(text.split(separator: "alpha is now 0.1").last).replacing("\n", with: " ")
    #expect(
      last.contains("silent for every sample; they were at iteration 12 already, when something was changed"),
      "\(text)")
    #expect(!last.contains("too large"))
  }

  @Test func weightsThatSilenceTheirNeuronsAreTheCause() throws {
    var console = try Console.digits()
    // A planted bias is a change of iteration 0.
    let biases = (0..<10).map { "set b1[\($0)] = -1000" }.joined(separator: "; ")
    let text = try console.output(of: "\(biases); train 12").replacing("\n", with: " ")
    #expect(
      text.contains("they were at iteration 0 already, so the weights silence them, and not alpha"), "\(text)"
    )
  }

  /// Whatever number they begin with, and though the loss still falls a little.
  @Test(arguments: ["relu", "tanh", "sigmoid"])
  func parametersThatAllBeginWithTheSameNumberAreSaid(activation: String) throws {
    for bug in ["set init zeros; start", "bug plant init-all-equal; start"] {
      var console = try Console.digits()
      let text = try console.output(
        of: "network 784-10-10 --activation \(activation); \(bug); set alpha 0.0001; train 12")
      #expect(text.replacing("\n", with: " ").contains("neurons that begin alike stay alike"), "\(text)")
    }
  }

  @Test func neuronsThatDifferAreNotCalledAlikeForASettingOfTheNextStart() throws {
    var console = try Console.digits()
    let text = try console.output(of: "set alpha 0.0001; train 1; set init zeros; train 20")
    let last = try #require(text.split(separator: "hardly anything").last)
    #expect(last.contains("guess") && !last.contains("alike"), "\(text)")
  }

  @Test func aPenaltyThatIsTooLargeIsNoMistakeInTheGradients() throws {
    // The built-in digits, of which every class is about as frequent: none is a better guess than another.
    var console = Console(Interpreter(host: RecordingHost()).session)
    let text = try console.output(of: "set l2 1; train 60").replacing("\n", with: " ")
    #expect(
      text.contains("or a smaller l2") && !text.contains("gradcheck") && !text.contains("too large"),
      "\(text)")
  }

  @Test func wrongGradientsAreNotAlphasFault() throws {
    var console = try Console.digits()
    let text = try console.output(of: "bug plant update-sign; train 20").replacing("\n", with: " ")
    #expect(text.contains("gradcheck") && !text.contains("too large"), "\(text)")
    let step = try console.output(of: "start; forward 3; grad; step").replacing("\n", with: " ")
    #expect(step.contains("it rose") && step.contains("gradcheck") && !step.contains("too large"), "\(step)")
  }

  @Test func aNumberThatWasNoneBeforeIsNotAlphasFault() throws {
    var console = try Console.digits()
    let text = try console.output(of: "set W2[0,0] = nan; train 20").replacing("\n", with: " ")
    #expect(text.contains("W2 held nan before; type start") && !text.contains("too large"), "\(text)")
  }

  @Test func itIsMeasuredOnAllTrainingSamples() throws {
    var console = try Console.small()
    #expect(console.session.standstill().dead == nil)
    try console.output(of: (0..<4).map { "set b1[\($0)] = -1000" }.joined(separator: ";"))
    let dead = try #require(console.session.standstill().dead)
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
