import ConsoleSupport
import Debugging
import Networks
import TestSupport
import Testing

@testable import Commands

/// Every output with its loss is opened as the first one is: each hidden activation, several depths, and both rules with a
/// memory or a penalty are among the networks.
struct OutputsTests {
  static let networks = [
    "16-10 --output softmax --loss mse", "16-4-10 --activation sigmoid --output sigmoid --loss mse",
    "16-4-3-10 --activation tanh --output sigmoid", "16-5-4-3-10 --activation leaky-relu --output tanh",
    "16-3-4-10 --activation linear --output linear", "16-4-10 --activation relu --loss mse",
    "16-10 --output sigmoid", "16-3-10 --activation sigmoid --output tanh",
  ]

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func console(_ network: String) throws -> Console {
    var console = try Console.loaded(in: folder)
    try console.output(of: "network \(network) --init xavier; set l2 0.01; set momentum 0.5; set batch 7")
    return console
  }

  @Test(arguments: networks)
  func itsGradientsAreTheSlopesOfItsLoss(network: String) throws {
    var console = try console(network)
    for line in ["gradcheck", "train 3; gradcheck"] {
      let report = try #require(console.type(line).findings.compactMap { $0 as? GradcheckReport }.last)
      #expect(report.verdict != .failed && report.failed == 0 && report.compared > 50, "\(report)")
    }
  }

  @Test(arguments: networks)
  func everyNumberIsExplained(network: String) throws {
    var console = try console(network)
    try console.output(of: "train 2; forward 0:7; grad")
    for name in console.session.liveMatrixNames where !name.isParameter && name.kind != .input {
      let element = name.isSingleNumber ? "\(name)" : "\(name)[0,0]"
      guard let explained = console.type("explain \(element)").findings.first as? ExplainedElement else {
        continue
      }
      #expect(explained.explanation.agrees, "\(element)")
    }
    let tree = try #require(
      console.type("explain dW1[0,1] --depth 9").findings.first as? ExplainedTree)
    #expect(tree.elements.count > 2 && tree.elements.allSatisfy(\.explanation.agrees))
  }

  @Test(arguments: networks)
  func timeAndFilesBringItBack(network: String) throws {
    var console = try console(network)
    let (session, arrays) = (folder.path("session.npz"), folder.path("arrays.npz"))
    try console.output(of: "train 6; save \(session)")
    let trained = console.session.parameters.values
    try console.output(of: "goto 2; train 4")
    #expect(console.session.parameters.values == trained)
    try console.output(of: "network 16-10; restore \(session)")
    #expect(console.session.parameters.values == trained)
    #expect(try console.output(of: "info network").contains("--") == false)
    // Velocities before the update are not those that compare expects.
    try console.output(of: "goto 3; set momentum 0; forward 0:7; grad; export all \(arrays)")
    #expect(try console.output(of: "compare \(arrays)").contains("right: all"))
  }

  @Test func theUsualPartnerIsTakenWhereOneIsNotSaid() throws {
    var console = try Console.small()
    for (options, name) in [
      ("", "softmax with cross-entropy"), ("--loss mse", "softmax with mse"),
      ("--output sigmoid", "sigmoid with cross-entropy"), ("--output tanh", "tanh with mse"),
      ("--output linear", "linear with mse"), ("", "softmax with cross-entropy"),
    ] {
      #expect(try console.output(of: "network 16-5-10 \(options)").contains("parameters, \(name); "))
    }
    let refusal = try console.refusal(of: "network 16-5-10 --output tanh --loss cross-entropy")
    #expect(refusal.contains("tanh goes with mse"))
    #expect(try console.refusal(of: "network 16-5-10 --loss hinge").contains("cross-entropy or mse"))
  }

  /// The line that people forget who know the error of cross-entropy by heart.
  @Test(arguments: [
    ("A2 - Y", "is forgotten"), ("dA2 * sigmoid(A2) * (1 - sigmoid(A2))", "is taken at A2"),
  ])
  func aForgottenDerivativeIsNamed(line: String, words: String) throws {
    var console = try console("16-4-10 --activation sigmoid --output sigmoid --loss mse")
    try console.output(of: "forward 0:7; grad")
    let outcome = console.type("check dZ2 = \(line)")
    let check = try #require(outcome.findings.first as? FormulaCheck)
    #expect(check.mistake?.contains(words) ?? false, "\(check)")
  }
}
