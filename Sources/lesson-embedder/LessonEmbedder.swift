import Foundation

/// Writes a Swift file that holds the text of every `.md` file of a folder: `lesson-embedder FOLDER OUTPUT`.
@main enum LessonEmbedder {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: lesson-embedder FOLDER OUTPUT\n".utf8))
      exit(2)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: arguments[1]).filter {
      $0.hasSuffix(".md")
    }
    var source = """
      /// The files of the folder `lessons` when the program was built, by name.
      enum EmbeddedLessons {
        static let files: [(name: String, text: String)] = [

      """
    for file in files.sorted() {
      let text = try String(contentsOfFile: "\(arguments[1])/\(file)", encoding: .utf8)
      source += "    (\(literal(file)), \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try Data(source.utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
  }

  /// A Swift literal for `text`.
  private static func literal(_ text: String) -> String { text.debugDescription }
}
