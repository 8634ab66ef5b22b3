import ConsoleSupport
import Expressions
import Networks
import Testing

@testable import Commands

/// What a person sees of regularisation, momentum, schedules and activations.
struct DescentCommandsTests {
  @Test func settingsSayHowTheProgramChanged() throws {
    var console = try Console.small()
    #expect(
      try console.output(of: "set momentum 0.9")
        == "momentum is now 0.9; list shows the 17 operations of an iteration, which were 13\n")
    try console.output(of: "step 3")
    #expect(
      try console.output(of: "set l2 0.01").hasSuffix("which were 17; iteration 0 begins again\n"))
    let list = try console.output(of: "list")
    for formula in ["vW1     = momentum * vW1 + dW1", "penalty = l2 / 2 * (sum(W1**2) + sum(W2**2))"] {
      #expect(list.contains(formula), "\(list)")
    }
  }

  @Test func breakpointsKeepTheirNames() throws {
    var console = try Console.small()
    try console.output(of: "break dW1; set l2 0.01; set momentum 0.9")
    let text = try console.output(of: "continue")
    #expect(text.contains("next: dW1 = dZ1 @ X.T / m + l2 * W1"), "\(text)")
    #expect(try console.output(of: "delete 1; break vb1; continue").contains("next: vb1"))
  }

  @Test func matricesThatAreOffSayWhatSwitchesThemOn() throws {
    var console = try Console.small()
    #expect(
      try console.refusal(of: "show vW1")
        == "there is no vW1 while momentum is 0; set momentum 0.9 gives every parameter a velocity.")
    #expect(
      try console.refusal(of: "print penalty").contains("there is no penalty while l2 is 0; set l2 0.001"))
    #expect(try console.refusal(of: "set vW1[0,0] = 1").contains("is computed"))
  }

  @Test func velocitiesAndThePenaltyAreInExpressions() throws {
    var console = try Console.small()
    try console.output(of: "set l2 0.5; set momentum 0.75; set schedule step 1 0.5; train 2; forward; grad")
    #expect(
      try console.output(of: "check penalty = l2 / 2 * ((W1**2).sum() + (W2**2).sum())").contains(": penalty")
    )
    #expect(
      try console.output(of: "old = vW1 + 0; until vb1; check vW1 = momentum * old + dW1").contains(
        "exact: vW1"))
    #expect(try console.output(of: "print alpha").contains("0.025"))
    #expect(try console.output(of: "print epoch").contains("2"))
    #expect(try console.output(of: "where").contains("alpha of this iteration: 0.025"))
    #expect(try console.output(of: "loss").contains(", and a penalty of "))
  }

  @Test func aVelocityOfThePastIsExplainedWhereItWasComputed() throws {
    var console = try Console.small()
    try console.output(of: "set momentum 0.9; train 3")
    #expect(try console.refusal(of: "explain vW1[0,0]").contains("type goto 2:update to explain it there"))
    let text = try console.output(of: "goto 2:update; explain vW1[0,0]")
    #expect(text.contains("momentum * vW1[0,0]") && text.contains("agrees with the stored value"), "\(text)")
  }

  @Test func aCosineTellsWhereItEnds() throws {
    var console = try Console.small()
    #expect(
      try console.output(of: "set schedule cosine")
        == "schedule is now cosine; alpha is 0.1 in this iteration, and 0 from iteration 500 on\n")
    #expect(try console.output(of: "set iterations 60").contains("0 from iteration 60 on"))
    #expect(try console.output(of: "train 30").contains("alpha 0.05"))
  }

  @Test func epochsAreCounted() throws {
    var console = try Console.small()
    // 30 training samples: 5 iterations of 7 or fewer.
    try console.output(of: "set batch 7; train 14")
    #expect(try console.output(of: "print epoch").contains("2"))
  }

  @Test func activationsAreNamedAndMisnamed() throws {
    var console = try Console.small()
    #expect(
      try console.refusal(of: "network 16-6-10 --activation sigmod").contains("did you mean sigmoid?"))
    for (name, formula) in [
      ("relu", "dA1 * (Z1 > 0)"), ("leaky-relu", "dA1 * where(Z1 > 0, 1, 0.01)"),
      ("sigmoid", "dA1 * A1 * (1 - A1)"), ("tanh", "dA1 * (1 - A1**2)"),
    ] {
      try console.output(of: "network 16-6-10 --activation \(name) --init xavier")
      #expect(try console.output(of: "list").contains("dZ1 = \(formula)"))
      #expect(try console.output(of: "info network").contains("hidden layers \(name)"))
      try console.output(of: "forward; grad")
      #expect(try console.output(of: "check dZ1 = \(formula)").contains("exact: dZ1"))
      let function = name.replacing("-", with: "_")
      #expect(try console.output(of: "check A1 = \(function)(Z1)").contains("exact: A1"))
    }
  }

  @Test(arguments: Activation.all.map(\.function).filter { !$0.isEmpty })
  func expressionsHaveEveryActivation(name: String) {
    #expect(
      FunctionTable.all.contains { $0.name == name }, "add it to Expressions/Functions/Learning.swift, too")
  }
}
