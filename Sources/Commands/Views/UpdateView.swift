import Base
import Debugging
import Matrices
import Networks
import Rendering

/// What an update did: the loss of the same batch before and after, and the parameter that moved most.
struct UpdateView {
  /// The session before the update.
  let before: Session
  /// The session after it.
  let after: Session
  let display: Display
  let detail: ShowingSettings.Detail
  /// What may end the computing of losses; the update has been made all the same.
  let stop: StopSignal<BrokenOff>

  private static let indent = 4

  /// The text, without the line that says what comes next.
  func text() -> StyledText {
    let operation = before.nextOperation
    var text = StyledText("\(before.position.operation + 1)  ", .faint) + ProgramView.formula(operation)
    text.append("   (alpha \(NumberText.scalar(before.learningRate)))\n", .faint)
    if detail == .full { text.append(paragraph(StyledText(operation.notes.meaning, .faint))) }
    text.append(
      paragraph(
        (try? lossText()) ?? StyledText("Ctrl-C came before the loss behind the update was known", .caution)))
    if detail == .full { text.append(paragraph(StyledText(largestMove()))) }
    return text
  }

  private func paragraph(_ text: StyledText) -> StyledText {
    text.paragraph(columns: display.columns, indent: Self.indent)
  }

  /// The loss of the batch before and after, and what to think of it.
  private func lossText() throws(BrokenOff) -> StyledText {
    let batch = before.batch
    // A weight that was set after the loss was computed has no part in it.
    let computed = before.wasEditedMidIteration ? nil : before.workspace.loss
    let lossBefore =
      if let computed { computed } else { try before.evaluate(batch.batch, stop: stop).loss }
    let lossAfter = try after.evaluate(batch.batch, stop: stop).loss
    var text = StyledText("loss on \(batch.words): ")
    text.append("\(NumberText.scalar(lossBefore)) -> \(NumberText.scalar(lossAfter))", .heading)
    switch lossAfter - lossBefore {
    case ..<0: text.append("  it fell", .good)
    case 0: text.append("  unchanged", .caution)
    case 0.0...: text.append("  it rose: \(try reasonToRise(from: lossBefore))", .bad)
    default: text.append("  not finite any more: alpha is too large", .bad)
    }
    return text
  }

  /// Why the loss of the batch rose: a step that is short enough goes down, where its direction is right.
  private func reasonToRise(from loss: Double) throws(BrokenOff) -> String {
    if before.learningRate < 0 { return "with alpha below 0, updates go uphill" }
    var short = before
    var settings = short.settings
    settings.alpha /= 1000
    short.change(settings)
    try short.step(stop: stop)
    if try short.evaluate(before.batch.batch, stop: stop).loss < loss { return "alpha may be too large" }
    return before.settings.rule.optimizer.uphillWords
      ?? "a smaller alpha would not help; gradcheck checks the gradients"
  }

  private func largestMove() -> String {
    var largest: (element: String, old: Double, new: Double)?
    var changed = 0
    for name in before.architecture.parameterNames {
      guard let old = before.parameters[name], let new = after.parameters[name] else { continue }
      changed += zip(old.elements, new.elements).count { $0 != $1 }
      let moves = Matrix(
        rows: old.rows, columns: old.columns, elements: zip(old.elements, new.elements).map { $1 - $0 })
      guard let place = moves.largestMagnitude else { continue }
      let (from, to) = (old[place.row, place.column], new[place.row, place.column])
      if largest.map({ abs(to - from) > abs($0.new - $0.old) }) ?? true {
        largest = ("\(name)[\(place.row),\(place.column)]", from, to)
      }
    }
    guard let largest, changed > 0 else { return "no parameter changed" }
    let total = NumberText.count(before.architecture.parameterCount)
    return "\(NumberText.count(changed)) of \(total) parameters changed; most of all \(largest.element): "
      + "\(NumberText.scalar(largest.old)) -> \(NumberText.scalar(largest.new))"
  }
}
