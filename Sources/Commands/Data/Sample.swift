import Datasets
import Rendering

extension Command {
  static let sample = Command(
    "sample", group: .data, usage: "SEL [--svg FILE]",
    summary: "show pictures of samples, with their labels",
    details: """
      SEL is a number such as 17, a range 0:6, dev:3 or dev:0:6. At most twelve pictures are shown; several, in a \
      terminal, without the edges that are blank in all of them. Samples that are no images stand in a table.
      """,
    options: [Option(.svg)], operands: [.selection],
    examples: [Example("sample 17", "one digit"), Example("sample 0:6", "six of them")],
    run: { interpreter, arguments in
      let data = interpreter.session.data
      let selection = try data.selection(try arguments.one("samples"))
      let shown = interpreter.samples(selection) { name, row in
        [StyledText("\(name), \(data.targetWords(row: row))", .heading)]
      }
      return try interpreter.result(shown, arguments)
    })
}

extension Interpreter {
  /// The first of the selected samples; `caption` is given each one's name and row.
  func samples(
    _ selection: SampleSelection, caption: (_ name: String, _ row: Int32) -> [StyledText]
  ) -> any Finding {
    let rows = session.data.rows(selection)
    let items = zip(selection.range, rows).prefix(SampleView.most).map { place, row in
      (row: row, caption: caption("\(selection.part.sampleWords) \(place)", row))
    }
    return SampleView(samples: session.data.samples).shown(
      title: selection.words + (rows.count > items.count ? ", the first \(items.count)" : ""), items)
  }
}
