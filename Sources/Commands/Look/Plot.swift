import Debugging
import Expressions
import Rendering

extension Command {
  static let plot = Command(
    "plot", group: .look, usage: "E[, E ...] [A:B] [--log] [--svg FILE]",
    summary: "show curves over the iterations: the loss, the accuracy, any number",
    details: """
      loss is the loss of each iteration's batch, as it was when the iteration ran, and the loss on dev; accuracy is that \
      on the training samples and on dev, in fewer iterations where the samples are very many. Anything else is an expression with one number, such as max(abs(dW1)) or \
      W1[3,402], whose value is found again in up to 100 iterations of the past; the session stays where it is. \
      Several curves have commas between them.

      A:B are the iterations from A to B, without B, as in NumPy: 100:200, 400:, :50, -50: for the last fifty. Without \
      them, all are shown. nan and inf are gaps, and named.
      """,
    options: [
      Option(.logarithmic), Option(.svg),
    ],
    operands: [.plotted],
    examples: [
      Example("plot loss", "how training went"),
      Example("plot accuracy -50:", "the last fifty iterations"),
      Example("plot max(abs(dW1)), max(abs(dW2)) --log", "the largest gradients of both layers"),
      Example("plot W1[3,402]", "what became of one weight"),
      Example("plot loss --svg loss.svg", "as a picture for a browser"),
    ],
    run: { interpreter, arguments in
      let request = try PlotRequest(arguments, interpreter)
      let charts = try request.panels(interpreter).map { title, series in
        LineChart(
          title: title, horizontal: "iteration", series: series, isLogarithmic: arguments.has(.logarithmic))
      }
      return try interpreter.result(
        ShownPicture(ChartStack(title: request.title, charts)), arguments)
    })
}

/// What `plot` was asked to show.
struct PlotRequest {
  private let sources: [CurveSource]
  private let iterations: Range<Int>

  /// What is plotted, in a few words.
  var title: String { sources.map(\.name).joined(separator: ", ") }

  init(_ arguments: Arguments, _ interpreter: Interpreter) throws {
    var words = arguments.words
    // The iterations that have begun; of the last one, only what needs no operation that has not run is known.
    let frontier = interpreter.session.frontier
    var range: Range<Int>?
    if let word = words.last, let asked = Self.range(word, count: frontier.iteration + 1) {
      range = asked
      words.removeLast()
    }
    guard !words.isEmpty else { throw arguments.missing("something to plot, such as loss") }
    sources = try Self.pieces(words.joined(separator: " ")).map { try CurveSource($0, interpreter) }
    if sources.reduce(0, { $0 + $1.curveCount }) > LineChart.mostSeries {
      throw CommandError.plain(
        "plot shows at most \(LineChart.mostSeries) curves at a time, and loss and accuracy are two each")
    }
    guard frontier > Position(iteration: 0, operation: 0) else {
      throw CommandError.plain(
        "nothing has been trained yet; type train 50, then plot \(words.joined(separator: " "))")
    }
    iterations = range ?? 0..<frontier.iteration + 1
    guard !iterations.isEmpty else {
      throw CommandError.plain(
        "there is no iteration in \(arguments.words.last ?? ""); what is known reaches from 0 to \(frontier.iteration)"
      )
    }
  }

  /// The curves in the order in which they were asked for; shares apart, below the others, as their axis is another.
  func panels(_ interpreter: Interpreter) throws -> [(title: String, series: [LineChart.Series])] {
    let curves = try sources.map { ($0.name, try $0.series(over: iterations, interpreter)) }
    let panels = [false, true].map { isShare in
      curves.map { ($0, $1.filter { $0.isShare == isShare && !$0.points.isEmpty }) }.filter { !$1.isEmpty }
    }.filter { !$0.isEmpty }
    guard !panels.isEmpty else {
      throw CommandError.plain(
        "\(title) has no value yet in \(iterations.count == 1 ? "iteration \(iterations.lowerBound)" : "these iterations"); type train 50 first"
      )
    }
    return panels.map { panel in (panel.map(\.0).joined(separator: ", "), panel.flatMap(\.1)) }
  }

  /// `100:200` as a range of the first `count` iterations, as NumPy reads it; nil for what is none.
  private static func range(_ word: String, count: Int) -> Range<Int>? {
    let ends = word.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    var places = [0, count]
    for (index, end) in ends.enumerated() where !end.isEmpty {
      guard let number = Int(end) else { return nil }
      places[index] = min(max(number < 0 ? number + count : number, 0), count)
    }
    return places[0]..<max(places[0], places[1])
  }

  /// The texts between commas that stand in no brackets. `loss accuracy` is two, as nobody means anything else by it.
  private static func pieces(_ text: String) -> [String] {
    var pieces = [""]
    var depth = 0
    for character in text {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character == "," && depth == 0 {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.flatMap { piece in
      let words = piece.split(whereSeparator: \.isWhitespace).map(String.init)
      return words.allSatisfy { ["loss", "accuracy"].contains($0) } && !words.isEmpty
        ? words : [words.joined(separator: " ")]
    }
  }
}

extension CommandOption<Void> {
  fileprivate static var logarithmic: Self {
    Self(
      "--log", "use a logarithmic scale, for numbers above 0")
  }
}
