import Testing

@testable import Commands

/// A command's words, options and quotation marks.
struct ArgumentsTests {
  @Test(arguments: [
    ("a b", ["a", "b"]), ("  a\t b  ", ["a", "b"]), ("\"a b\" c", ["a b", "c"]), ("'a b'", ["a b"]),
    ("a\"b c\"d", ["ab cd"]), ("\"\"", [""]), ("'a\"b'", ["a\"b"]), ("", []), ("\"--dev\"", ["--dev"]),
    ("-- --dev", ["--dev"]), ("-1", ["-1"]), ("日本 語", ["日本", "語"]),
  ])
  func wordsStandBetweenBlanksOrInQuotationMarks(text: String, words: [String]) throws {
    #expect(try Arguments(text, of: .load).words == words)
  }

  @Test func optionsStandAnywhereWithAnEqualsSignOrWithout() throws {
    let (dev, seed) = (
      CommandOption<Int>("--dev", "N", "", atLeast: 0), CommandOption<String>("--seed", "N", "")
    )
    let (limit, shape) = (
      CommandOption<String>("--limit", "N", ""), CommandOption<String>("--shape", "N", "")
    )
    let arguments = try Arguments("--dev 5 a.csv --seed=7 --no-shuffle --limit='3'", of: .load)
    #expect(arguments.words == ["a.csv"])
    #expect(try arguments[dev] == 5)
    #expect(try arguments[seed] == "7")
    #expect(try arguments[limit] == "3")
    #expect(arguments.has(CommandOption<Void>("--no-shuffle", "")))
    #expect(!arguments.has(shape))
    #expect(try arguments[shape] == nil)
  }

  @Test func theValueOfAnOptionIsReadAsWhatItIs() throws {
    let dev = CommandOption<Int>("--dev", "N", "", atLeast: 1)
    for text in ["--dev 0", "--dev five", "--dev=1.5"] {
      let arguments = try Arguments(text, of: .load)
      #expect(throws: CommandError.self, "\(text)") { try arguments[dev] }
    }
    let seed = CommandOption("--seed", "which", among: ["one", "two"], named: \.self)
    #expect(seed.description.choices == ["one", "two"])
    #expect(try Arguments("--seed two", of: .load)[seed] == "two")
    let error = #expect(throws: CommandError.self) { try Arguments("--seed twa", of: .load)[seed] }
    #expect(error?.message.contains("did you mean two") ?? false)
  }

  @Test(arguments: ["\"a", "a'b", "'", "\"a'", "a \"b c"])
  func anOpenQuotationMarkIsAnError(text: String) throws {
    let error = #expect(throws: CommandError.self) { try Arguments(text, of: .load) }
    #expect(try #require(error).message.contains("not closed"))
  }

  @Test(arguments: [
    ("a;b", ["a", "b"]), ("a \"b;c\" ; d", ["a \"b;c\"", "d"]), ("a '#;' # c", ["a '#;'"]),
    ("load \"a # b\"", ["load \"a # b\""]), ("a#b", ["a#b"]), (" ; a ;; ", ["a"]),
    ("apropos don't; b", ["apropos don't", "b"]),
    ("#", []), ("a # b ; c", ["a"]),
  ])
  func linesAreSplitOutsideQuotationMarks(line: String, commands: [String]) {
    #expect(CommandLineSplitter.commands(in: line) == commands)
  }

  @Test(arguments: ["0", "-1", "1.5", "x", "99999999999999999999", "1e3", "٣"])
  func countsAreWholeNumbersOfAtLeastOne(text: String) throws {
    #expect(throws: CommandError.self) { try Arguments(text, of: .step).count() }
  }

  @Test(arguments: [
    "stpe": "step", "forwrad": "forward", "lits": "list", "acuracy": "accuracy", "gradchek": "gradcheck",
  ])
  func aTypingMistakeIsRecognised(word: String, meant: String) throws {
    let error = #expect(throws: CommandError.self) { try CommandTable.standard.named(word) }
    #expect(try #require(error).message.contains("did you mean \(meant)"))
  }
}
