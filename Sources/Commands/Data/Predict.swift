import Datasets
import Debugging
import Matrices
import Rendering

extension Command {
  static let predict = Command(
    "predict", group: .data, usage: "SEL|FILE|NUMBERS [--like SEL] [--explain ELEMENT]",
    summary: "show pictures of samples, with the predicted and the actual label",
    details: """
      Runs the network as it is on the samples and shows each one's picture, the class with the largest probability and \
      the label. For a single sample, the probabilities of all classes stand beside the picture. Where the targets are \
      numbers, each sample's output stands beside its target. The iteration under way is left as it is.

      FILE is a file of samples like those that are loaded, such as Kaggle's test.csv, with labels or without: shows the \
      first ones with their predictions, and how many are taken for each class.

      NUMBERS are your own: all inputs of a sample with commas, as they would stand in a file, or NAME=NUMBER for each; \
      with --like, those of a sample, but for the ones you name. --explain shows where a number of that forward pass comes \
      from, down to what you typed.
      """,
    options: [Option(.like), Option(.explain)],
    operands: [.samplesOrPath],
    examples: [
      Example("predict 17", "one digit, all ten probabilities"), Example("predict dev:0:6", "six of dev"),
      Example("predict test.csv", "images from a file"),
      Example("load moons; predict 0.5,-1.25", "a place of your own"),
      Example("load moons; predict --like 17 x2=2", "sample 17, had it another x2"),
      Example("load xor; predict 1,0 --explain Z1[3]", "how neuron 3 weighs it"),
    ],
    run: { interpreter, arguments in
      if let first = arguments.words.first, isPath(first), !OwnNumbers.isMeant([first]) {
        return CommandResult(PredictedImages(try interpreter.newImages(first)))
      }
      if arguments.has(.like) || OwnNumbers.isMeant(arguments.words) {
        return try interpreter.predictedNumbers(OwnNumbers(arguments), explaining: arguments[.explain])
      }
      let word = try arguments.one("samples, a file of them, or numbers of your own")
      let selection = try interpreter.session.data.selection(word)
      let session = interpreter.session
      let outputs = try interpreter.host.longWork("predicting \(selection)") { stop, _ in
        try session.outputs(selection, stop: stop)
      }
      let rows = Array(session.data.rows(selection))
      let answers = rows.enumerated().map { place, row in
        session.answer(outputs, column: place, position: selection.range.lowerBound + place, row: row)
      }
      if answers.count == 1, let prediction = answers[0].prediction {
        let view = SampleView(samples: session.data.samples)
        let image = view.image(row: rows[0])
        let inputs =
          image == nil ? interpreter.samples(selection) { name, _ in [StyledText(name, .heading)] } : nil
        return CommandResult(
          PredictedSample(
            prediction: prediction, classes: session.data.classes?.names ?? [],
            probabilities: session.shares(outputs, column: 0),
            image: image, inputs: inputs))
      }
      let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
      let shown = interpreter.samples(selection) { name, row in
        switch answers[places[row] ?? 0] {
        case .prediction(let prediction):
          PredictedSamples.caption(name, prediction)
        case .estimate(let estimate): estimate.caption(name)
        }
      }
      let estimates = answers.compactMap(\.estimate)
      return CommandResult(
        estimates.isEmpty
          ? PredictedSamples(answers.compactMap(\.prediction), shown)
          : EstimatedSamples(estimates, shown) as any Finding)
    })

  /// Whether a word is meant as a file: no selection has a point or a slash, and a number with one is mistyped.
  private static func isPath(_ word: String) -> Bool {
    (word.contains { "./~".contains($0) } && Double(word) == nil) || word.hasSuffix("-ubyte")
  }
}
