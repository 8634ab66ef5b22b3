import Base
import Datasets
import Debugging
import Expressions
import Networks
import Rendering

/// What a curve shows, and where its values in the past come from.
enum CurveSource {
  case loss
  case accuracy
  case expression(ParsedExpression, text: String)

  /// Between its ends, a curve whose values have to be found again has no more points than this.
  private static let mostPoints = 100
  /// The most samples that are looked at for a curve; a class does not wait longer for a finer one.
  private static let mostSamples = 2_000_000

  init(_ text: String, _ interpreter: Interpreter) throws {
    switch text {
    case "loss": self = .loss
    case "accuracy": self = .accuracy
    case "":
      throw CommandError.plain(
        "there is nothing between two commas, or at one end; expected one such as loss, accuracy")
    default:
      let expression = try interpreter.parseLasting(text)
      if let value = try? expression.value(in: interpreter.names) { _ = try Self.number(value, text) }
      self = .expression(expression, text: text)
    }
  }

  /// As it was asked for.
  var name: String {
    switch self {
    case .loss: "loss"
    case .accuracy: "accuracy"
    case .expression(_, let text): text
    }
  }

  /// How many curves it has.
  var curveCount: Int {
    if case .expression = self { return 1 }
    return 2
  }

  /// The curves in `iterations`.
  func series(over iterations: Range<Int>, _ interpreter: Interpreter) throws -> [LineChart.Series] {
    let session = interpreter.session
    switch self {
    case .loss:
      let losses = session.recordedLosses(iterations)
      let batch = LineChart.Series("loss of the batch", losses.map { .init($0.iteration, $0.loss) })
      let dev = try visit(iterations, 0, interpreter) { try $0.evaluate(.dev, stop: $1)?.loss }
      return [batch] + Self.series([("loss on dev", dev)])
    case .accuracy:
      _ = try interpreter.classes(for: "accuracy")
      let most = Self.mostSamples / max(1, session.data.trainCount)
      let both = try visit(iterations, 0, interpreter, mostPoints: max(20, most)) { session, stop in
        try [.train, .dev].map { try session.evaluate($0, stop: stop)?.accuracy }
      }
      return Self.series(
        [SampleSelection.Part.train, .dev].enumerated().map { index, part in
          ("accuracy on \(part.rawValue)", both.map { ($0.iteration, $0.seen[index]) })
        }, areShares: true)
    case .expression(let expression, let text):
      let (variables, commands) = (session.variables, interpreter.commands)
      let values = try visit(iterations, Self.operation(expression, session), interpreter) { session, _ in
        do {
          return try Self.number(try expression.value(in: SessionNames(session, variables: variables)), text)
        } catch let error as ExpressionError {
          throw ExpressionFailure(text: text, error: error, commands)
        }
      }
      return Self.series([(text, values.map { ($0.iteration, .some($0.seen)) })])
    }
  }

  /// The curves that have a value; dev may be empty.
  private static func series(
    _ curves: [(name: String, values: [(iteration: Int, seen: Double?)])], areShares: Bool = false
  ) -> [LineChart.Series] {
    curves.map { name, values in
      LineChart.Series(
        name, values.compactMap { place in place.seen.map { .init(place.iteration, $0) } }, isShare: areShares
      )
    }.filter { !$0.points.isEmpty }
  }

  /// The first operation before which everything that an expression reads has been computed.
  private static func operation(_ expression: ParsedExpression, _ session: Session) -> Int {
    let forward = session.program.range(of: .forward).upperBound
    return expression.freeNames.reduce(0) { place, name in
      // The labels and the number of samples are there from the start; the most probable class is not.
      max(place, name == "prediction" ? forward : (session.program.index(of: name) ?? -1) + 1)
    }
  }

  /// What `look` sees in up to `mostPoints` of `iterations`, each before `operation`.
  private func visit<Seen>(
    _ iterations: Range<Int>, _ operation: Int, _ interpreter: Interpreter, mostPoints: Int = mostPoints,
    look: (Session, StopSignal<BrokenOff>) throws -> Seen
  ) throws -> [(iteration: Int, seen: Seen)] {
    let session = interpreter.session
    let known = iterations.filter { Position(iteration: $0, operation: operation) <= session.frontier }
    let steps = min(known.count, mostPoints, Self.mostPoints) - 1
    let places = steps <= 0 ? known : (0...steps).map { known[$0 * (known.count - 1) / steps] }
    let title = "finding \(name) in the past"
    let seen = try interpreter.host.longWork(title, as: "plot") { stop, progress in
      // All of them lie within the frontier.
      try session.visiting(
        places.map { Position(iteration: $0, operation: operation) }, stop: stop, progress: progress
      ) { try look($0, stop) } ?? []
    }
    return Array(zip(places, seen))
  }

  private static func number(_ value: Value, _ text: String) throws(CommandError) -> Double {
    guard let number = value.array?.single else {
      throw .plain(
        "plot needs one number for each iteration, and \(text) is a \(value.kindDescription); try max(abs(\(text)))"
      )
    }
    return number
  }
}
