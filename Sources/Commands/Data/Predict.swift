import Datasets
import Matrices
import Rendering

extension Command {
  static let predict = Command(
    "predict", group: .data, usage: "SEL|FILE",
    summary: "show pictures of samples, with the predicted and the actual label",
    details: """
      Runs the network as it is on the samples and shows each one's picture, the class with the largest probability and \
      the label. For a single sample, the probabilities of all classes stand beside the picture. The iteration under way \
      is left as it is.

      FILE is a CSV or IDX file of images, such as Kaggle's test.csv, with labels or without: shows the first ones with \
      their predictions, and how many images are taken for each digit.
      """,
    operands: [.samplesOrPath],
    examples: [
      Example("predict 17", "one digit, all ten probabilities"), Example("predict dev:0:6", "six of dev"),
      Example("predict test.csv", "images from a file"),
    ],
    run: { interpreter, arguments in
      let word = try arguments.one("samples, or a file of images")
      if isPath(word) {
        return CommandResult(interpreter.predictionsText(try interpreter.newImages(word)))
      }
      let selection = try interpreter.session.data.selection(word)
      let session = interpreter.session
      let output = session.architecture.output
      let probabilities = try interpreter.host.longWork("predicting \(selection)") { stop, _ in
        try session.probabilities(selection, stop: stop)
      }
      let rows = Array(session.data.rows(selection))
      let labels = rows.map { Int(session.data.labels[Int($0)]) }
      if rows.count == 1, let row = rows.first {
        return CommandResult(interpreter.prediction(row: row, label: labels[0], probabilities))
      }
      let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
      let grid = interpreter.pictures(of: selection) { name, row in
        let place = places[row] ?? 0
        return caption(name, output.decision(probabilities, column: place), label: labels[place])
      }
      var text = interpreter.heading(of: grid) + grid.text(in: interpreter.host.display)
      let hits = labels.indices.count { output.decision(probabilities, column: $0) == labels[$0] }
      text.append(
        "\(NumberText.percent(Double(hits) / Double(labels.count))) right "
          + "(\(NumberText.count(hits)) of \(NumberText.count(labels.count)))\n")
      return CommandResult(text)
    })

  /// What stands below a picture; `label` is nil where nobody knows it.
  fileprivate static func caption(_ name: String, _ guess: Int?, label: Int?) -> [StyledText] {
    let words = guess.map { "predicted \($0)" } ?? "no prediction"
    guard let label else { return [StyledText(name, .faint), StyledText(words, .heading)] }
    return [
      StyledText(name, .faint), StyledText("\(words), label \(label)", guess == label ? .good : .bad),
    ]
  }

  /// Whether a word is meant as a file: no selection has a point or a slash, and a number with one is mistyped.
  private static func isPath(_ word: String) -> Bool {
    (word.contains { "./~".contains($0) } && Double(word) == nil) || word.hasSuffix("-ubyte")
  }
}

extension Interpreter {
  /// The first images of a file with their predictions, and what all of them come to.
  fileprivate func predictionsText(_ images: NewImages) -> StyledText {
    let count = images.predictions.count
    let items = images.predictions.prefix(SampleView.most).enumerated().map { place, prediction in
      let label = images.samples.isLabelled ? prediction.label : nil
      return (
        row: Int32(place), caption: Command.caption("image \(place + 1)", prediction.guess, label: label)
      )
    }
    let grid = SampleView(samples: images.samples).grid(
      title: "the first \(items.count) of \(NumberText.count(count)) images", items)
    return heading(of: grid) + grid.text(in: host.display) + images.summary(in: host.display)
  }

  /// A picture, and beside it the probability of every class.
  fileprivate func prediction(row: Int32, label: Int, _ probabilities: Matrix) -> StyledText {
    let guess = session.architecture.output.decision(probabilities, column: 0)
    let bar = 20
    var chart = StyledText()
    for digit in 0..<probabilities.rows {
      let share = probabilities[digit, 0]
      let isFinite = share.isFinite
      let length = isFinite ? Int((share * Double(bar)).rounded()) : 0
      let style: Style = digit == label ? .good : digit == guess ? .bad : .plain
      let number = NumberText.percent(share)
      chart.append("\(digit) ", style)
      chart.append(String(repeating: " ", count: max(0, 9 - number.count)) + number + "  ")
      chart.append(String(repeating: host.display.unicode ? "█" : "#", count: length), style)
      if digit == label { chart.append(" label", .faint) }
      chart.append("\n")
    }
    let picture = SampleView(samples: session.data.samples).picture(row: row, in: host.display)
    let side = StyledText.beside([picture, chart])
    let fits = (side.lines.map(\.width).max() ?? 0) <= host.display.columns
    return (fits ? side : picture + chart)
      + PredictionView.sentence(guess, probabilities, sample: 0, label: label)
      .paragraph(columns: host.display.columns)
  }
}
