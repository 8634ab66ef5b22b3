import Base
import Rendering

extension Command {
  static let report = Command(
    "report", group: .files, usage: "FILE.html",
    summary: "write a page about the iteration at hand, for a browser",
    details: """
      One HTML file with the settings, the data, the network, the program with its formulas, samples with their \
      predictions, every matrix as a picture with its shape and statistics, the curves of loss and accuracy, the \
      confusion on dev and a gradient check. It needs no network connection and no script, follows the browser's light \
      or dark colours, and can be printed.

      What the iteration has not computed yet is computed for the page, in a copy: the session stays where it is. Large \
      matrices are drawn smaller, and say so. The gradient check of a large network takes a while; Ctrl-C leaves it, \
      and writes nothing. An existing file is replaced, whole or not at all.
      """,
    operands: [.path],
    examples: [
      Example("report iteration.html", "the iteration at hand"),
      Example("forward 17; report sample.html", "an iteration on one sample"),
    ],
    run: { interpreter, arguments in
      let path = try arguments.one("a file")
      guard path.lowercased().hasSuffix(".html") || path.lowercased().hasSuffix(".htm") else {
        throw CommandError.wrongFileType(path, expected: ".html")
      }
      let page = try ReportPage(interpreter).page()
      let bytes = Array(page.html.utf8)
      try AtomicFile.write(bytes, to: interpreter.permissions.pathToWrite(path))
      let size = NumberText.count(max(1, bytes.count / 1000))
      return CommandResult(
        StyledText(
          "wrote iteration \(interpreter.session.position.iteration) to \(path) (\(size) kB); open it in a browser\n"
        ))
    })
}
