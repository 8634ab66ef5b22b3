import ArgumentParser
import Platform

/// A program's command line as data, of which completion scripts and the manual page are made.
///
/// It is what the argument parser tells of itself, so nothing about an option is written down twice.
struct CommandLineDescription: Decodable {
  /// An option, a flag, or what stands between them.
  struct Argument: Decodable {
    /// What kind of argument it is.
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    /// What a shell offers for a value.
    struct Completion: Decodable {
      /// The words that a list has.
      struct Words: Decodable { let values: [String] }
      /// Something without details that count here.
      struct Presence: Decodable {}

      let list: Words?
      let file: Presence?
      let directory: Presence?
    }

    let kind: Kind
    private let names: [Name]?
    private let abstract: String?
    private let valueName: String?
    private let allValues: [String]?
    private let completionKind: Completion?
    let isRepeating: Bool
    let isOptional: Bool

    /// What it is for, in a sentence.
    var summary: String { abstract ?? "" }
    /// The names as they are typed, hyphens and all; none for what stands between the options.
    var spellings: [Name] { names ?? [] }
    /// Whether it shows help and nothing else.
    var isHelp: Bool { spellings.contains { $0.text == "--help" } }
    /// What its value is called; nil where it has none.
    var value: String? { kind == .flag ? nil : valueName }
    /// All values there are, where they are few.
    var choices: [String] { allValues ?? [] }
    /// Words that a shell offers as its value.
    var words: [String] { choices.isEmpty ? completionKind?.list?.values ?? [] : choices }
    /// Whether its value is a folder.
    var isFolder: Bool { completionKind?.directory != nil }
    /// Whether its value may be the path of a file. What stands between options always may, unless all values are known.
    var isFile: Bool { completionKind?.file != nil || kind == .positional && choices.isEmpty }
  }

  /// A name of an option.
  struct Name: Decodable {
    /// How many hyphens it has, and of how many letters it may be.
    enum Kind: String, Decodable {
      case long, short, longWithSingleDash
    }

    let kind: Kind
    let name: String

    /// The name with its hyphens.
    var text: String { (kind == .long ? "--" : "-") + name }
  }

  /// What stands around a description that the parser writes.
  private struct Envelope: Decodable { let command: CommandLineDescription }

  private let abstract: String
  private let arguments: [Argument]

  /// What the program does, in a sentence.
  var summary: String { abstract }
  /// Its options and flags.
  var options: [Argument] { arguments.filter { $0.kind != .positional } }
  /// What stands between the options, if anything may.
  var operand: Argument? { arguments.first { $0.kind == .positional } }

  /// The command line of `program`.
  ///
  /// - Throws: `DecodingError` where the parser describes itself in another way than when this was written.
  static func of(_ program: any Program.Type) throws -> CommandLineDescription {
    try JSONDecoder().decode(Envelope.self, from: Data(program._dumpHelp().utf8)).command
  }
}
