import ConsoleSupport
import Testing

@testable import Commands

/// Sentences that say what to type next.
struct MessagesTests {
  @Test(arguments: [
    ("set W1[0,0] =", "a number is missing"),
    ("W1 = 3", "to change the parameter, type set W1 = 3"), ("b1 -= db1", "type set b1 -= db1"),
    ("W1[3,2] += 1", "type set W1[3,2] += 1"), ("m = 5", "call yours something else, such as my_m = 5"),
    ("set W1[0] = [1, 2]", "is 16 numbers, and [1, 2] is a vector of 2; expected one number or as many"),
    ("for i in range(500):", "gradb runs no Python statements, such as one with for"),
    ("def relu(Z):", "such as one with def"), ("return A2", "compare mine.npz a whole notebook"),
    ("from numpy import *", "such as one with from"),
    ("set alph 0.1", "did you mean alpha?"),
    ("show W2 W1", "one matrix at a time; type show W2; show W1"),
    ("until W1", "W1 is a parameter, which no operation but update writes"),
    ("goto 1:", "an operation is missing behind the colon"),
    ("goto 9223372036854775808", "iteration 9223372036854775808 lies ahead of all that was reached"),
  ])
  func aMistakeIsAnsweredWithTheWayOut(line: String, words: String) throws {
    var console = try Console.small()
    #expect(try console.refusal(of: line).contains(words))
  }

  /// Whatever is repeated of a line, its ends are enough.
  @Test(arguments: [
    "LONG", "p LONG", "p 1LONG", "load LONG", "set alpha LONG", "set LONG 1", "show LONG", "goto LONG",
    "step LONG",
    "bug plant LONG", "help LONG", "network LONG", "m = LONG", "step --LONG", "compare LONG",
  ])
  func aLongLineIsNotRepeated(line: String) throws {
    var console = try Console.small()
    for long in [String(repeating: "w", count: 5_000), String(repeating: "w v ", count: 2_000)] {
      let outcome = console.type(line.replacing("LONG", with: long))
      #expect(outcome.status == .wrong)
      #expect(try #require(outcome.error).plain.count < 700)
    }
    #expect(
      try console.refusal(of: "show \(String(repeating: "w", count: 150))").contains(
        String(repeating: "w", count: 150)))
  }

  @Test func anElementWithoutAValueIsShown() throws {
    var console = try Console.small()
    let text = try console.output(of: "set W1[3, -1]")
    #expect(text.hasPrefix("W1[3,15] is "))
    #expect(text.contains("set W1[3,15] = 0.5 changes it"))
    #expect(try console.output(of: "set W1[3]").hasPrefix("W1[3] is 16 numbers, which show W1[3] shows; "))
  }

  /// The names that other tools use.
  @Test func otherNamesWork() throws {
    var console = try Console.small()
    #expect(try console.output(of: "set lr 0.3") == "alpha is now 0.3\n")
    #expect(try console.output(of: "set learning_rate 0.4") == "alpha is now 0.4\n")
    #expect(try console.output(of: "info breakpoints") == console.output(of: "info break"))
    #expect(try console.output(of: "for 3").contains("iteration 0 on sample 3"))
    for line in ["help np.sum", "help softmax"] { #expect(try console.output(of: line).contains("sum")) }
    try console.output(of: "break dW1")
    #expect(try console.refusal(of: "delete 7").contains("there is 1, as info break shows"))
    #expect(try console.output(of: "help log1p").contains("log(1 + x)"))
  }

  /// A value may be called like a command, and nobody is left to wonder what the name does then.
  @Test(arguments: ["loss", "n", "acc", "step", "grad"])
  func aValueMayBeCalledLikeACommand(name: String) throws {
    var console = try Console.small()
    let text = try console.output(of: "\(name) = 0.25")
    #expect(text == "\(name) is a scalar; \(name) alone is a command, and p \(name) shows the value\n")
    #expect(try console.output(of: "p \(name)") == "$1 = 0.25\n")
    #expect(console.session.position.operation == 0)
    #expect(try console.output(of: "batch = 64").contains("to change the setting, type set batch"))
  }

  @Test func blanksInAnIndexAreNoSecondMatrix() throws {
    var console = try Console.small()
    #expect(try console.output(of: "show W1[3, 2]").hasPrefix("W1[3,2] = "))
  }

  @Test func otherProgramsWordsWork() throws {
    var console = try Console.small()
    let outcome = console.type("exit")
    #expect(outcome.quits)
    #expect(try console.output(of: "? step").hasPrefix("step [N]"))
  }

  @Test func aZeroHasNoSign() throws {
    var console = try Console.digits()
    let text = try console.output(of: "forward 3; grad; show dZ1")
    #expect(text.firstMatch(of: /-0(?![.\d])/) == nil, "\(text)")
  }

  @Test func largeNumbersHaveSeparators() throws {
    var interpreter = Interpreter(host: RecordingHost())
    let error = interpreter.run("sample 5000", from: .prompt).error?.plain
    #expect(error == "there is no training sample 5,000; expected 0 to 4,999.")
  }
}
