import Rendering

extension OperationReport {
  private static let indent = 4
  /// From this width on, what matters stands behind the formula.
  static let wide = 100

  /// The line, what it means, what matters about the numbers, and the numbers.
  func text(in display: Display) -> StyledText {
    var remarks = facts.flatMap(\.lines)
    var text = heading
    // In a wide window, a line less for each operation: so all gradients fit one of usual height.
    if display.columns >= Self.wide || meaning == nil, remarks.count == 1, let remark = remarks.first,
      text.width + Self.indent + remark.width <= display.columns
    {
      text.append(String(repeating: " ", count: Self.indent))
      text.append(remark)
      remarks = []
    }
    text.append("\n")
    let meaning = meaning.map { [StyledText($0, .faint)] } ?? []
    for line in meaning + remarks {
      text.append(line.paragraph(columns: display.columns, indent: Self.indent))
    }
    if let numbers { text.append(self.text(numbers, in: display).indented(Self.indent)) }
    return text
  }

  /// `3  Z2 = W2 @ A1 + b2    10×16`.
  private var heading: StyledText {
    let number = "\(line.number)"
    var text = StyledText(String(repeating: " ", count: max(0, 2 - number.count)) + number + "  ", .faint)
    text.append(line.text)
    if let shape { text.append("   " + NumberText.shape(shape[0], shape[1]), .faint) }
    return text
  }

  private func text(_ numbers: MatrixPart, in display: Display) -> StyledText {
    var narrow = display
    narrow.columns = max(20, display.columns - Self.indent)
    guard let column = numbers.column else { return numbers.text(in: narrow) }
    return VectorText(column, highlighted: Set(label.map { [$0] } ?? [])).text(in: narrow)
  }
}

extension OperationFact {
  /// The fact in words, a line or more.
  var lines: [StyledText] {
    switch self {
    case .notFinite(let element, let value):
      [StyledText("not finite: \(element) is \(NumberText.scalar(value))", .bad)]
    case .range(let minimum, let maximum, let mean):
      [
        StyledText(
          "from \(NumberText.scalar(minimum)) to \(NumberText.scalar(maximum)), mean \(NumberText.scalar(mean))"
        )
      ]
    case .active(let neurons, let count):
      [
        StyledText(
          "\(neurons.count) of \(count) neurons active" + (neurons.isEmpty ? "" : ": " + Self.list(neurons)))
      ]
    case .activity(let share, let silent, let count):
      [StyledText("active in \(NumberText.percent(share)) of all cases")]
        + (silent.isEmpty
          ? []
          : [
            StyledText(
              "\(silent.count) of \(count) neurons silent for every sample: \(Self.list(silent))", .caution)
          ])
    case .prediction(let prediction): [prediction.sentence]
    case .estimate(let estimate): [estimate.sentence]
    case .fit(let error, let count):
      [StyledText(NumberText.meanSquaredError(error, over: count))]
    case .hits(let hits, let count): [StyledText(NumberText.hits(hits, of: count))]
    case .guesses(let guesses, let labels): Self.rows(guesses, labels)
    case .loss(let loss, let scale): [Self.loss(loss, scale)]
    case .lossWithPenalty(let loss, let penalty):
      [Self.loss(loss, "\(NumberText.scalar(penalty)) of it is the penalty")]
    case .penalty(let penalty):
      [StyledText("penalty = \(NumberText.scalar(penalty))") + StyledText("   (L has it in it)", .faint)]
    case .largest(let element, let value, let zeros, let count):
      [
        StyledText("largest: \(element) = \(NumberText.scalar(value))")
          + StyledText(
            zeros > 0 ? "; \(NumberText.percent(Double(zeros) / Double(count))) are 0" : "", .faint)
      ]
    case .everyElementIsZero: [StyledText("every element is 0", .caution)]
    case .noNumbers: [StyledText("no numbers", .faint)]
    case .interrupted: [StyledText("Ctrl-C came before its numbers were looked at", .caution)]
    }
  }

  private static func loss(_ loss: Double, _ remark: String) -> StyledText {
    StyledText("L = ") + StyledText(NumberText.scalar(loss), .heading) + StyledText("   (\(remark))", .faint)
  }

  private static func rows(_ guesses: [String?], _ labels: [String]) -> [StyledText] {
    var row = StyledText("predicted ")
    var below = "label     "
    for (guess, label) in zip(guesses, labels) {
      let word = guess ?? "-"
      // Names of several letters stand below one another.
      let width = max(word.count, label.count)
      row.append(" ")
      row.append(word, guess == label ? .good : .bad)
      row.append(String(repeating: " ", count: width - word.count))
      below += " " + label + String(repeating: " ", count: width - label.count)
    }
    return [row, StyledText(String(below.reversed().drop { $0 == " " }.reversed()))]
  }

  /// `0, 3, 5 and 12 more`.
  private static func list(_ numbers: [Int]) -> String {
    let shown = numbers.prefix(12).map(String.init).joined(separator: ", ")
    return numbers.count > 12 ? "\(shown) and \(numbers.count - 12) more" : shown
  }
}
