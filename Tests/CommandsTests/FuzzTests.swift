import ConsoleSupport
import Debugging
import Matrices
import Networks
import Rendering
import TestSupport
import Testing

@testable import Commands

/// Thousands of random lines: nothing traps or hangs, every error is one sentence, the session stays usable.
struct FuzzTests {
  private static let pieces: [String] =
    CommandTable.standard.all.flatMap { [$0.name] + $0.aliases + $0.options.map(\.name) }
    + Setting.all.map(\.name)
    + ["X", "Y", "L", "W1", "b1", "Z1", "A1", "dZ2", "dW1", "db2", "dA1", "W2", "W9", "update"]
    + [
      "[", "]", ",", ":", "::", "=", "--", "-", ";", "#", "\"", "'", "(", ")", "@", "*", ".", "/", "\\", "$1",
    ]
    + ["0", "1", "-1", "2", "3", "5", "17", "-999", "1e-3", "0.5", "nan", "-inf", "9223372036854775807"]
    + ["-9223372036854775808", "99999999999999999999", "0x10", "1e999", "٣", "½"]
    + ["all", "dev", "train", "data", "network", "settings", "parameters", "he", "auto", "on", "off"]
    + [
      "16-6-10", "16-3-2-10", "16-10", "784-10", "no-such-file", "f.npz", "f.npy", "dev:3", "0:5", "dev:0:99",
    ]
    + [
      "é", "日本", "🙂", "👨‍👩‍👧", "e\u{301}", "\u{202e}", "\u{feff}", "\u{0}", "\u{1b}[31m", "\u{7f}", "\t", "\r",
      "\u{a0}", "\u{2028}",
    ]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func randomLinesAreNoTrap(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var console = try Console.small()
    var runs = 0
    for _ in 0..<1_500 {
      let line = Self.line(&generator)
      console.host.forget()
      // No line may take for ever: somebody presses Ctrl-C in the end.
      console.host.interruptedFromPoll = 30
      console.host.display.columns = 1 + generator.below(100)
      let outcome =
        generator.below(4) == 0
        ? console.interpreter.run(line, from: .script(name: "fuzz", line: 1)) : console.type(line)
      check(outcome, line)
      if outcome.status == .fine && !outcome.output.isEmpty { runs += 1 }
      _ = console.interpreter.completions(of: line)
      console.interpreter.quits = false
      // The lines that follow are no commands of a stop.
      console.interpreter.collecting = nil
    }
    #expect(runs > 75, "enough lines did something for the rest to be worth testing")
    console.host.forget()
    console.host.display = Display()
    try console.output(
      of:
        "delete; set alpha 0.1; set batch all; set threads auto; set dev 5; network 16-6-10; start; train 2; forward 3; grad; step"
    )
    #expect(console.session.position == Position(iteration: 3, operation: 0))
  }

  /// A command with what it takes, and one thing wrong or odd.
  @Test(arguments: [5, 6] as [UInt64])
  func almostRightLinesAreNoTrap(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let lines = CommandTable.standard.all.flatMap(\.examples).map(\.line).filter { !$0.contains("export") }
    var console = try Console.small()
    for _ in 0..<1_000 {
      var characters = Array(lines[generator.below(lines.count)])
      for _ in 0...generator.below(3) {
        let place = generator.below(characters.count + 1)
        switch generator.below(3) {
        case 0 where place < characters.count: characters.remove(at: place)
        case 1: characters.insert(contentsOf: Self.pieces[generator.below(Self.pieces.count)], at: place)
        default: if place > 0 { characters.swapAt(place - 1, characters.count - 1) }
        }
      }
      let line = String(characters)
      guard Self.isHarmless(line) else { continue }
      console.host.forget()
      console.host.interruptedFromPoll = 20
      check(console.type(line), line)
      console.interpreter.quits = false
      // The lines that follow are no commands of a stop.
      console.interpreter.collecting = nil
    }
  }

  private static func line(_ generator: inout SeededGenerator) -> String {
    while true {
      let count = generator.below(7)
      var line =
        generator.below(3) > 0
        ? CommandTable.standard.all[generator.below(CommandTable.standard.all.count)].name + " " : ""
      for _ in 0..<count {
        line += pieces[generator.below(pieces.count)]
        if generator.below(3) > 0 { line += " " }
      }
      if isHarmless(line) { return line }
    }
  }

  /// Neither writes files into the folder of the tests nor asks for a network as large as the memory.
  private static func isHarmless(_ line: String) -> Bool {
    !writesFiles(line)
      && line.split { !$0.isNumber && $0 != "-" }.allSatisfy { word in
        word.split(separator: "-").allSatisfy { $0.count <= 3 || $0.count > 12 } || !word.contains("-")
      }
  }

  /// Whether a command of the line writes a file where it is well put.
  private static func writesFiles(_ line: String) -> Bool {
    let writers: Set = ["export", "report", "save", "transcript", "submission"]
    return line.contains("svg")
      || CommandLineSplitter.commands(in: line).contains { command in
        let name = CommandLineSplitter.nameAndRest(command, .standard).name
        return CommandTable.standard.matching(name).contains { writers.contains($0.name) }
      }
  }

  private func check(_ outcome: Interpreter.Outcome, _ line: String) {
    switch outcome.status {
    case .fine, .checkFailed, .inconclusive: #expect(outcome.error == nil, "\(line.debugDescription)")
    case .interrupted: break
    case .wrong:
      let sentence = outcome.error?.plain ?? ""
      // What was typed is quoted as it is, also a line separator; the terminal makes that visible.
      #expect(sentence.hasSuffix(".") || sentence.hasSuffix("?"), "\(line.debugDescription): \(sentence)")
      #expect(sentence.count > 10, "\(line.debugDescription): \(sentence)")
      #expect(!sentence.contains("Optional(") && !sentence.contains("expected 0 to -1"), "\(sentence)")
      #expect(sentence.unicodeScalars.allSatisfy { $0 != "\n" }, "\(line.debugDescription): \(sentence)")
    }
  }
}
