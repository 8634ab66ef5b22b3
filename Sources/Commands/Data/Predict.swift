import Datasets
import Debugging
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
        return CommandResult(PredictedImages(try interpreter.newImages(word)))
      }
      let selection = try interpreter.session.data.selection(word)
      let session = interpreter.session
      let probabilities = try interpreter.host.longWork("predicting \(selection)") { stop, _ in
        try session.probabilities(selection, stop: stop)
      }
      let rows = Array(session.data.rows(selection))
      let predictions = rows.enumerated().map { place, row in
        session.prediction(
          probabilities, column: place, position: selection.range.lowerBound + place,
          label: Int(session.data.labels[Int(row)]))
      }
      if predictions.count == 1 {
        return CommandResult(
          PredictedSample(
            prediction: predictions[0], probabilities: probabilities.elements,
            image: SampleView(samples: session.data.samples).image(row: rows[0])))
      }
      let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
      let grid = interpreter.pictures(of: selection) { name, row in
        let prediction = predictions[places[row] ?? 0]
        return PredictedSamples.caption(name, prediction.guess, label: prediction.label)
      }
      return CommandResult(PredictedSamples(predictions, grid))
    })

  /// Whether a word is meant as a file: no selection has a point or a slash, and a number with one is mistyped.
  private static func isPath(_ word: String) -> Bool {
    (word.contains { "./~".contains($0) } && Double(word) == nil) || word.hasSuffix("-ubyte")
  }
}
