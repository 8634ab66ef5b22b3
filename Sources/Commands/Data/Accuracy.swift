import Datasets
import Networks
import Rendering

extension Command {
  static let accuracy = Command(
    "accuracy", aliases: ["acc"], group: .data, usage: "[train|dev]",
    summary: "show the share of samples that the network gets right",
    details: """
      Runs the network as it is on all training samples and on all of dev. A sample is right when the class with the \
      largest probability is its label.
      """,
    operands: [.topic],
    examples: [Example("accuracy", "both parts"), Example("accuracy dev", "dev alone")],
    run: { interpreter, arguments in
      CommandResult(
        try interpreter.judge(arguments) { part, evaluation in
          "\(part.rawValue) \(NumberText.percent(evaluation.accuracy)) "
            + "(\(NumberText.count(evaluation.hits)) of \(NumberText.count(evaluation.count)))"
        })
    })

  private static let guess: String = {
    let words = GuessWords(.softmaxCrossEntropy, classes: 10)
    return "\(words.name.prefix(1).uppercased())\(words.name.dropFirst()) classes has \(words.number)."
  }()

  static let loss = Command(
    "loss", group: .data, usage: "[train|dev]",
    summary: "show the mean cross-entropy of the network",
    details: """
      Runs the network as it is on all training samples and on all of dev, and prints the mean of -log(p), where p is \
      the probability of the right class. \(guess) Where the l2 setting is not 0, the penalty \
      is not in that number but stands behind it; L is the sum of the two.
      """,
    operands: [.topic],
    examples: [Example("loss", "both parts")],
    run: { interpreter, arguments in
      CommandResult(
        try interpreter.judge(arguments) { part, evaluation in
          "\(part.rawValue) \(NumberText.scalar(evaluation.dataLoss)) "
            + "(mean of \(NumberText.count(evaluation.count)) samples)"
            + (evaluation.penalty == 0 ? "" : ", and a penalty of \(NumberText.scalar(evaluation.penalty))")
        })
    })
}

extension Interpreter {
  /// A line for each part of the data that was asked for, or for both.
  fileprivate func judge(
    _ arguments: Arguments, _ line: (SampleSelection.Part, Evaluation) -> String
  ) throws -> StyledText {
    let asked = try arguments.oneAtMost().map { word in
      guard let part = SampleSelection.Part(rawValue: word) else {
        throw CommandError.noSuchPart(word, command: arguments.command.name)
      }
      return part
    }
    var text = StyledText()
    for part in asked.map({ [$0] }) ?? SampleSelection.Part.allCases {
      let evaluation = try host.longWork("looking at \(part.rawValue)") { stop, _ in
        try session.evaluate(part, stop: stop)
      }
      if let evaluation {
        text.appendLine(line(part, evaluation))
      } else if asked != nil {
        throw CommandError.emptyPart(part.rawValue)
      } else {
        text.appendLine("\(part.rawValue) is empty", .faint)
      }
    }
    if let name = session.parameterWithNaN {
      text.appendLine(
        "\(name) holds nan, so these numbers mean nothing; start draws every parameter again", .bad)
    }
    return text
  }
}
