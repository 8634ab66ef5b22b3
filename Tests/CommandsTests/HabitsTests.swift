import ConsoleSupport
import Testing

@testable import Commands

/// What people type who come from gdb, IPython or a shell.
struct HabitsTests {
  /// A line of its own or, where a habit has two words, one that a command refuses.
  @Test(arguments: Habits.all.flatMap(\.words))
  func everyWordIsAnswered(word: String) throws {
    var console = try Console.small()
    let sentence = try #require(Habits.habit(word)).sentence(word) + "."
    #expect(try console.refusal(of: word) == sentence)
    #expect(try console.refusal(of: "\(word) 3").contains(sentence), "whatever stands behind it")
    // help reads quotation marks as such.
    if "\"'".contains(word) { return }
    let help = try console.output(of: "help \(word)").replacing("\n", with: " ")
    #expect(help.contains(sentence) || Glossary.entry(word) != nil, "\(help)")
  }

  @Test func noWordStandsTwice() {
    let words = Habits.all.flatMap(\.words)
    #expect(Set(words).count == words.count)
  }

  @Test(arguments: [
    ("show W1 | head", "no pipes"), ("show W1 > file", "no pipes"), ("show W1 >file", "no pipes"),
    ("list | grep dW", "no pipes"), ("accuracy >> log", "no pipes"), ("train > log", "no pipes"),
    ("p W1 | head", "no pipes"), ("step && list", "step; list"), ("accuracy &", "step; list"),
    ("!ls -l", "Ctrl-Z"), ("!./run", "Ctrl-Z"), ("%timeit W1 @ X", "help lists"),
    ("%run mine.py", "source my.gradb"),
    ("history 5", "Ctrl-R"), ("\"hello\"", "no strings"), ("frame 1", "where shows the position"),
    ("info registers", "explain dW1[3,402]"), ("set var x = 3", "changes a weight"),
  ])
  func theWayToTheSameIsNamed(line: String, words: String) throws {
    var console = try Console.small()
    let sentence = try console.refusal(of: line)
    #expect(sentence.contains(words), "\(sentence)")
  }

  /// Signs of the shell are operators where they join expressions.
  @Test func comparisonsAreNoRedirection() throws {
    var console = try Console.small()
    try console.output(of: "forward 0:4")
    for line in ["p A2 > 0.5", "show A2 > 0.5", "hist A2 * (Z2 > 0)", "p (A2 > 0.5) | (A2 < 0.1)"] {
      try console.output(of: line)
    }
    try console.output(of: "start")
    #expect(try console.refusal(of: "show A2 > 0.5").contains("A2"))
    #expect(try !console.refusal(of: "show A2 > 0.5").contains("pipes"))
    #expect(try !console.refusal(of: "p A2 > threshold").contains("pipes"))
    #expect(try console.refusal(of: "load \"a | b.csv\"").contains("a | b.csv"))
  }

  @Test(arguments: ["W1?", "?W1", "W1??", "??W1", "W1 ?", "show?", "?show", "np.sum?", "dZ1?", "epoch?"])
  func aQuestionMarkAsksForHelp(line: String) throws {
    var (console, other) = (try Console.small(), try Console.small())
    let word = line.filter { $0 != "?" && $0 != " " }
    #expect(try console.output(of: line) == other.output(of: "help \(word)"))
  }

  @Test func namesOfOnesOwnAreExplainedToo() throws {
    var console = try Console.small()
    try console.output(of: "mine = W1 > 0")
    #expect(try console.output(of: "mine?").contains("your own name for a boolean 6×16 matrix"))
    #expect(try console.output(of: "y?") == "y: the label of each sample, or its number.\n")
    #expect(try console.refusal(of: "yours?").contains("yours"))
  }

  @Test func infoAloneListsItsTopics() throws {
    var console = try Console.small()
    let text = try console.output(of: "info")
    for topic in InfoTopic.allCases { #expect(text.contains("  info \(topic.rawValue) "), "\(topic)") }
    #expect(try console.output(of: "info locals") == console.output(of: "info variables"))
  }
}
