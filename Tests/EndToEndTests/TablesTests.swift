import Foundation
import TestSupport
import Testing

/// What is declared in the sources stands in the table that makes it known. A new entry that was forgotten there would
/// compile, and nobody would ever meet it.
struct TablesTests {
  /// A kind of entry: its type, the folder of its declarations, and the file and name of its table.
  struct Table: Sendable, CustomTestStringConvertible {
    let type: String
    let folder: String
    let file: String
    var list = "all"

    var testDescription: String { type }
  }

  static let tables = [
    Table(type: "Activation", folder: "Networks/Activations", file: "Networks/Activations/Activation.swift"),
    Table(type: "OutputLayer", folder: "Networks/Outputs", file: "Networks/Outputs/OutputLayer.swift"),
    Table(type: "Optimizer", folder: "Networks/Optimizers", file: "Networks/Optimizers/Optimizer.swift"),
    Table(type: "PlantedBug", folder: "Networks/Bugs", file: "Networks/Bugs/PlantedBug.swift"),
    Table(type: "DataFormat", folder: "Datasets/Formats", file: "Datasets/Formats/DataFormat.swift"),
    Table(type: "Command", folder: "Commands", file: "Commands/CommandTable.swift", list: "standard"),
    Table(type: "CourseCommand", folder: "Course/Commands", file: "Course/Commands/CourseCommand.swift"),
  ]

  @Test(arguments: tables)
  func everyEntryIsInItsTable(table: Table) throws {
    let sources = Repository.root.appendingPathComponent("Sources")
    let declared = try Self.swiftFiles(in: "Sources/\(table.folder)").flatMap {
      Self.entries(of: table.type, declaredIn: $0.text)
    }
    #expect(!declared.isEmpty, "the test finds no \(table.type) in \(table.folder)")
    let file = try String(contentsOf: sources.appendingPathComponent(table.file), encoding: .utf8)
    let listed = try #require(
      Self.names(in: table.list, of: file), "the test finds no table in \(table.file)")
    for name in declared where !listed.contains(name) {
      Issue.record("add .\(name) to the list \(table.list) in Sources/\(table.file)")
    }
    for name in listed where !declared.contains(name) {
      Issue.record("the test does not find where the .\(name) of Sources/\(table.file) is declared")
    }
  }

  @Test func everyKindOfMatrixIsAmongAllKinds() throws {
    let file = try String(
      contentsOf: Repository.root.appendingPathComponent("Sources/Networks/MatrixName+Kind.swift"),
      encoding: .utf8)
    let kinds = file.split(separator: "extension MatrixName.Kind").first ?? ""
    let declared = kinds.matches(of: /\n    case (\w+)/).map { String($0.output.1) }
    let listed = try #require(Self.names(in: "allCases", of: file))
    #expect(declared.count > 10)
    for name in declared where !listed.contains(name) {
      Issue.record("add .\(name) to allCases in Sources/Networks/MatrixName+Kind.swift")
    }
  }

  /// A program reads findings by their kinds and fields: a test has to hold those of each.
  @Test func everyKindOfFindingIsHeldToItsFields() throws {
    let files = try Self.swiftFiles(in: "Sources")
    let kinds = files.flatMap { $0.text.matches(of: /static let kind = "(\w+)"/).map { String($0.output.1) } }
    let tests = try String(
      contentsOf: Repository.root.appendingPathComponent("Tests/CommandsTests/FindingsTests.swift"),
      encoding: .utf8)
    #expect(kinds.count > 20 && Set(kinds).count == kinds.count)
    for kind in kinds where !tests.contains("\"\(kind)\"") {
      Issue.record("add a line with the kind \(kind) and its fields to FindingsTests.kinds")
    }
  }

  /// What a view shows is in the value that it is beside.
  @Test func noViewOfAFindingAsksTheSession() throws {
    let views = try Self.swiftFiles(in: "Sources/Commands").filter { $0.name.hasSuffix("+Text.swift") }
    #expect(views.count > 10)
    for view in views {
      for word in ["session", "Session", "Interpreter", "host"] where view.text.contains("\(word)") {
        Issue.record("\(view.name) asks for \(word); put what it needs into the value")
      }
    }
  }

  /// The Swift files below a folder of the repository.
  private static func swiftFiles(in folder: String) throws -> [(name: String, text: String)] {
    let folder = Repository.root.appendingPathComponent(folder)
    return try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  @Test func whatWasForgottenIsFound() {
    let text = """
      extension Activation {
        static let gelu = Activation(name: "gelu")
        public static let all: [Activation] = [.relu, .tanh]

        static let relu = Activation(name: "relu")
        static let leak = 0.01
        static let elu: Activation = make(0.5)
      }
      """
    #expect(Self.entries(of: "Activation", declaredIn: text) == ["gelu", "relu", "elu"])
    #expect(Self.names(in: "all", of: text) == ["relu", "tanh"])
    #expect(Self.names(in: "all", of: "static let all = Table([.gelu, .elu])") == ["gelu", "elu"])
    #expect(Self.names(in: "none", of: text) == nil)
  }

  /// The names of `static let name = Type(…)`, and of `static let name: Type = …`.
  private static func entries(of type: String, declaredIn text: String) -> [String] {
    let declaration = /static let (`?\w+`?)(?:: (\w+))? =\s+(\w*)(\.?)/
    return text.matches(of: declaration).compactMap { match in
      let (_, name, annotation, value, point) = match.output
      guard annotation.map(String.init) ?? String(value) == type, annotation != nil || point.isEmpty
      else { return nil }
      return String(name).replacing("`", with: "")
    }
  }

  /// The names with a point before them in the list called `list`, which ends at a blank line; nil where there is none.
  private static func names(in list: String, of text: String) -> Set<String>? {
    guard let start = text.firstRange(of: "static let \(list)"),
      let equals = text[start.upperBound...].firstRange(of: "="),
      let open = text[equals.upperBound...].firstRange(of: "["),
      case let rest = text[open.upperBound...]
    else { return nil }
    let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
    return Set(rest[..<end].matches(of: /\.(\w+)/).map { String($0.output.1) })
  }
}
