import Datasets
import Matrices
import Pictures

extension Command {
  static let predict = Command(
    "predict", group: .data, usage: "SEL",
    summary: "show pictures of samples, with the predicted and the actual label",
    details: """
      Runs the network as it is on the samples and shows each one's picture, the class with the largest probability and \
      the label. For a single sample, the probabilities of all classes stand beside the picture. The iteration under way \
      is left as it is.
      """,
    operands: [.selection],
    examples: [
      Example("predict 17", "one digit, all ten probabilities"), Example("predict dev:0:6", "six of dev"),
    ],
    run: { interpreter, arguments in
      let selection = try interpreter.selection(arguments)
      let session = interpreter.session
      let probabilities = session.probabilities(selection)
      let rows = Array(session.data.rows(selection))
      let labels = rows.map { Int(session.data.labels[Int($0)]) }
      if rows.count == 1, let row = rows.first {
        return CommandResult(interpreter.prediction(row: row, label: labels[0], probabilities))
      }
      let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
      var text = interpreter.gallery(selection) { name, row in
        let place = places[row] ?? 0
        let guess = PredictionView.guess(probabilities, place)
        let isRight = guess == labels[place]
        let words = guess.map { "predicted \($0)" } ?? "no prediction"
        return StyledText("\(name): \(words), label \(labels[place])", isRight ? .good : .bad)
      }
      let hits = labels.indices.count { PredictionView.guess(probabilities, $0) == labels[$0] }
      text.append(
        "\(NumberText.percent(Double(hits) / Double(labels.count))) right "
          + "(\(NumberText.count(hits)) of \(NumberText.count(labels.count)))\n")
      return CommandResult(text)
    })
}

extension Interpreter {
  /// A picture, and beside it the probability of every class.
  fileprivate func prediction(row: Int32, label: Int, _ probabilities: Matrix) -> StyledText {
    let guess = PredictionView.guess(probabilities, 0)
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
    let picture = SampleView(data: session.data, display: host.display).picture(row: row)
    let side = StyledText.beside([picture, chart])
    let fits = (side.lines.map(\.width).max() ?? 0) <= host.display.columns
    return (fits ? side : picture + chart)
      + PredictionView.sentence(guess, probabilities, sample: 0, label: label)
      .paragraph(columns: host.display.columns)
  }
}
