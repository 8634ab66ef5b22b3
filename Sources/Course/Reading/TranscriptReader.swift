/// Reads blocks of code that hold commands.
enum TranscriptReader {
  private static let prompt = "(gradb)"

  /// The lines to type in a transcript, with what stands below each; `line` is that of the fence.
  static func exchanges(_ text: String, line: Int) throws(LineProblem) -> [LessonExchange] {
    var exchanges: [LessonExchange] = []
    for (index, content) in lines(text) {
      if content.hasPrefix(prompt) {
        let command = trimmed(content.dropFirst(prompt.count))
        guard !command.isEmpty else {
          throw LineProblem(line: line + 1 + index, problem: .emptyCommand)
        }
        exchanges.append(
          LessonExchange(command: LessonCommand(text: command, line: line + 1 + index), output: []))
      } else if !exchanges.isEmpty {
        exchanges[exchanges.count - 1].output.append(String(content))
      } else if !content.allSatisfy(\.isWhitespace) {
        throw LineProblem(line: line + 1 + index, problem: .noPrompt(String(content)))
      }
    }
    guard !exchanges.isEmpty else {
      throw LineProblem(line: line, problem: .emptyBlock(LessonLanguage.transcript))
    }
    for index in exchanges.indices {
      while exchanges[index].output.last?.allSatisfy(\.isWhitespace) ?? false {
        exchanges[index].output.removeLast()
      }
    }
    return exchanges
  }

  /// The commands of a block that runs silently, without empty lines and comments; `line` is that of the fence.
  static func commands(_ text: String, line: Int) throws(LineProblem) -> [LessonCommand] {
    let commands = lines(text).map { LessonCommand(text: trimmed($1), line: line + 1 + $0) }
      .filter { !$0.text.isEmpty && !$0.text.hasPrefix("#") }
    guard !commands.isEmpty else {
      throw LineProblem(line: line, problem: .emptyBlock(LessonLanguage.setup))
    }
    return commands
  }

  /// The lines of a block of code, by number from 0.
  static func lines(_ text: String) -> [(Int, Substring)] {
    Array(text.split(separator: "\n", omittingEmptySubsequences: false).enumerated())
  }

  /// The text without the blanks at both ends.
  static func trimmed(_ text: Substring) -> String {
    let rest = text.drop(while: \.isWhitespace)
    return String(rest[..<(rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.startIndex)])
  }
}
