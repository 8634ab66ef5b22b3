import Datasets
import Networks
import Rendering

extension Command {
  static let accuracy = Command(
    "accuracy", aliases: ["acc"], group: .data, usage: "[train|dev|test]",
    summary: "show the share of samples that the network gets right",
    details: """
      Runs the network as it is on all training samples, on all of dev, and of test where there is one. A sample is right when the class with the \
      largest output is its label; with one output for two classes, it is 1 where that is above 0.5, or above 0 of tanh. \
      Where the targets are numbers, no sample is right or wrong: then it is the mean squared error, and R², the share of the \
      targets' variance that the network explains, 1 at best and 0 for whoever says their mean.
      """,
    operands: [.topic],
    examples: [Example("accuracy", "both parts"), Example("accuracy dev", "dev alone")],
    run: { interpreter, arguments in
      CommandResult(try interpreter.judgement(.accuracy, arguments))
    })

  private static let guess: String = {
    let words = GuessWords(.softmaxCrossEntropy, classes: 10)
    return "\(words.name.prefix(1).uppercased())\(words.name.dropFirst()) classes has \(words.number)."
  }()

  static let loss = Command(
    "loss", group: .data, usage: "[train|dev|test]",
    summary: "show the mean loss of the network",
    details: """
      Runs the network as it is on all training samples, on all of dev, and of test where there is one, and prints its loss: with softmax and \
      cross-entropy, the mean of -log(p), where p is the probability of the right class. \(guess) Where the l2 setting \
      is not 0, the penalty is not in that number but stands behind it; L is the sum of the two.
      """,
    operands: [.topic],
    examples: [Example("loss", "both parts")],
    run: { interpreter, arguments in
      CommandResult(try interpreter.judgement(.loss, arguments))
    })
}

extension Interpreter {
  /// What the network is worth on the part of the data that was asked for, or on both.
  fileprivate func judgement(
    _ measure: Judgement.Measure, _ arguments: Arguments
  ) throws -> Judgement {
    let asked = try arguments.oneAtMost().map { word in
      guard let part = SampleSelection.Part(rawValue: word) else {
        throw CommandError.noSuchPart(word, command: arguments.command.name)
      }
      return part
    }
    let parts = try (asked.map { [$0] } ?? session.data.parts).map { part in
      let evaluation = try host.longWork("looking at \(part.rawValue)") { stop, _ in
        try session.evaluate(part, stop: stop)
      }
      if evaluation == nil, asked != nil { throw CommandError.emptyPart(part.rawValue) }
      return Judgement.Part(part, evaluation)
    }
    let hasNoAccuracy = measure == .accuracy && session.data.classes == nil
    return Judgement(
      measure: measure,
      remark: hasNoAccuracy
        ? "the targets of \(session.data.name) are numbers, so there is no accuracy; how far the outputs are off them:"
        : "",
      parts: parts, parameterWithNaN: session.parameterWithNaN?.description)
  }
}
