import Debugging
import Networks
import Rendering

/// The program of an iteration, and where in it the session stands.
struct ProgramView {
  let session: Session

  /// The program as a list, with `=>` at the operation that runs next; where it would be wider than `columns`, without
  /// the remark behind the update, and where that does not do, without shapes.
  func text(columns: Int = .max) -> StyledText {
    for (hasRemark, hasShapes) in [(true, true), (false, true)] {
      let text = text(hasRemark: hasRemark, hasShapes: hasShapes)
      if text.lines.allSatisfy({ $0.width <= columns }) { return text }
    }
    return text(hasRemark: false, hasShapes: false)
  }

  private func text(hasRemark: Bool, hasShapes: Bool) -> StyledText {
    let operations = session.program.operations
    let width = operations.map { ($0.output == nil ? 0 : $0.name.count) }.max() ?? 0
    let formulas = operations.map { Self.formula($0, nameWidth: width) }
    let shapes = operations.map { hasShapes ? shape($0) : "" }
    let formulaWidth = zip(formulas, shapes).filter { !$0.1.isEmpty }.map(\.0.width).max() ?? 0
    var text = StyledText()
    for (place, operation) in operations.enumerated() {
      let isNext = place == session.position.operation
      let isFirst = place == 0 || operations[place - 1].stage != operation.stage
      text.append(isNext ? "=> " : "   ", .good)
      text.append(padded(isFirst ? operation.stage.rawValue : "", to: 9), .heading)
      text.append(String(repeating: " ", count: max(0, 3 - "\(place + 1)".count)) + "\(place + 1)  ", .faint)
      text.append(formulas[place])
      if !shapes[place].isEmpty {
        text.append(String(repeating: " ", count: max(0, formulaWidth - formulas[place].width) + 3))
        text.append(shapes[place], .faint)
      } else if hasRemark, operation.stage == .update {
        text.append("   (every parameter)", .faint)
      }
      text.appendLine()
    }
    return text
  }

  /// `Z1 = W1 @ X + b1`, the name filled up to `nameWidth`.
  static func formula(_ operation: any Networks.Operation, nameWidth: Int = 0) -> StyledText {
    guard operation.output != nil else {
      return StyledText(operation.name, .name) + StyledText(": \(operation.rightSide)")
    }
    let blanks = String(repeating: " ", count: max(0, nameWidth - operation.name.count))
    return StyledText(operation.name, .name) + StyledText("\(blanks) = \(operation.rightSide)")
  }

  /// `next: dZ2 = A2 - Y`.
  func next() -> StyledText {
    StyledText("next: ", .faint) + Self.formula(session.nextOperation) + "\n"
  }

  private func shape(_ operation: any Networks.Operation) -> String {
    guard let output = operation.output, !output.isSingleNumber else { return "" }
    let shape = session.architecture.shape(of: output)
    return "\(shape.rows)×" + (shape.columns.map(String.init) ?? "m")
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
