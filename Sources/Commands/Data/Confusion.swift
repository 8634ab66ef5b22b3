import Datasets
import Debugging
import Rendering

extension Command {
  static let confusion = Command(
    "confusion", group: .data, usage: "[train|dev|test|SEL] [--svg FILE]",
    summary: "show which classes are taken for which",
    details: """
      A table with a row for each actual label and a column for each prediction of the network as it is, and the share \
      of each label that is right. What is off the diagonal is a mistake. Without a part or samples, it is about dev. \
      mistakes shows the samples themselves.
      """,
    options: [Option(.svg)], operands: [.selection],
    examples: [
      Example("confusion", "all of dev"), Example("confusion train", "the training samples"),
      Example("confusion dev --svg confusion.svg", "as a picture for a browser"),
    ],
    run: { interpreter, arguments in
      let classes = try interpreter.classes(for: "confusion table")
      let selection = try interpreter.judgedSelection(try arguments.oneAtMost())
      let predictions = try interpreter.predictions(selection)
      let table = ConfusionTable(predictions, of: selection, classes)
      return try interpreter.result(Confusion(table: table), arguments)
    })
}

/// Which classes are taken for which.
struct Confusion: Finding {
  static let kind = "confusion"

  /// The counts.
  let table: ConfusionTable

  var picture: (any Picture)? { table }

  func text(in display: Display) -> StyledText {
    StyledText(table.title + "\n", .heading) + table.text(in: display)
  }
}

extension ConfusionTable {
  /// The table of the predictions for `selection`, whose samples are of `classes`.
  init(_ predictions: [Prediction], of selection: SampleSelection, _ classes: Classes) {
    let none = [Int](repeating: 0, count: classes.count)
    var counts = [[Int]](repeating: none, count: classes.count)
    var unpredicted = none
    for prediction in predictions {
      if let guess = prediction.guess {
        counts[prediction.label][guess] += 1
      } else {
        unpredicted[prediction.label] += 1
      }
    }
    self.init(
      title: "predictions for \(selection.words)", counts: counts, unpredicted: unpredicted,
      names: classes.names)
  }
}
