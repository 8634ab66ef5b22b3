import Base
import Datasets
import Networks

/// What is wrong with a line that a person typed.
package enum CommandError: ExplainedError, Sendable {
  case unknownCommand(String, among: [String])
  case ambiguous(String, [String])
  case unknownOption(String, Command)
  case optionNeedsValue(Command.Option)
  case optionTakesNoValue(String)
  case notACount(String, what: String, least: Int)
  case notANumber(String, what: String)
  case tooManyWords(String, command: String)
  case missing(String, Command)
  case unclosedQuote(Character)
  case unknownSetting(String, [String])
  case badValue(String, setting: String, expected: String)
  case unknownOperation(String, [String])
  case operationIsPast(String, iteration: Int)
  case limitReached(Int)
  case notAParameter(String)
  case wrongShape(name: String, found: String, expected: String)
  case nothingToImport(file: String, found: [String])
  case wrongFileType(String, expected: String)
  case singleArrayNeeded(String, count: Int)
  case tooDeep(String)
  case unreadable(String, reason: String)
  case unknownTopic(String, [String])
  case noSuchPart(String, command: String)
  case emptyPart(String)
  case notReached(String, frontier: String)
  case assignment(String, String)
  case pythonStatement(String)
  case nameOfFunction(String)
  case noStop(String, [Int])
  case noPast
  case noCheckpoint(String, [Int])
  /// Another error, in words of its own.
  case plain(String)

  package var message: String {
    switch self {
    case .unknownCommand(let word, let commands): Self.unknown(word, among: commands)
    case .ambiguous(let word, let names):
      "\"\(word)\" could be \(Self.listed(names, "or")); type a letter more"
    case .unknownOption(let name, let command):
      command.options.isEmpty
        ? "\(command.name) takes no options, and \(name) is one"
        : "\(command.name) has no option \(name); it has \(Self.listed(command.options.map(\.name), "and"))"
    case .optionNeedsValue(let option):
      "\(option.name) needs a value: \(option.name) \(option.value ?? "")"
    case .optionTakesNoValue(let name): "\(name) takes no value"
    case .notACount(let text, let what, let least):
      "\"\(text)\" is no number for \(what); expected a whole number of at least \(least)"
    case .notANumber(let text, let what):
      "\"\(text)\" is no number for \(what); expected one such as 0.5 or 1e-3"
    case .tooManyWords(let word, let command):
      "\(command) does not know what to do with \"\(word)\"; type help \(command)"
    case .missing(let what, let command):
      "\(command.name) needs \(what): \(command.name) \(command.usage)"
    case .unclosedQuote(let quote): "a quotation mark \(quote) is not closed"
    case .unknownSetting(let name, let names):
      "there is no setting \(name); expected \(Self.listed(names, "or")), or a parameter such as W1[3,400]"
    case .badValue(let text, let setting, let expected):
      "\"\(text)\" is no value for \(setting); expected \(expected)"
    case .unknownOperation(let name, let names):
      "there is no operation \(name); expected \(Self.listed(names, "or")), or a number that list shows"
    case .operationIsPast(let name, let iteration):
      "\(name) has already run in iteration \(iteration); forward begins the iteration again"
    case .limitReached(let limit):
      "training stands at the limit of \(limit) iterations; type train N for N more, or set iterations to a larger number"
    case .notAParameter(let name):
      "\(name) is computed, and cannot be set; only parameters can, such as set W1[3,400] = 0.5"
    case .wrongShape(let name, let found, let expected):
      "\(name) is \(found); expected \(expected)"
    case .nothingToImport(let file, let found):
      "\(file) has no array named like a parameter (W1, b1, … or 0.weight, 0.bias, …); it has \(Self.listed(found, "and"))"
    case .wrongFileType(let file, let expected):
      file.isEmpty
        ? "there is no file name between the quotation marks" : "\(file) does not end in \(expected)"
    case .singleArrayNeeded(let file, let count):
      "\(file) can hold one array, not \(count); name one, or write a .npz file"
    case .tooDeep(let file): "\(file) is not read, because files that source files go more than 16 deep here"
    case .unreadable(let file, let reason): "cannot read \(file): \(reason)"
    case .unknownTopic(let word, let near):
      near.isEmpty
        ? "there is no command, operation or word \(word); help lists the commands, and apropos \(word) searches"
        : "there is no command or operation \(word); did you mean \(Self.listed(near, "or"))?"
    case .noSuchPart(let word, let command): "\(command) knows the parts train, dev and test, not \"\(word)\""
    case .emptyPart(let part):
      part == SampleSelection.Part.test.rawValue
        ? SampleSelection.Failure.noTestPart
        : "the \(part) part of the data is empty; set dev N changes how many samples are in it"
    case .notReached(let target, let frontier):
      "\(target) lies ahead of all that was reached, which ends at \(frontier); train or step goes there"
    case .assignment(let name, let text): Self.assignment(name, text)
    case .pythonStatement(let word):
      "gradb runs no Python statements, such as one with \(word); give it expressions, a line at a time; check NAME = E "
        + "compares a line with gradb's, and compare mine.npz a whole notebook"
    case .nameOfFunction(let name): "\(name) is a function; give your value another name"
    case .noStop(let word, let ids):
      ids.isEmpty
        ? "there is no breakpoint, watchpoint or catchpoint yet; break, watch and catch make them"
        : "there is no stop \(word); there \(ids.count == 1 ? "is" : "are") "
          + "\(Self.listed(ids.map(String.init), "and")), as info break shows"
    case .noPast: "this is the start: there is nothing before it"
    case .noCheckpoint(let word, let ids):
      ids.isEmpty
        ? "there is no checkpoint \(word), because none was kept; type checkpoint to keep one"
        : "there is no checkpoint \(word); there are \(Self.listed(ids.map(String.init), "and"))"
    case .plain(let message): message
    }
  }

  private static func unknown(_ word: String, among commands: [String]) -> String {
    if let habit = Habits.habit(word) { return habit.sentence(word) }
    let letters = String(word.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    if MatrixName(letters) != nil {
      return "\"\(word)\" is no command; to look at a matrix, type show \(word)"
    }
    let near = Spelling.nearest(to: word, among: commands)
    return near.isEmpty
      ? "there is no command \"\(word)\"; help lists the commands"
      : "there is no command \"\(word)\"; did you mean \(listed(near, "or"))?"
  }

  /// What to type instead of giving a value to a name that is the session's.
  private static func assignment(_ name: String, _ text: String) -> String {
    let start = "\(name) is the session's and cannot be given a value so; "
    if Setting.named(name) != nil { return start + "to change the setting, type set \(text)" }
    let isParameter = MatrixName(name)?.isParameter ?? false
    let rest = text.dropFirst(name.count).drop { $0.isWhitespace }
    if isParameter, rest.first != "=" { return start + "to change the parameter, type set \(text)" }
    guard MatrixName(name) != nil else { return start + "call yours something else, such as my_\(text)" }
    return start + "to compare your formula with it, type check \(text); "
      + (isParameter
        ? "to change the parameter, type set \(text)"
        : "to change one number of a parameter, type set W1[3,400] = 0.5")
  }

  /// `a, b and c`.
  static func listed(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

/// A person's Ctrl-C ended a command; what is as it was, in a sentence.
package struct Interruption: ExplainedError {
  package let message: String

  package init(message: String) { self.message = message }
}
