import Base
import Datasets
import Debugging
import Matrices
import Networks
import Rendering

/// What an operation did, for a person: its formula, its meaning, what matters about the numbers, and the numbers
/// themselves where they are few; or without meaning and numbers.
struct OperationView {
  let session: Session
  let display: Display
  let detail: ShowingSettings.Detail
  /// Ends the looking through a large matrix; then nothing is said of its numbers.
  let stop: StopSignal<BrokenOff>

  /// Matrices of at most this many numbers are shown in numbers.
  private static let smallSize = 160
  private static let indent = 4
  /// From this width on, what matters stands behind the formula.
  static let wide = 100

  /// The operation at `place` of the program, when it has run.
  func text(_ place: Int) -> StyledText {
    let operation = session.program.operations[place]
    let matrix = stop.isGiven ? nil : operation.output.flatMap { session.workspace[$0] }
    var remarks: [StyledText] = []
    do {
      try stop.check()
      if let name = operation.output, let matrix { remarks = try self.remarks(on: matrix, name) }
    } catch {
      remarks = [StyledText("Ctrl-C came before its numbers were looked at", .caution)]
    }
    var text = heading(operation, at: place)
    // In a wide window, a line less for each operation: so all gradients fit one of usual height.
    if display.columns >= Self.wide || detail == .brief, remarks.count == 1, let remark = remarks.first,
      text.width + Self.indent + remark.width <= display.columns
    {
      text.append(String(repeating: " ", count: Self.indent))
      text.append(remark)
      remarks = []
    }
    text.append("\n")
    if detail == .full { text.append(paragraph(StyledText(operation.notes.meaning, .faint))) }
    for line in remarks { text.append(paragraph(line)) }
    guard let output = operation.output, let matrix else { return text }
    if detail == .full, let numbers = numbers(matrix, output) { text.append(numbers.indented(Self.indent)) }
    return text
  }

  /// `3  Z2 = W2 @ A1 + b2    10×16`.
  private func heading(_ operation: any Networks.Operation, at place: Int) -> StyledText {
    let number = "\(place + 1)"
    var text = StyledText(String(repeating: " ", count: max(0, 2 - number.count)) + number + "  ", .faint)
    text.append(ProgramView.formula(operation))
    if let output = operation.output, !output.isSingleNumber, session.workspace.names.contains(output),
      let shape = try? session.shape(of: output)
    {
      text.append("   " + NumberText.shape(shape.rows, shape.columns), .faint)
    }
    return text
  }

  private func paragraph(_ text: StyledText) -> StyledText {
    text.paragraph(columns: display.columns, indent: Self.indent)
  }

  private func numbers(_ matrix: Matrix, _ name: MatrixName) -> StyledText? {
    guard !name.isSingleNumber, matrix.elements.count <= Self.smallSize else { return nil }
    var narrow = display
    narrow.columns = max(20, display.columns - Self.indent)
    if matrix.columns == 1 {
      let highlighted =
        name == outputActivation ? Set(session.workspaceBatch?.batch.labels.prefix(1) ?? []) : []
      return VectorText(matrix.elements, highlighted: highlighted).text(in: narrow)
    }
    return MatrixText(matrix).text(in: narrow)
  }

  private var outputActivation: MatrixName { session.architecture.outputs }

  // MARK: what matters

  private func remarks(on matrix: Matrix, _ name: MatrixName) throws -> [StyledText] {
    let statistics = try MatrixStatistics(interruptible(matrix))
    if let first = statistics.firstNonFinite {
      let element = name.isSingleNumber ? "\(name)" : "\(name)[\(first.row),\(first.column)]"
      return [StyledText("not finite: \(element) is \(NumberText.scalar(first.value))", .bad)]
    }
    try stop.check()
    switch name.kind {
    case .preActivation: return [range(statistics)]
    case .activation where name == outputActivation: return PredictionView(session: session).remarks(matrix)
    case .activation where session.architecture.activation.canBeSilent: return try activity(matrix)
    case .activation: return [range(statistics)]
    case .loss: return [loss(matrix[0, 0])]
    case .penalty:
      return [
        StyledText("penalty = \(NumberText.scalar(matrix[0, 0]))") + StyledText("   (L has it in it)", .faint)
      ]
    default: return [largest(matrix, name)]
    }
  }

  /// A matrix whose parts are not had any more once the signal is given.
  private func interruptible(_ matrix: Matrix) -> MatrixParts<BrokenOff> {
    let (parts, stop) = (MatrixParts(matrix), stop)
    return MatrixParts(rows: matrix.rows, columns: matrix.columns) { columns throws(BrokenOff) in
      try stop.check()
      return parts.part(columns)
    }
  }

  private func range(_ statistics: MatrixStatistics) -> StyledText {
    StyledText(
      "from \(NumberText.scalar(statistics.minimum?.value ?? 0)) to "
        + "\(NumberText.scalar(statistics.maximum?.value ?? 0)), mean \(NumberText.scalar(statistics.mean))")
  }

  private func activity(_ matrix: Matrix) throws -> [StyledText] {
    let silent = try session.architecture.activation.silentNeurons(matrix, stop: stop)
    let neurons = Set(0..<matrix.rows).subtracting(silent).sorted()
    if matrix.columns == 1 {
      let text = "\(neurons.count) of \(matrix.rows) neurons active"
      return [StyledText(neurons.isEmpty ? text : text + ": " + Self.list(neurons))]
    }
    let active = matrix.elements.count { $0 > 0 }
    var lines = [
      StyledText(
        "active in \(NumberText.percent(Double(active) / Double(max(1, matrix.elements.count)))) of all cases"
      )
    ]
    if !silent.isEmpty {
      lines.append(
        StyledText(
          "\(silent.count) of \(matrix.rows) neurons silent for every sample: \(Self.list(silent))", .caution)
      )
    }
    return lines
  }

  private func loss(_ loss: Double) -> StyledText {
    StyledText("L = ") + StyledText(NumberText.scalar(loss), .heading)
      + StyledText(lossRemark, .faint)
  }

  private var lossRemark: String {
    guard let penalty = session.workspace[MatrixName(.penalty)]?[0, 0] else {
      let output = session.architecture.output
      return "   (0 is \(output.words.best); \(GuessWords(session.architecture).sentence))"
    }
    return "   (\(NumberText.scalar(penalty)) of it is the penalty)"
  }

  private func largest(_ matrix: Matrix, _ name: MatrixName) -> StyledText {
    guard let place = matrix.largestMagnitude else { return StyledText("no numbers", .faint) }
    let value = matrix[place.row, place.column]
    guard value != 0 else { return StyledText("every element is 0", .caution) }
    let element = "\(name)[\(place.row),\(place.column)]"
    let zeros = matrix.elements.count { $0 == 0 }
    var text = StyledText("largest: \(element) = \(NumberText.scalar(value))")
    if zeros > 0 {
      text.append("; \(NumberText.percent(Double(zeros) / Double(matrix.elements.count))) are 0", .faint)
    }
    return text
  }

  /// `0, 3, 5 and 12 more`.
  private static func list(_ numbers: [Int]) -> String {
    let shown = numbers.prefix(12).map(String.init).joined(separator: ", ")
    return numbers.count > 12 ? "\(shown) and \(numbers.count - 12) more" : shown
  }
}
