import Rendering

extension ProgramListing {
  /// What may be left out of a list where the window is narrow.
  private struct Extent {
    /// Sums of more than three terms as they are, not the first two and the last.
    var hasWholeSums = false
    /// Behind the update, that it is of every parameter.
    var hasRemark = false
    var hasShapes = false
  }

  /// The lines, with `=>` at the one that runs next; where it would be too wide, long sums show their ends, the remark
  /// behind the update goes, and then the shapes.
  func text(in display: Display) -> StyledText {
    let extents = [
      Extent(hasWholeSums: true, hasRemark: true, hasShapes: true), Extent(hasRemark: true, hasShapes: true),
      Extent(hasShapes: true), Extent(),
    ]
    let texts = extents.lazy.map(text)
    return texts.first { $0.lines.allSatisfy { $0.width <= display.columns } } ?? text(Extent())
  }

  private func text(_ extent: Extent) -> StyledText {
    let nameWidth = lines.map { $0.line.writesMatrix ? $0.line.name.count : 0 }.max() ?? 0
    let formulas = lines.map { line in
      line.line.text(
        extent.hasWholeSums ? line.line.formula : line.line.abridged, nameWidth: nameWidth)
    }
    let shapes = lines.map { extent.hasShapes ? $0.shape ?? "" : "" }
    let formulaWidth = zip(formulas, shapes).filter { !$0.1.isEmpty }.map(\.0.width).max() ?? 0
    var text = StyledText()
    for (place, line) in lines.map(\.line).enumerated() {
      let isFirst = place == 0 || lines[place - 1].line.stage != line.stage
      text.append(line.number == next ? "=> " : "   ", .good)
      text.append(padded(isFirst ? line.stage.rawValue : "", to: 9), .heading)
      text.append(
        String(repeating: " ", count: max(0, 3 - "\(line.number)".count)) + "\(line.number)  ", .faint)
      text.append(formulas[place])
      if !shapes[place].isEmpty {
        text.append(String(repeating: " ", count: max(0, formulaWidth - formulas[place].width) + 3))
        text.append(shapes[place], .faint)
      } else if extent.hasRemark, line.stage == .update {
        text.append("   (every parameter)", .faint)
      }
      text.appendLine()
    }
    return text
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
