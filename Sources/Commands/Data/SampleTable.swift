import Datasets
import Rendering

/// Samples that are no images: a line for each, with its inputs.
struct SampleTable: Finding {
  static let kind = "samples"

  /// What they are, in a few words.
  let title: String
  /// What the inputs that are shown are called.
  let inputs: [String]
  /// The inputs of each sample.
  let numbers: [[Double]]
  /// What is said of each sample: its name first.
  let captions: [[StyledText]]
  /// The inputs that are not shown.
  let more: Int

  /// The most inputs that fit beside each other.
  private static let mostInputs = 6

  init(title: String, _ samples: Samples, _ items: [(row: Int32, caption: [StyledText])]) {
    let count = min(samples.inputCount, Self.mostInputs)
    self.title = title
    inputs = (0..<count).map(samples.placeWords)
    more = samples.inputCount - count
    captions = items.map(\.caption)
    numbers = items.map { item in
      (0..<count).map { samples.inputs.stored(Int(item.row) * samples.inputCount + $0) }
    }
  }

  func text(in display: Display) -> StyledText {
    let rest = captions.reduce(0) { max($0, $1.count - 1) }
    var table = Table(
      [.init("")] + inputs.map { .init($0, .right) } + (more > 0 ? [.init("")] : [])
        + Array(repeating: .init(""), count: rest))
    for (numbers, caption) in zip(numbers, captions) {
      table.add(
        [caption.first ?? StyledText()] + numbers.map { StyledText(NumberText.scalar($0)) }
          + (more > 0 ? [StyledText("and \(more) more", .faint)] : []) + caption.dropFirst())
    }
    let heading =
      captions.count > 1 ? StyledText(title, .heading).paragraph(columns: display.columns) : StyledText()
    return heading + table.text(in: display)
  }
}
