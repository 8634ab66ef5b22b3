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
    let arguments = try Arguments("--dev 5 a.csv --seed=7 --no-shuffle --limit='3'", of: .load)
    #expect(arguments.words == ["a.csv"])
    #expect(arguments["--dev"] == "5")
    #expect(arguments["--seed"] == "7")
    #expect(arguments["--limit"] == "3")
    #expect(arguments.has("--no-shuffle"))
    #expect(!arguments.has("--shape"))
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
