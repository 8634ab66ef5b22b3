import Rendering

extension DataSummary {
  /// What they are, and a table of labels.
  func text(in display: Display) -> StyledText {
    var text = StyledText("\(name)\n", .heading)
    text.append("\(NumberText.count(count)) samples of \(shape[0])×\(shape[1]) pixels, ")
    let sizes = parts.map { NumberText.count($0.counts.reduce(0, +)) }
    text.append("\(sizes[0]) to train on and \(sizes[1]) in dev\n")
    text.append(shuffleSeed.map { "shuffled with seed \($0)\n" } ?? "in their own order, dev first\n")
    text.append("\(NumberText.percent(zeros)) of the pixels are 0\n")
    var table = Table([.init("label")] + classes.map { .init($0, .right) })
    for part in parts {
      table.add([StyledText(part.name)] + part.counts.map { StyledText(NumberText.count($0)) })
    }
    return text + table.text(in: display)
  }
}
