import Datasets
import Debugging
import Matrices
import Rendering

/// A sample that a person makes up: `5.1,3.5,1.4,0.2`, or `petal_width=2.5` beside a sample that it is like.
struct OwnNumbers {
  /// The inputs in their order; empty where they are named.
  let values: [Double]
  /// Inputs by their names.
  let named: [(name: String, value: Double)]
  /// The sample that the others are taken from; nil where all are given.
  let like: String?

  /// Whether words are such numbers, and neither samples nor a file.
  static func isMeant(_ words: [String]) -> Bool {
    words.contains { $0.contains("=") }
      || words.count == 1 && words[0].contains(",")
        && words[0].split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
          Double($0) != nil || $0.isEmpty
        }
  }

  init(_ arguments: Arguments) throws(CommandError) {
    var (values, named): ([Double], [(name: String, value: Double)]) = ([], [])
    for word in arguments.words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 {
        named.append((parts[0], try Self.number(parts[1])))
      } else {
        for part in word.split(separator: ",", omittingEmptySubsequences: false) {
          values.append(try Self.number(String(part)))
        }
      }
    }
    like = try arguments[.like]
    guard values.isEmpty || named.isEmpty else {
      throw .plain(
        "give all numbers in their order, or each by its name: predict 5.1,3.5, or predict x1=5.1 x2=3.5")
    }
    guard like == nil || values.isEmpty else {
      throw .plain("--like takes numbers by their names: predict --like 17 x2=2.5")
    }
    (self.values, self.named) = (values, named)
  }

  private static func number(_ text: String) throws(CommandError) -> Double {
    guard !text.isEmpty else {
      throw .plain(
        "there is no number before or behind a comma; type all numbers of a sample, such as predict 5.1,3.5")
    }
    guard let number = Double(text), number.isFinite else {
      throw .badValue(text, setting: "a number of your own", expected: "a finite number such as 5.1")
    }
    return number
  }
}

extension CommandOption<String> {
  static var like: Self {
    Self("--like", "SEL", "the sample whose numbers stand where you give none")
  }
  static var explain: Self {
    Self("--explain", "ELEMENT", "show where an element of Z or A comes from")
  }
}

extension Interpreter {
  /// What the network makes of somebody's own numbers, and where an element of that comes from, where it is asked for.
  func predictedNumbers(_ own: OwnNumbers, explaining element: String?) throws -> CommandResult {
    let samples = try sample(of: own)
    let seen = try host.longWork("predicting your numbers") { stop, _ in
      try session.seen(samples, stop: stop)
    }
    var result = CommandResult(try Self.predicted(samples, seen))
    if let element, let explain = Command.explain.run {
      var other = self
      other.session = seen
      result.findings += try explain(&other, Arguments("\(element) --depth 3", of: .explain)).findings
    }
    return result
  }

  /// What a session that has seen nothing but this sample says of it.
  private static func predicted(_ samples: Samples, _ seen: Session) throws -> any Finding {
    let outputs = try seen.matrix(seen.architecture.outputs)
    let view = SampleView(samples: samples)
    let title = "your numbers"
    switch seen.answer(outputs, column: 0, position: 0, row: 0) {
    case .prediction(let prediction):
      let image = view.image(row: 0)
      let inputs =
        image == nil ? view.shown(title: title, [(row: 0, caption: [StyledText(title, .heading)])]) : nil
      return PredictedSample(
        prediction: prediction, classes: seen.data.classes?.names ?? [], isLabelled: false,
        probabilities: seen.shares(outputs, column: 0), image: image, inputs: inputs)
    case .estimate(let estimate):
      return view.shown(
        title: title,
        [
          (
            row: 0,
            caption: [
              StyledText(title, .faint), StyledText("output \(NumberText.scalar(estimate.output))", .heading),
            ]
          )
        ])
    }
  }

  /// The numbers as a sample like those of the data.
  private func sample(of own: OwnNumbers) throws -> Samples {
    let data = session.data
    let samples = data.samples
    let names = (0..<samples.inputCount).map(samples.placeWords)
    var values: [Double?] = own.values.isEmpty ? Array(repeating: nil, count: names.count) : own.values
    if let like = own.like {
      let selection = try data.selection(like)
      guard selection.range.count == 1, let row = data.rows(selection).first else {
        throw CommandError.plain("--like takes one sample, such as --like 17")
      }
      values = (0..<names.count).map { samples.fileValue($0, ofRow: row) }
    }
    for (name, value) in own.named {
      guard let place = names.firstIndex(of: name) else {
        throw CommandError.plain(
          "the samples have no input \(name); they have \(CommandError.listed(Array(names.prefix(8)), "and"))"
            + (names.count > 8 ? " and \(names.count - 8) more" : ""))
      }
      values[place] = value
    }
    guard values.count == names.count else {
      throw CommandError.plain(
        "these are \(values.count) numbers, and a sample has \(samples.inputWords): "
          + "\(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? ", …" : "")")
    }
    let missing = names.indices.filter { values[$0] == nil }
    guard missing.isEmpty else {
      throw CommandError.plain(
        "\(missing.prefix(8).map { names[$0] }.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") missing; "
          + "--like 17 takes what you do not give from sample 17")
    }
    return samples.sample(of: values.map { $0 ?? 0 })
  }
}
