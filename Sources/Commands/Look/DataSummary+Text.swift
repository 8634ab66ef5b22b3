import Datasets
import Rendering

extension DataSummary {
  /// What they are, and a table of labels.
  func text(in display: Display) -> StyledText {
    var text = StyledText("\(name)\n", .heading)
    let inputs = features.map { "\($0.count) \($0.count == 1 ? "input" : "inputs") (\(Self.list($0)))" }
    let size = shape.map { "\($0[0])×\($0[1]) pixels" }
    text.append("\(NumberText.count(count)) samples of \(size ?? inputs ?? ""), ")
    let sizes = parts.map { NumberText.count($0.count) }
    text.append(
      parts.count > 2
        ? "\(sizes[0]) to train on, \(sizes[1]) in dev and \(sizes[2]) in test\n"
        : "\(sizes[0]) to train on and \(sizes[1]) in dev\n")
    text.append(shuffleSeed.map { "shuffled with seed \($0)\n" } ?? "in their own order, dev first\n")
    if let drawn {
      text.append("drawn by gradb from seed \(drawn.seed), with noise \(NumberText.scalar(drawn.noise))\n")
    }
    if shape != nil { text.append("\(NumberText.percent(zeros)) of the pixels are 0\n") }
    if let scaling { text.append(self.words(scaling).paragraph(columns: display.columns)) }
    for oddity in oddities {
      text.append(StyledText(oddity + "\n", .caution).paragraph(columns: display.columns))
    }
    if classes.isEmpty { return text + targets(in: display) }
    var table = Table([.init("label")] + classes.map { .init($0, .right) })
    for part in parts {
      table.add([StyledText(part.name)] + part.counts.map { StyledText(NumberText.count($0)) })
    }
    return text + table.text(in: display)
  }

  /// `X = (value - mean) / deviation, by the training part: x1 5.84, 0.83; …`.
  private func words(_ scaling: Scale) -> StyledText {
    let isStandard = scaling.kind == Scaling.Kind.standard.rawValue
    let formula = isStandard ? "(value - mean) / deviation" : "(value - least) / range"
    let names = scaling.shifts.count == 1 ? [features?.first ?? "all pixels"] : features ?? []
    let parts = zip(names, zip(scaling.shifts, scaling.spreads)).prefix(12).map { name, numbers in
      "\(name) \(NumberText.scalar(numbers.0)), \(NumberText.scalar(numbers.1))"
    }
    let rest = names.count > parts.count ? " and \(names.count - parts.count) more" : ""
    return StyledText("X = \(formula), by the training part: \(parts.joined(separator: "; "))\(rest)\n")
  }

  /// A table of what the targets are like, where they are numbers.
  private func targets(in display: Display) -> StyledText {
    var table = Table([
      .init("target"), .init("least", .right), .init("greatest", .right), .init("mean", .right),
    ])
    for part in parts {
      let range = part.range.map { $0.map { StyledText(NumberText.scalar($0)) } }
      table.add([StyledText(part.name)] + (range ?? [StyledText("none", .faint)]))
    }
    return table.text(in: display)
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}
