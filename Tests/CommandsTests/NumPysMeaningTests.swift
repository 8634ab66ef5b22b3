import ConsoleSupport
import Foundation
import Testing

@testable import Commands

/// `sum`, `max` and the like of a matrix mean NumPy's at the prompt, as in every formula that gradb prints.
struct NumPysMeaningTests {
  /// Whatever stands around it, and wherever it is typed.
  @Test func theSumOfAMatrixIsOneNumber() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:16")
    let loss = try console.output(of: "print L").split(separator: " ").last ?? ""
    for line in [
      "-sum(Y * log(A2)) / m", "-sum(Y * log(A2)) / 16", "-sum(Y * np.log(A2)) / m", "0 - sum(Y*log(A2)) / m",
      "mine = -sum(Y * log(A2)) / 16; p mine",
    ] {
      #expect(try console.output(of: line).contains(" = \(loss)"), "\(line)")
    }
    for line in ["check L = -sum(Y * log(A2)) / m", "check L = -sum(Y * np.log(A2)) / 16"] {
      #expect(try console.output(of: line) == "exact: L, bit for bit\n", "\(line)")
    }
    #expect(try console.output(of: "plot sum(W1)").isEmpty == false)
    #expect(try console.output(of: "break L if sum(A2) > 15.9; next; continue").contains("sum(A2) > 15.9"))
  }

  @Test func whatPythonsOwnWouldGiveIsToldOnceOfEachFunction() throws {
    var console = try Console.small()
    let remark = "(sum adds up everything here, as np.sum does; Python's own adds the rows: sum(W1, axis=0))"
    let first = try console.output(of: "sum(W1)")
    #expect(first.hasPrefix("$1 = ") && first.replacing("\n", with: " ").contains(remark))
    #expect(try console.output(of: "sum(W2)").split(separator: "\n").count == 1)
    let second = try console.output(of: "top = max(W1) - max(W2)").replacing("\n", with: " ")
    #expect(second.hasPrefix("top is a scalar (max looks at every element here"))
    #expect(second.components(separatedBy: "Python's own").count == 2, "once in a line, too: \(second)")
    #expect(try console.output(of: "whatis any(W1 > 0)").contains("Python's own refuses a matrix"))
    for line in ["max(W1)", "any(W1 > 0)", "sum(b1)", "max(1, 2)", "np.min(W1)", "all(y >= 0)"] {
      #expect(try !console.output(of: line).contains("Python"), "\(line)")
    }
  }

  /// A line of a page shows what the page says, whatever was typed before the lesson was opened.
  @Test func anotherWorkbenchBeginsAnew() throws {
    var console = try Console.small()
    try console.output(of: "sum(W1)")
    let own = console.interpreter.workbench
    console.interpreter.workbench = Workbench(console.session, showing: console.interpreter.showing)
    #expect(try console.output(of: "sum(W1)").contains("Python's own"))
    console.interpreter.workbench = own
    #expect(try !console.output(of: "sum(W1)").contains("Python's own"))
  }

  @Test func checkTellsThatALineOfANotebookIsRightInPython() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:16; grad")
    func text(_ line: String) -> String {
      let outcome = console.type(line)
      #expect(outcome.status == .checkFailed, "\(line)")
      return outcome.output.plain.replacing("\n", with: " ")
    }
    // Each time: the verdict is of this line.
    for _ in 1...2 {
      let verdict = text("check A2 = np.exp(Z2) / sum(np.exp(Z2))")
      #expect(verdict.hasPrefix("wrong: 160 of 160 elements of A2 differ"))
      #expect(
        verdict.contains(
          "Python's own adds the rows: sum(np.exp(Z2), axis=0); with that, the line is right)"))
    }
    let wrong = text("check A2 = np.exp(Z2) / sum(Z2)")
    #expect(wrong.contains("Python's own adds the rows") && !wrong.contains("the line is right"))
    #expect(!text("check A2 = np.exp(Z2) / np.sum(np.exp(Z2))").contains("Python"))
  }

  /// list prints these formulas; NumPy would give nan.
  @Test func checkTellsWhereTheFormulaAsWrittenIsNotFinite() throws {
    var console = try Console.small()
    try console.output(of: "set W2 *= 10000; forward 0:16; grad")
    let loss = try console.output(of: "print L").dropFirst(5).dropLast()
    func text(_ line: String) -> String {
      let outcome = console.type(line)
      #expect(outcome.status == .checkFailed, "\(line)")
      return outcome.output.plain.replacing("\n", with: " ")
    }
    for line in ["check L = -sum(Y * log(A2)) / m", "check L = -np.sum(Y * np.log(A2)) / 16"] {
      let verdict = text(line)
      #expect(
        verdict.hasPrefix(
          "not finite: as written, NumPy gives nan for L, because of 0 * log(0); L is \(loss), because gradb leaves "
            + "out the terms where Y is 0"), "\(verdict)")
      #expect(!verdict.contains("Python"))
    }
    let overflow = text("check A2 = np.exp(Z2) / np.sum(np.exp(Z2), axis=0)")
    #expect(overflow.hasPrefix("not finite: as written, NumPy gives nan in "))
    #expect(overflow.contains("subtracts the largest number of each column of Z2 before exp"))
    #expect(overflow.hasSuffix("all others agree "), "\(overflow)")
    let halved = text("check A2 = np.exp(Z2) / np.sum(np.exp(Z2), axis=0) / 2")
    #expect(halved.contains("of the others, "), "\(halved)")
    #expect(text("check A1 = A1 / 0").contains("A1 is finite there"))
  }

  /// The live matrix may be the wrong one: nothing is said of how gradb computes it.
  @Test func aPlantedBugIsNotVouchedFor() throws {
    var console = try Console.small()
    try console.output(of: "bug plant db-sum; set W2 *= 10000; forward 0:16")
    let text = console.type("check L = -sum(Y * log(A2)) / m").output.plain.replacing("\n", with: " ")
    #expect(text.hasPrefix("not finite: ") && !text.contains("because gradb"))
    #expect(text.contains("the planted bug's"))
  }
}
