import Datasets
import Pictures

extension Command {
  static let sample = Command(
    "sample", group: .data, usage: "SEL [--svg FILE]",
    summary: "show pictures of samples, with their labels",
    details: """
      SEL is a number such as 17, a range 0:6, dev:3 or dev:0:6. At most twelve pictures are shown.
      """,
    options: [.svg], operands: [.selection],
    examples: [Example("sample 17", "one digit"), Example("sample 0:6", "six of them")],
    run: { interpreter, arguments in
      let selection = try interpreter.selection(arguments)
      if arguments.has("--svg") {
        return try interpreter.result(interpreter.sampleGrid(selection), arguments)
      }
      return CommandResult(
        interpreter.gallery(selection) { index, row in
          let label = interpreter.session.data.labels[Int(row)]
          return StyledText("\(index), label \(label)", .heading)
        })
    })
}

extension Interpreter {
  /// The most pictures that one command shows.
  static let mostPictures = 12

  /// The samples that a command was given.
  func selection(_ arguments: Arguments) throws -> SampleSelection {
    try session.data.selection(try arguments.one("samples"))
  }

  /// Pictures of the selected samples with their labels, for a drawing.
  fileprivate func sampleGrid(_ selection: SampleSelection) -> PictureGrid {
    let view = SampleView(data: session.data, display: host.display)
    let items = zip(selection.range, session.data.rows(selection)).prefix(Self.mostPictures).compactMap {
      place, row in
      view.image(row: row).map {
        PictureGrid.Item(
          $0, caption: [StyledText("sample \(place), label \(session.data.labels[Int(row)])")])
      }
    }
    return PictureGrid(title: selection.words, kind: .gray, items)
  }

  /// Pictures of the selected samples; `caption` is given each sample's name and place.
  func gallery(_ selection: SampleSelection, caption: (_ name: String, _ row: Int32) -> StyledText)
    -> StyledText
  {
    let rows = session.data.rows(selection)
    let names = selection.range.map { (selection.part == .dev ? "dev sample " : "sample ") + "\($0)" }
    let items = zip(names, rows).prefix(Self.mostPictures).map { (row: $1, caption: caption($0, $1)) }
    var text = SampleView(data: session.data, display: host.display).gallery(items)
    if rows.count > items.count {
      text.append("the first \(items.count) of \(NumberText.count(rows.count)) samples\n", .faint)
    }
    return text
  }
}
