import Base
import Rendering

extension CommandOption<String> {
  /// The option of every command that shows a picture.
  static var svg: Self {
    Self(
      "--svg", "FILE", "write the picture to an SVG file, for a browser or a page")
  }
}

extension Interpreter {
  /// A finding with a picture or, where `--svg` says so, the picture in a file.
  func result(_ finding: any Finding, _ arguments: Arguments) throws -> CommandResult {
    guard let path = try arguments[.svg] else { return CommandResult(finding) }
    guard let picture = finding.picture else {
      throw CommandError.plain(
        "\(session.data.name) has samples that are no images, so there is no picture to write; nothing was written"
      )
    }
    // Nothing that was written by somebody else, such as train.csv, ends so by chance.
    guard path.lowercased().hasSuffix(".svg") else {
      throw CommandError.wrongFileType(path, expected: ".svg")
    }
    let drawing = picture.drawing
    try AtomicFile.write(drawing.svgFile, to: permissions.pathToWrite(path))
    return CommandResult(StyledText("wrote the picture \"\(drawing.title)\" to \(path)\n"))
  }
}
