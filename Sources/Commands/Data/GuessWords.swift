import Debugging
import Networks
import Rendering

/// What the loss is of a network that knows nothing, in words.
struct GuessWords {
  /// The loss.
  let loss: Double
  /// `a guess among ten`
  let name: String

  /// Of the network and the training samples of a session: who knows nothing says what is the mean of their targets.
  init(_ session: Session) {
    let network = session.architecture
    guard let loss = network.output.lossOfGuess(outputs: network.outputCount),
      let classes = session.data.classes
    else {
      loss = Batch(data: session.data, rows: session.data.rows(of: .train)).variance / 2
      name = "what the mean of all targets costs"
      return
    }
    self.loss = loss
    name = Self.name(classes: classes.count)
  }

  /// Of an output with so many neurons, one for each class.
  init(_ output: OutputLayer, classes: Int) {
    loss = output.lossOfGuess(outputs: classes) ?? .nan
    name = Self.name(classes: classes)
  }

  private static func name(classes: Int) -> String { "a guess among \(NumberText.word(classes))" }

  /// `2.303`
  var number: String { NumberText.scalar(loss) }
  /// `2.303 is a guess among ten`
  var sentence: String { "\(number) is \(name)" }
}
