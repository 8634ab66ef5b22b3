import ConsoleSupport
import Course
import Testing

@testable import Commands

/// What holds for every command of the table, and the names that some must have.
struct CommandTableTests {
  @Test func namesAndAliasesMeanOneCommandEach() {
    let words = LessonRunner.commands.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(words).count == words.count)
    #expect(
      words.allSatisfy { word in word.allSatisfy { $0.isASCII && ($0.isLowercase || "-?".contains($0)) } })
  }

  @Test func theCommandsThatPeopleRelyOnAreThere() {
    let expected = [
      "accuracy", "apropos", "compare", "continue", "export", "finish", "forward", "grad", "gradcheck",
      "help", "import",
      "info", "list", "load", "loss", "network", "next", "predict", "quit", "run", "sample", "set", "show",
      "source", "start", "step", "train", "until", "where",
    ]
    #expect(Set(LessonRunner.commands.all.map(\.name)).isSuperset(of: expected))
  }

  /// What is to be typed instead is there, down to its options.
  @Test func whatIsToBeTypedInsteadOfAHabitIsThere() throws {
    let console = try Console.small()
    for habit in Habits.all {
      #expect(habit.missing != nil || !habit.instead.isEmpty, "\(habit.words)")
      for example in habit.instead where !example.line.hasPrefix("Ctrl-") && example.line != "Up" {
        for command in CommandLineSplitter.commands(in: example.line) {
          #expect(throws: Never.self, "\(example.line)") { try console.interpreter.understood(command) }
        }
      }
    }
  }

  @Test(arguments: [
    ("fwd", "forward"), ("g", "grad"), ("s", "step"), ("n", "next"), ("fin", "finish"), ("u", "until"),
    ("c", "continue"), ("r", "run"), ("l", "list"), ("bt", "where"), ("sh", "show"), ("i", "info"),
    ("acc", "accuracy"), ("gc", "gradcheck"), ("h", "help"), ("q", "quit"),
  ])
  func aliasesAreThoseOfTheDesign(alias: String, name: String) throws {
    #expect(try LessonRunner.commands.named(alias).name == name)
  }

  @Test(arguments: Command.Group.allCases)
  func theHeadingsOfHelpAreGroups(group: Command.Group) throws {
    var console = try Console.small()
    let commands = LessonRunner.commands.all.filter { $0.group == group }
    #expect(!commands.isEmpty)
    // run, check, lesson and help are commands, too; their help names the way to the group.
    let text = try console.output(of: "help \(group.rawValue)")
    let isCommand = LessonRunner.commands.exact(group.rawValue) != nil
    let way = text.firstMatch(of: /help ([a-z]+) lists all commands of the group/)
    #expect((way != nil) == isCommand)
    let list = try way.map { try console.output(of: "help \($0.1)") } ?? text
    for command in commands { #expect(list.contains("\n  \(command.name) "), "\(command.name)") }
    #expect(
      list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.count
        == commands.count)
    for name in group.otherNames { #expect(try console.output(of: "help \(name)") == list) }
  }

  @Test(arguments: LessonRunner.commands.all.map(\.name))
  func theShortestUniqueBeginningIsEnoughAndAShorterOneIsNot(name: String) throws {
    let others = LessonRunner.commands.all.map(\.name).filter { $0 != name }
    for length in 1...name.count {
      let beginning = String(name.prefix(length))
      // The name or an alias of a command always wins: grad, though gradcheck begins so.
      guard
        beginning == name
          || !LessonRunner.commands.all.contains(where: { ([$0.name] + $0.aliases).contains(beginning) })
      else { continue }
      let rivals = others.filter { $0.hasPrefix(beginning) }
      if rivals.isEmpty || beginning == name {
        #expect(try LessonRunner.commands.named(beginning).name == name)
      } else {
        let error = #expect(throws: CommandError.self) { try LessonRunner.commands.named(beginning) }
        let message = try #require(error?.message)
        #expect(message.contains(name), "\(message)")
        #expect(rivals.allSatisfy { message.contains($0) }, "\(message)")
      }
    }
  }

  @Test(arguments: LessonRunner.commands.all.map(\.name))
  func everyCommandIsDocumented(name: String) throws {
    let command = try LessonRunner.commands.named(name)
    #expect(!command.summary.isEmpty)
    #expect(command.summary.first?.isUppercase == false, "a few words, no sentence")
    #expect(!command.summary.hasSuffix("."))
    #expect(command.summary.count <= 70, "it stands in a column")
    #expect(command.details.count > 20 && command.details.hasSuffix("."))
    #expect(!command.examples.isEmpty)
    for example in command.examples { #expect(!example.line.isEmpty && !example.remark.isEmpty) }
    for option in command.options {
      #expect(option.name.hasPrefix("--"))
      #expect(!option.summary.isEmpty)
      #expect(command.usage.contains(option.name), "\(option.name) is missing in \(command.usage)")
    }
    #expect(command.operands.isEmpty || !command.usage.isEmpty)
  }

  /// An example runs as it stands, or is refused only because its file is not here.
  @Test(arguments: LessonRunner.commands.all.map(\.name))
  func everyExampleRuns(name: String) throws {
    for example in try LessonRunner.commands.named(name).examples {
      var console = try Console.digits()
      // Lessons and their commands have tests of their own.
      if try LessonRunner.commands.named(name).group == .lesson { continue }
      // The whole exercise has a test of its own.
      try console.output(of: "set iterations 20; set batch 16; train 2")
      if name == "export" || name == "show" { try console.output(of: "forward 0:16; grad") }
      // These would write into the folder that the tests run in.
      if ["export", "report", "save", "transcript"].contains(name) || example.line.contains("--svg") {
        continue
      }
      let outcome = console.type(example.line)
      if let error = outcome.error {
        #expect(
          ["load", "import", "source", "compare", "predict", "submission", "restore"].contains(name),
          "\(example.line): \(error.plain)")
        #expect(error.plain.contains("no file") || error.plain.contains("No such file"), "\(error.plain)")
      } else {
        #expect(outcome.status == .fine || outcome.status == .inconclusive, "\(example.line)")
        #expect(!outcome.output.isEmpty || !console.host.shown.isEmpty || name == "quit", "\(example.line)")
      }
    }
  }

  /// The examples that promise a stop do stop, with the seed and the settings that a program begins with.
  @Test(arguments: ["reverse-continue", "watch"])
  func anExampleThatPromisesAChangeOfSignShowsOne(name: String) throws {
    let example = try #require(try LessonRunner.commands.named(name).examples.first)
    #expect(example.remark.contains("sign"))
    var interpreter = Interpreter(host: RecordingHost())
    let line = name == "watch" ? "\(example.line); train 20" : example.line
    let text = interpreter.run(line, from: .prompt).output.plain
    #expect(text.contains("W1[3,466] > 0, after update in iteration"), "\(text)")
  }

  @Test(arguments: LessonRunner.commands.all.map(\.name))
  func everyCommandRefusesWhatItDoesNotKnow(name: String) throws {
    var console = try Console.small()
    let unknown = try console.refusal(of: "\(name) --nonsense")
    // In an expression it is a name with two signs before it.
    if try !LessonRunner.commands.named(name).takesText {
      #expect(unknown.contains("--nonsense"), "\(unknown)")
    }
    for option in try LessonRunner.commands.named(name).options {
      if option.value == nil {
        let message = try console.refusal(of: "\(name) \(option.name)=3")
        #expect(message.contains(option.name), "\(message)")
      } else {
        let message = try console.refusal(of: "\(name) \(option.name)")
        #expect(message.contains(option.name) && message.contains("needs a value"), "\(message)")
      }
    }
  }

  /// Junk behind the last word that a command takes is never ignored.
  @Test(arguments: [
    "forward 1 junk", "grad junk", "step 1 junk", "next 1 junk", "finish junk", "until L junk",
    "train 1 junk",
    "continue junk", "start junk", "run junk", "list junk", "where junk", "show W1 junk", "info data junk",
    "load nowhere junk", "sample 1 junk", "predict 1 junk", "accuracy dev junk", "loss dev junk",
    "set alpha 1 junk", "network 16-10 junk", "gradcheck b1 junk", "import a.npz junk", "compare a.npz junk",
    "source a junk",
    "help step junk", "quit junk", "set W1[0,0] 1 junk", "confusion dev junk", "mistakes 3 dev junk",
    "save a.npz junk", "restore a.npz junk", "transcript a junk", "submission a.csv b.csv junk",
  ])
  func moreWordsThanACommandTakesAreRefused(line: String) throws {
    var console = try Console.small()
    try console.refusal(of: line)
  }
}
