import Base
import Expressions
import Networks

/// A breakpoint, a watchpoint or a catchpoint as a file keeps it: one of the first five, and what was added to it.
struct SavedStop: Codable {
  var operation: String?
  var stage: String?
  var iteration: Int?
  var watch: String?
  var `catch`: String?

  var id: Int
  var condition: String?
  var ignore: Int
  var hits: Int
  var isEnabled: Bool
  var isTemporary: Bool
  var commands: [String]

  init(_ point: StopPoint) {
    id = point.id
    condition = point.condition?.text
    ignore = point.ignoreCount
    hits = point.hits
    isEnabled = point.isEnabled
    isTemporary = point.isTemporary
    // So that whoever looks at them before going on with somebody else's file sees what will run.
    commands = point.commands.map(\.plainText)
    switch point.kind {
    case .breakpoint(.operation(let name)): operation = name
    case .breakpoint(.stage(let stage)): self.stage = stage.rawValue
    case .breakpoint(.iteration(let iteration)): self.iteration = iteration
    case .watch(let expression): watch = expression.text
    case .catch(let rule): self.catch = rule.rawValue
    }
  }

  /// The stop point.
  func point() throws(SavedSessionError) -> StopPoint {
    guard id > 0, ignore >= 0, (0..<Int.max / 2).contains(hits), iteration ?? 0 >= 0,
      commands.allSatisfy(\.isPlainText)
    else {
      throw .damaged(what: "a stop has numbers or commands that none can have")
    }
    var point = StopPoint(id: id, kind: try kind())
    point.condition = try condition.map(Self.expression)
    point.ignoreCount = ignore
    point.hits = hits
    point.isEnabled = isEnabled
    point.isTemporary = isTemporary
    point.commands = commands
    return point
  }

  private func kind() throws(SavedSessionError) -> StopPoint.Kind {
    if let operation, operation.isPlainText { return .breakpoint(.operation(operation)) }
    if let stage = stage.flatMap(Stage.init(rawValue:)) { return .breakpoint(.stage(stage)) }
    if let iteration { return .breakpoint(.iteration(iteration)) }
    if let watch { return .watch(try Self.expression(watch)) }
    if let rule = self.catch.flatMap(HealthRule.init(rawValue:)) { return .catch(rule) }
    throw .damaged(what: "a stop waits for nothing")
  }

  private static func expression(_ text: String) throws(SavedSessionError) -> ParsedExpression {
    do { return try ParsedExpression(text) } catch {
      throw .damaged(what: "a stop has an expression that is none")
    }
  }
}
