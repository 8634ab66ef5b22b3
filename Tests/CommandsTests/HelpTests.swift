import ConsoleSupport
import Expressions
import Networks
import Rendering
import Testing

@testable import Commands

/// help, apropos: the table of commands and the operations, for a reader.
struct HelpTests {
  @Test func theOverviewHasEveryCommand() throws {
    var console = try Console.small()
    let text = try console.output(of: "help")
    for command in CommandTable.standard.all {
      let line = text.split(separator: "\n").first { $0.hasPrefix("  \(command.name) ") }
      #expect(line != nil, "\(command.name)")
      for alias in command.aliases { #expect(line?.contains(alias) == true) }
    }
    for group in Command.Group.allCases { #expect(text.contains("\(group.rawValue)\n")) }
  }

  @Test(arguments: CommandTable.standard.all.map(\.name))
  func everyCommandIsExplained(name: String) throws {
    var console = try Console.small()
    let command = try CommandTable.standard.named(name)
    let text = try console.output(of: "help \(name)")
    #expect(text.hasPrefix(command.name))
    for part in [command.summary] + command.aliases { #expect(text.contains(part)) }
    #expect(command.usage.isEmpty || text.replacing("\n", with: " ").contains(command.usage))
    // Paragraphs are broken into lines.
    let flowing = text.replacing("\n", with: " ")
    for paragraph in command.details.split(separator: "\n") { #expect(flowing.contains(paragraph)) }
    for option in command.options { #expect(text.contains("  \(option.name)")) }
    for example in command.examples { #expect(text.contains(example.line)) }
    for alias in command.aliases { #expect(try console.output(of: "help \(alias)") == text) }
  }

  @Test(arguments: ["784-10", "784-10-10", "784-9-8-10"])
  func everyOperationIsExplained(sizes: String) throws {
    var console = try Console.digits()
    try console.output(of: "network \(sizes)")
    for operation in console.session.program.operations {
      let text = try console.output(of: "help \(operation.name)")
      #expect(text.hasPrefix("\(operation.formula)\n"))
      #expect(text.count > 200)
    }
  }

  @Test func theFunctionsOfExpressionsAreListed() throws {
    var console = try Console.small()
    let text = try console.output(of: "help functions")
    for function in FunctionTable.all {
      #expect(text.contains("\n\(function.name)("), "\(function.name)")
      #expect(text.contains(function.signature.prefix(24)), "\(function.name)")
    }
    // What continues a long signature stands under it, not where a function's name would be.
    #expect(!text.contains("\nkeepdims") && text.contains("\n    keepdims=False)"))
  }

  @Test func whatIsUnknownIsNoHelp() throws {
    var console = try Console.small()
    #expect(try console.refusal(of: "help stepp").contains("did you mean step"))
    #expect(try console.refusal(of: "help st") == "\"st\" could be step or start; type a letter more.")
    try console.refusal(of: "help dW9")
    try console.refusal(of: "help xyzzy")
    try console.refusal(of: "help forward grad")
  }

  @Test func aproposFindsWhatHelpMentions() throws {
    var console = try Console.small()
    let text = try console.output(of: "apropos GRADIENT")
    #expect(text.contains("gradcheck") && text.contains("grad"))
    #expect(!text.contains("quit"))
    #expect(try console.output(of: "apropos xyzzy") == "no command's help mentions xyzzy\n")
    #expect(try console.refusal(of: "apropos").hasPrefix("apropos needs a word"))
    for command in CommandTable.standard.all {
      #expect(try console.output(of: "apropos \(command.name)").contains(command.name))
    }
  }

  @Test func aMatrixIsNotUsedWhereALongerNameBeginsLikeIt() throws {
    var console = try Console.small()
    try console.output(of: "network 16-10" + String(repeating: "-10", count: 10))
    let text = try console.output(of: "help W1")
    #expect(text.contains("Z1 = W1 @ X + b1") && !text.contains("W10") && !text.contains("W11"), "\(text)")
  }
}
