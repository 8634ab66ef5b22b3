import Networks
import Rendering

/// What the loss is of a network that knows nothing, in words.
struct GuessWords {
  private let output: OutputLayer
  private let classes: Int

  /// Of a network like `architecture`.
  init(_ architecture: Architecture) { self.init(architecture.output, classes: architecture.outputCount) }

  /// Of an output with so many classes.
  init(_ output: OutputLayer, classes: Int) {
    (self.output, self.classes) = (output, classes)
  }

  /// The loss.
  var loss: Double { output.guess(classes) }
  /// `2.303`
  var number: String { NumberText.scalar(loss) }
  /// `a guess among ten`
  var name: String { "a guess among \(NumberText.word(classes))" }
  /// `2.303 is a guess among ten`
  var sentence: String { "\(number) is \(name)" }
}
