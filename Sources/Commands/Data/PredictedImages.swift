import Datasets
import Debugging
import Rendering

/// What the network makes of images from a file: pictures of the first ones, and what all of them come to.
struct PredictedImages: Finding {
  static let kind = "predictedImages"

  /// The file as it was named.
  let path: String
  /// What the classes are called.
  let classes: [String]
  /// How many images are taken for each of them.
  let counts: [Int]
  /// All images.
  let count: Int
  /// How many are taken for what the file says they are; nil where it does not say.
  let hits: Int?
  private let pictures: any Finding

  private enum CodingKeys: CodingKey { case path, classes, counts, count, hits }

  init(_ images: NewImages) {
    path = images.path
    classes = images.classes.names
    var counts = [Int](repeating: 0, count: classes.count)
    for guess in images.predictions.compactMap(\.guess) { counts[guess] += 1 }
    self.counts = counts
    let isLabelled = images.samples.isLabelled
    count = images.predictions.count
    hits = isLabelled ? images.predictions.count(where: \.isRight) : nil
    let items = images.predictions.prefix(SampleView.most).enumerated().map { place, prediction in
      return (
        row: Int32(place),
        caption: PredictedSamples.caption("image \(place + 1)", prediction, isLabelled: isLabelled)
      )
    }
    pictures = SampleView(samples: images.samples).shown(
      title: "the first \(items.count) of \(NumberText.count(count)) images", items)
  }

  var picture: (any Picture)? { pictures.picture }

  func text(in display: Display) -> StyledText { pictures.text(in: display) + summary(in: display) }

  /// How many images were taken for each class and, where they are labelled, how many rightly.
  func summary(in display: Display) -> StyledText {
    var table = Table([.init("predicted")] + classes.map { .init($0, .right) })
    table.add([StyledText("images")] + counts.map { StyledText(NumberText.count($0)) })
    var text = table.text(in: display)
    let silent = count - counts.reduce(0, +)
    if silent > 0 {
      text.append("no prediction for \(NumberText.count(silent)), whose probabilities are nan\n", .bad)
    }
    if let hits {
      text.append("\(NumberText.percent(Double(hits) / Double(count))) right ")
      text.append("(\(NumberText.count(hits)) of \(NumberText.count(count)) by the file's own labels)\n")
    }
    return text
  }
}
