import Debugging
import Networks
import Rendering

/// The program of an iteration, and where in it the session stands.
struct ProgramView {
  let session: Session
  /// Whether the lines are those of samples as rows.
  var samplesAreRows = false

  /// What may be left out of a list where the window is narrow.
  private struct Extent {
    /// Sums of more than three terms as they are, not the first two and the last.
    var hasWholeSums = false
    /// Behind the update, that it is of every parameter.
    var hasRemark = false
    var hasShapes = false
  }

  /// The program as a list, with `=>` at the operation that runs next; where it would be wider than `columns`, long sums
  /// show their ends, the remark behind the update goes, and then the shapes.
  func text(columns: Int = .max) -> StyledText {
    let extents = [
      Extent(hasWholeSums: true, hasRemark: true, hasShapes: true), Extent(hasRemark: true, hasShapes: true),
      Extent(hasShapes: true), Extent(),
    ]
    let texts = extents.lazy.map(text)
    return texts.first { $0.lines.allSatisfy { $0.width <= columns } } ?? text(Extent())
  }

  private func text(_ extent: Extent) -> StyledText {
    let operations = session.program.operations
    let width = operations.map { ($0.output == nil ? 0 : $0.name.count) }.max() ?? 0
    let formulas = operations.map { operation in
      let own = operation.output.flatMap { _ in operation.lines.first?.formula }
      let formula = own.map { samplesAreRows ? $0.withSamplesAsRows : $0 }
      let rightSide = formula.map { extent.hasWholeSums ? $0.text : $0.abridged }
      return Self.line(operation, rightSide ?? operation.rightSide, nameWidth: width)
    }
    let shapes = operations.map { extent.hasShapes ? shape($0) : "" }
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
      } else if extent.hasRemark, operation.stage == .update {
        text.append("   (every parameter)", .faint)
      }
      text.appendLine()
    }
    return text
  }

  /// `Z1 = W1 @ X + b1`.
  static func formula(_ operation: any Networks.Operation) -> StyledText {
    line(operation, operation.rightSide)
  }

  /// The same with a right side of its own, and the name filled up to `nameWidth`.
  private static func line(
    _ operation: any Networks.Operation, _ rightSide: String, nameWidth: Int = 0
  ) -> StyledText {
    guard operation.output != nil else {
      return StyledText(operation.name, .name) + StyledText(": \(rightSide)")
    }
    let blanks = String(repeating: " ", count: max(0, nameWidth - operation.name.count))
    return StyledText(operation.name, .name) + StyledText("\(blanks) = \(rightSide)")
  }

  /// `next: dZ2 = A2 - Y`.
  func next() -> StyledText {
    StyledText("next: ", .faint) + Self.formula(session.nextOperation) + "\n"
  }

  private func shape(_ operation: any Networks.Operation) -> String {
    guard let output = operation.output, !output.isSingleNumber else { return "" }
    let shape = session.architecture.shape(of: output)
    let sizes = [String(shape.rows), shape.columns.map(String.init) ?? "m"]
    return (samplesAreRows ? sizes.reversed() : sizes).joined(separator: "×")
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
