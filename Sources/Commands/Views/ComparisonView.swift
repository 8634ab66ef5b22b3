import Comparison
import ArrayFiles
import Debugging
import Networks
import Rendering

/// A person's own iteration beside gradb's: a line for each array, then what is wrong with the first wrong one.
struct ComparisonView {
  let comparison: IterationComparison
  /// The arrays of the file that hold something else than numbers.
  let withoutNumbers: [NpzFile.OtherArray]
  let display: Display

  private var saved: SavedIteration { comparison.saved }

  func text(_ path: String) -> StyledText {
    var text = heading(path)
    text.append(table())
    text.append(ComparisonStory(comparison: comparison, display: display).text())
    text.append(unknown())
    return text + verdict().paragraph(columns: display.columns)
  }

  private func heading(_ path: String) -> StyledText {
    let count = saved.batch.batch.count
    let samples = count == 1 ? "1 sample" : "\(NumberText.count(count)) samples"
    var text = StyledText("\(path): an iteration of \(saved.architecture) on \(samples)\n", .heading)
      .fitted(columns: display.columns)
    var remarks = saved.remarks
    switch saved.precision {
    case .double: break
    case .single:
      remarks.append(
        "the numbers are float32: up to 0.00001 of an array's largest, or of an update's step, is rounding")
    case .half:
      remarks.append(
        "the numbers are float16: up to 0.01 of an array's largest, or of an update's step, is rounding")
    }
    if comparison.conventions.signsCancel {
      let last = MatrixName(.preActivationGradient, layer: saved.architecture.depth)
      remarks.append(
        "\(last) is Y - A in the file, and the update adds: the two signs cancel, so the file's dZ, dA, dW and db are "
          + "compared times -1")
    }
    if comparison.conventions.errorsAreDivided {
      remarks.append(
        "dZ and dA are divided by m = \(count) in the file, and dW and db not again; gradb divides dW and db, so the file's "
          + "dZ and dA are compared times m")
    }
    if !remarks.isEmpty {
      text.append(StyledText(remarks.joined(separator: "; "), .faint).paragraph(columns: display.columns))
    }
    return text
  }

  private func table() -> StyledText {
    var table = Table([
      .init("array"), .init("shape"), .init(""), .init("largest difference", .right), .init("at"),
    ])
    for row in comparison.rows {
      var cells = [
        StyledText(row.name, .name),
        StyledText(NumberText.shape(row.expected.rows, row.expected.columns, unicode: display.unicode)),
        word(row.verdict),
      ]
      if let difference = row.difference {
        if !difference.isExact {
          cells += [
            StyledText(NumberText.exponential(difference.largest)),
            StyledText(row.element(difference.place)),
          ]
        }
      } else {
        cells += [StyledText(), StyledText("yours is \(row.saved.shapeText)")]
      }
      table.add(cells)
    }
    return table.text(in: display)
  }

  private func word(_ verdict: IterationComparison.Verdict) -> StyledText {
    switch verdict {
    case .exact: StyledText("exact", .good)
    case .approximate: StyledText("approximate", .good)
    case .follows: StyledText("follows", .caution)
    case .chosen: StyledText("by choice", .good)
    case .overwritten: StyledText("overwritten", .caution)
    case .wrong: StyledText("WRONG", .bad)
    }
  }

  private func unknown() -> StyledText {
    var text = StyledText()
    if !withoutNumbers.isEmpty {
      let names = withoutNumbers.map { "\($0.name) (type \($0.type))" }.prefix(12).joined(separator: ", ")
      text.append(
        StyledText("not compared, as they hold no numbers that gradb reads: \(names)", .faint)
          .paragraph(columns: display.columns))
    }
    guard !saved.unknown.isEmpty else { return text }
    let names = saved.unknown.prefix(12).map { name, near in
      near.isEmpty ? name : "\(name) (did you mean \(CommandError.listed(near, "or"))?)"
    }
    let more = saved.unknown.count > 12 ? " and \(saved.unknown.count - 12) more" : ""
    return text
      + StyledText(
        "not compared: \(names.joined(separator: ", "))\(more); --as NAME=dW1 tells what NAME is", .faint
      ).paragraph(columns: display.columns)
  }

  private func verdict() -> StyledText {
    let (all, wrong) = (comparison.rows.count, comparison.wrong.count)
    let follows = comparison.rows.count { $0.verdict == .follows }
    let read = saved.unknown.isEmpty && comparison.unjudged.isEmpty ? "" : " that were read"
    guard !comparison.isRight else {
      let others = [
        (comparison.rows.count { $0.verdict == .chosen }, "by choice"),
        (comparison.rows.count { $0.verdict == .overwritten }, "because a later line overwrote it"),
        (follows, "because of that"),
      ].filter { $0.0 > 0 }
      let agreeing = all - others.reduce(0) { $0 + $1.0 }
      let differing = others.map { "\($0) \($0 == 1 ? "differs" : "differ") \($1)" }.joined(separator: ", ")
      let text =
        agreeing < all
        ? "\(agreeing) of \(all) arrays\(read) agree, and \(differing)"
        : all == 1
          ? "the one array\(read.replacing("were", with: "was")) agrees" : "all \(all) arrays\(read) agree"
      return StyledText("right: ", .good) + text + unjudged()
    }
    if wrong == 0 { return StyledText("wrong: ", .bad) + "the update; all \(all) arrays agree" }
    let more =
      follows == 0
      ? ""
      : "; \(follows) more \(follows == 1 ? "differs" : "differ") because of that, and would be right without it"
    return StyledText("wrong: ", .bad) + "\(wrong) of \(all) arrays\(more)"
  }

  /// What the verdict does not speak of.
  private func unjudged() -> String {
    var text = ""
    let unread = saved.unknown.count
    if unread > 0 {
      text += "; \(unread) \(unread == 1 ? "was" : "were") not read"
      let hasGradients = comparison.rows.contains { $0.matrix?.parameter != nil }
      text += hasGradients ? "" : ", and no gradient was"
    }
    if !comparison.unjudged.isEmpty {
      let names = comparison.unjudged.map(\.name)
      text += "; \(CommandError.listed(names, "and")) cannot be judged without alpha"
    }
    return text
  }
}
