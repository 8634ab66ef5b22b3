import ConsoleSupport
import Rendering
import Testing

@testable import Commands

/// help beyond commands and operations: matrices, settings, words.
struct GlossaryTests {
  @Test(arguments: Glossary.entries.flatMap(\.words))
  func everyWordIsExplained(word: String) throws {
    var console = try Console.small()
    let text = try console.output(of: "help \(word)").replacing("\n", with: " ")
    let meaning = try #require(Glossary.entry(word.uppercased())).meaning
    #expect(
      text.contains(meaning)
        || CommandTable.standard.all.contains { $0.name == word || $0.aliases.contains(word) })
  }

  @Test func noWordStandsTwice() {
    let words = Glossary.entries.flatMap(\.words).map { $0.lowercased() }
    #expect(Set(words).count == words.count)
    for entry in Glossary.entries { #expect(entry.meaning.hasSuffix("."), "\(entry.words)") }
  }

  @Test(arguments: Setting.all.map(\.name))
  func everySettingIsExplained(name: String) throws {
    var console = try Console.small()
    let text = try console.output(of: "help \(name)").replacing("\n", with: " ")
    let setting = try #require(Setting.named(name))
    #expect(text.contains("a setting, now \(setting.get(console.interpreter)): \(setting.summary)"))
  }

  @Test func everyMatrixIsExplained() throws {
    var console = try Console.small()
    for name in console.session.program.matrixNames {
      let text = try console.output(of: "help \(name)")
      #expect(text.hasPrefix("\(name)") && text.count > 60, "\(name)")
    }
    let weights = try console.output(of: "help W1")
    #expect(weights.contains("6×16") && weights.contains("W1 -= alpha * dW1"))
    #expect(weights.contains("Z1 = W1 @ X + b1"))
    #expect(try console.output(of: "help X").contains("16×m"))
  }

  @Test func whatIsNearlyAWordIsSuggested() throws {
    var console = try Console.small()
    #expect(try console.refusal(of: "help epohc").contains("did you mean epoch?"))
    #expect(try console.refusal(of: "help alhpa").contains("alpha"))
    try console.refusal(of: "help W9")
  }

  @Test func emphasisIsShownAndNotItsAsterisks() throws {
    var console = try Console.small()
    for name in ["dA1", "dZ1", "A1", "L"] {
      let output = console.type("help \(name)").output
      #expect(output.plain.firstMatch(of: /\*[a-z]+\*/) == nil, "\(output.plain)")
    }
    let mask = console.type("help dZ1").output.runs.first { $0.text == "mask" }
    #expect(mask?.style == .heading)
  }

  @Test func aproposFindsWhatCanBeSet() throws {
    var console = try Console.small()
    for word in ["pager", "mebibytes"] {
      #expect(try console.output(of: "apropos \(word)").contains("  set "), "\(word)")
    }
  }
}
