/// Takes text that was pasted at the prompt apart into lines to run.
///
/// It may be a session as a page shows it, then only what stands behind its prompts was typed; or code of a notebook, whose
/// lines go on where a bracket is open.
enum PastedLines {
  private static let prompts = ["(gradb) ", "(play) ", "> "]

  /// The lines of `text`; of several, the blank ones are left out, as at the prompt a blank line repeats a command.
  static func lines(of text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isSession = lines.contains { $0.hasPrefix(prompts[0]) || $0.hasPrefix(prompts[1]) }
    let typed = isSession ? lines.compactMap(behindPrompt) : lines
    guard typed.count > 1 else { return typed }
    return joined(typed.filter { !$0.allSatisfy(\.isWhitespace) })
  }

  private static func behindPrompt(_ line: String) -> String? {
    prompts.first { line.hasPrefix($0) }.map { String(line.dropFirst($0.count)) }
  }

  /// The lines with those made one that a bracket holds together; one that nothing closes holds nothing.
  private static func joined(_ lines: [String]) -> [String] {
    var result: [String] = []
    var rest = lines[...]
    while let first = rest.popFirst() {
      var code = CommandLineSplitter.code(in: first)
      var taken = rest.startIndex
      while depth(code) > 0, taken < rest.endIndex {
        code += [(" ", false)] + CommandLineSplitter.code(in: rest[taken])
        taken += 1
      }
      let isWhole = taken > rest.startIndex && depth(code) == 0
      result.append(isWhole ? String(code.map(\.character)) : first)
      if isWhole { rest = rest[taken...] }
    }
    return result
  }

  private static func depth(_ code: [(character: Character, isQuoted: Bool)]) -> Int {
    code.reduce(0) { depth, part in
      if part.isQuoted { return depth }
      return depth + ("([{".contains(part.character) ? 1 : ")]}".contains(part.character) ? -1 : 0)
    }
  }
}

extension Interpreter {
  /// The lines to run where `text` came from the prompt: itself, or those of a block that was pasted.
  public static func lines(ofPasted text: String) -> [String] { PastedLines.lines(of: text) }
}
