import ConsoleSupport
import Debugging
import Networks
import TestSupport
import Testing

@testable import Commands

/// Every optimizer is opened as plain descent is: its state is shown, checked, explained, saved, compared, and travelled back
/// to, bit for bit.
struct OptimizersTests {
  /// An optimizer, as a person sets it.
  static let optimizers = Optimizer.all.map { optimizer in
    "set optimizer \(optimizer.name)" + (optimizer.hasMomentum ? "; set momentum 0.75" : "")
      + "; set alpha 0.01"
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func console(_ optimizer: String) throws -> Console {
    var console = try Console.loaded(in: folder)
    try console.output(of: "network 16-5-10 --init he; \(optimizer); set l2 0.01; set batch 7")
    return console
  }

  @Test(arguments: optimizers)
  func itsGradientsAreTheSlopesOfTheLoss(optimizer: String) throws {
    var console = try console(optimizer)
    for line in ["gradcheck", "train 3; gradcheck"] {
      let report = try #require(console.type(line).findings.compactMap { $0 as? GradcheckReport }.last)
      #expect(report.verdict != .failed && report.failed == 0 && report.compared > 50, "\(report)")
    }
  }

  @Test(arguments: optimizers)
  func everyNumberIsExplained(optimizer: String) throws {
    var console = try console(optimizer)
    // Behind the update as before it.
    for line in ["train 2; forward 0:7; grad; until update", "step"] {
      try console.output(of: line)
      let state = console.session.liveMatrixNames.filter { $0.stateSlot != nil }
      #expect(state.count == 4 * console.session.program.rule.optimizer.stateSlots.count)
      for name in state {
        let explained = try #require(console.type("explain \(name)[1,0]").findings.first as? ExplainedElement)
        #expect(explained.explanation.agrees, "\(name)")
      }
      for element in ["W1[2,3]", "b2[4]"] {
        let explained = try #require(console.type("explain \(element)").findings.first as? ExplainedParameter)
        let history = explained.history
        #expect(history.agrees && history.moves.allSatisfy(\.followsItsFormula), "\(element)")
      }
    }
  }

  /// The lines of the list are right as they stand, before the update and behind it.
  @Test(arguments: optimizers)
  func itsOwnLinesAreRight(optimizer: String) throws {
    var console = try console(optimizer)
    try console.output(of: "train 2; until update")
    let program = console.session.program
    for line in ["where", "step"] {
      try console.output(of: line)
      for operation in program.operations where operation.output?.stateSlot != nil {
        #expect(
          try console.output(of: "check \(operation.formula)").hasPrefix("exact"), "\(operation.formula)")
      }
      for name in program.architecture.parameterNames {
        let step = program.rule.optimizer.formula(of: name)
        #expect(try console.output(of: "check \(name) = \(step)").hasPrefix("exact"), "\(step)")
      }
    }
  }

  @Test(arguments: optimizers)
  func timeAndFilesBringItBack(optimizer: String) throws {
    var console = try console(optimizer)
    let (session, arrays) = (folder.path("session.npz"), folder.path("arrays.npz"))
    try console.output(of: "train 6; save \(session)")
    let trained = console.session.parameters
    try console.output(of: "goto 3; train 3")
    #expect(console.session.parameters == trained)
    try console.output(of: "reverse-next; until update; step")
    #expect(console.session.parameters == trained)
    try console.output(of: "network 16-10; restore \(session)")
    #expect(console.session.parameters == trained)
    try console.output(of: "goto 1; train 8")
    let later = console.session.parameters
    try console.output(of: "start; train 9")
    #expect(console.session.parameters == later)
    try console.output(of: "goto 3; forward 0:7; grad; export all \(arrays)")
    let compared = try console.output(of: "compare \(arrays)")
    #expect(compared.contains("right: all"), "\(compared)")
  }

  @Test func anotherOptimizerInTheMiddleIsAnEditThatBeginsAtRest() throws {
    var console = try console("set optimizer adam; set alpha 0.01")
    try console.output(of: "train 3")
    #expect(try console.output(of: "print t").contains("= 3"))
    try console.output(of: "set optimizer rmsprop; set optimizer adam")
    #expect(try console.output(of: "print t").contains("= 0"))
    #expect(try console.output(of: "print max(abs(sW1))").contains("= 0"))
    try console.output(of: "until update")
    #expect(try console.output(of: "print t").contains("= 1"))
    try console.output(of: "train 2")
    let after = console.session.parameters
    #expect(after.state.updates == 2)
    #expect(try console.output(of: "info timeline").contains("optimizer adam"))
    try console.output(of: "goto 1; goto 5")
    #expect(console.session.parameters == after)
    // The same one again is none.
    #expect(try console.output(of: "set optimizer adam").contains("its state stays"))
    #expect(console.session.parameters == after)
  }

  @Test func whatGoesWithAnotherOptimizerIsRefused() throws {
    var console = try console("set optimizer sgd")
    #expect(
      try console.refusal(of: "set beta1 0.5") == "sgd has no beta1; adam has: set optimizer adam.")
    #expect(try console.refusal(of: "set epsilon").contains("sgd has no epsilon"))
    #expect(try console.refusal(of: "set optimizer adan").contains("expected sgd, rmsprop or adam"))
    try console.output(of: "set momentum 0.9")
    #expect(try console.refusal(of: "set optimizer adam").contains("set momentum 0, then set optimizer adam"))
    #expect(try console.output(of: "info settings").contains("beta") == false)
    try console.output(of: "set momentum 0; set alpha 0.1")
    let text = try console.output(of: "set optimizer adam")
    #expect(text.contains("beta1 is 0.9, beta2 is 0.999, epsilon is 1e-08"), "\(text)")
    #expect(text.contains("alpha is 0.1; Adam's usual one is 0.001: set alpha 0.001"), "\(text)")
    #expect(try console.refusal(of: "set momentum 0.9").contains("adam has no momentum"))
    #expect(try console.refusal(of: "set beta2 1").contains("less than 1"))
    #expect(try console.output(of: "set beta2 0.95").contains("beta2 is now 0.95"))
    #expect(try console.output(of: "info settings").contains("0.95 (default 0.999)"))
    #expect(try console.output(of: "set optimizer rmsprop").contains("beta2 is 0.9, epsilon"))
    #expect(
      console.interpreter.completions(of: "set optimizer ").candidates.sorted() == Optimizer.names.sorted())
  }

  /// Names that were free before there was Adam.
  @Test func aNameOfOnesOwnWins() throws {
    var console = try console("set optimizer adam; set alpha 0.01")
    try console.output(of: "train 2; until update")
    let line = "check W1 -= alpha * (vW1 / (1 - beta1**t)) / (sqrt(sW1 / (1 - beta2**t)) + epsilon)"
    #expect(try console.output(of: line).hasPrefix("exact"))
    #expect(try console.output(of: "print beta1 + 1").contains("1.9"))
    try console.output(of: "t = 50; beta1 = 0.25")
    #expect(try console.output(of: "print beta1 + t").contains("50.25"))
    #expect((console.type(line).findings.first as? FormulaCheck)?.verdict == .wrong)
    #expect(try console.output(of: "explain vW1[2,3]").contains("agrees"))
  }

  @Test func whatIsNotKeptSaysWhatKeepsIt() throws {
    var console = try console("set optimizer sgd")
    #expect(
      try console.refusal(of: "show sW1")
        == "there is no sW1 while the optimizer keeps none; set optimizer rmsprop or adam gives every parameter a mean square."
    )
  }
}
