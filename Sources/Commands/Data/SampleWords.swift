import Datasets
import Rendering

extension Samples {
  /// What a person calls them: `images`, or `samples` where they are none.
  var words: String { image == nil ? "samples" : "images" }

  /// The same for so many of them.
  func words(_ count: Int) -> String { count == 1 ? String(words.dropLast()) : words }

  /// What one of them has to read: `784 pixels`, `2 inputs`.
  var inputWords: String {
    let count = NumberText.count(inputCount)
    return image == nil ? "\(count) \(inputCount == 1 ? "input" : "inputs")" : "\(count) pixels"
  }

  /// Where an input of a sample is: `row 14, column 10` of an image, or the name of a feature.
  func placeWords(_ input: Int) -> String {
    featureName(input) ?? "row \(input / shape.width), column \(input % shape.width)"
  }
}

extension DataSet {
  /// What the sample at `row` of all is to be taken for: `label 3`, `target 0.4794`.
  func targetWords(row: Int32) -> String {
    switch targets {
    case .labels(let labels, let classes): "label \(classes.names[Int(labels[Int(row)])])"
    case .numbers(let numbers): "target \(NumberText.scalar(numbers[Int(row)]))"
    }
  }
}

extension CommandError {
  /// Why there is nothing to be had that needs classes: `accuracy`, `a confusion table`.
  static func needsClasses(_ what: String, _ data: DataSet) -> CommandError {
    .plain(
      "the targets of \(data.name) are numbers, not classes, so there is no \(what); accuracy shows how well they fit"
    )
  }
}
