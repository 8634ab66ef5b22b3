import Base
import Datasets
import Debugging
import Matrices
import Networks
import Rendering

/// A matrix or a part of it: shape, statistics, numbers, and a picture where there is one.
///
/// What it shows throws `BrokenOff` where the signal is given.
struct MatrixView {
  let session: Session
  let display: Display
  let showsAll: Bool
  let stop: StopSignal<BrokenOff>

  /// What comes first of the part of a live matrix that `reference` names, and its numbers; nil where they are in it.
  func text(_ reference: MatrixReference) throws -> (text: StyledText, rest: MatrixTextPortions<BrokenOff>?) {
    let (name, whole, parts, rows, columns) = try resolved(reference)
    if parts.count == 1 { return (element(name, rows[0], columns[0], try parts.part(0..<1)[0, 0]), nil) }

    var text = heading(name, whole, parts, rows, columns)
    text.append(
      try MatrixStatistics(parts).text(in: display, rowIndices: rows, columnIndices: columns))
    if let picture = try picture(name, parts, rows, columns) {
      text.append(picture.text(in: display))
      if !showsAll { return (text, nil) }
    }
    let numbers = MatrixText(parts, rowIndices: rows, columnIndices: columns, showsAll: showsAll)
    return (text, try numbers.portions(in: display))
  }

  /// The same as a picture: an image where its numbers are one, and else a map of the numbers as they stand.
  func picture(_ reference: MatrixReference) throws -> any Picture {
    let (name, whole, parts, rows, columns) = try resolved(reference)
    if let picture = try picture(name, parts, rows, columns) { return picture }
    let title = heading(name, whole, parts, rows, columns).lines.first?.plain ?? "\(name)"
    return HeatMap(try parts.whole()).titled(title.replacing("   ", with: ", "))
  }

  private typealias Part = (
    name: MatrixName, whole: (rows: Int, columns: Int), parts: MatrixParts<BrokenOff>, rows: [Int],
    columns: [Int]
  )

  private func resolved(_ reference: MatrixReference) throws -> Part {
    let whole = try session.shape(of: reference.name)
    let selection = reference.selection ?? .all
    let (rows, columns) = try selection.resolved(rowCount: whole.rows, columnCount: whole.columns)
    let parts = try session.parts(reference.name, rows: rows, columns: columns, stop: stop)
    return (reference.name, whole, parts, rows, columns)
  }

  private func element(_ name: MatrixName, _ row: Int, _ column: Int, _ value: Double) -> StyledText {
    let place = name.isSingleNumber ? "\(name)" : "\(name)[\(row),\(column)]"
    return StyledText(place, .name) + StyledText(" = \(NumberText.exact(value))") + origin(name) + "\n"
  }

  /// `W1[3]  1×784 of 10×784  the weights into neuron 3`.
  private func heading(
    _ name: MatrixName, _ whole: (rows: Int, columns: Int), _ part: MatrixParts<BrokenOff>, _ rows: [Int],
    _ columns: [Int]
  ) -> StyledText {
    let allRows = rows.count == whole.rows
    let allColumns = columns.count == whole.columns
    var title = "\(name)"
    if !allRows || !allColumns {
      title +=
        "[" + Self.words(rows, isAll: allRows) + (allColumns ? "" : "," + Self.words(columns, isAll: false))
        + "]"
    }
    var text = StyledText(title, .name)
    text.append("   \(NumberText.shape(part.rows, part.columns))")
    if !allRows || !allColumns { text.append(" of \(NumberText.shape(whole.rows, whole.columns))", .faint) }
    let meaning =
      name.kind == .weights && rows.count == 1 && !allRows
      ? "the weights into neuron \(rows[0])" : Self.meaning(name, session)
    if !meaning.isEmpty { text.append("   \(meaning)", .faint) }
    text.append(origin(name))
    // Pixels are kept as bytes; as a matrix they take eight times as much.
    let bytes = part.count * MemoryLayout<Double>.stride
    if name.kind == .input, bytes >= 10_000_000 {
      text.append("   \(NumberText.megabytes(bytes)) of numbers, made to be shown", .faint)
    }
    return text + "\n"
  }

  /// Tells of matrices that belong to an iteration whose update has been made.
  private func origin(_ name: MatrixName) -> StyledText {
    guard !name.isParameter, let iteration = session.workspaceIteration,
      iteration < session.position.iteration
    else { return StyledText() }
    return StyledText("   of iteration \(iteration), before its update", .faint)
  }

  /// What the rows and columns of a matrix are, or what its numbers are, in a few words; empty for a single number.
  static func meaning(_ name: MatrixName, _ session: Session) -> String {
    switch name.kind {
    case .input: "pixels by samples, 0 to 1"
    case .oneHot: session.architecture.output.words.targets
    case .weights: "neurons by inputs"
    case .bias: "one for each neuron"
    case .preActivation: "neurons by samples"
    case .activation:
      name == session.architecture.outputs ? session.architecture.output.words.outputs : "neurons by samples"
    case .loss, .penalty: ""
    case .weightsState(let slot), .biasState(let slot): Optimizer.meaning(of: slot)
    case .preActivationGradient, .activationGradient: "derivatives of each sample's loss"
    case .weightsGradient, .biasGradient: "derivatives of the loss L"
    }
  }

  private static func words(_ places: [Int], isAll: Bool) -> String {
    if isAll { return ":" }
    if places.count == 1 { return "\(places[0])" }
    let step = places[1] - places[0]
    return "\(places[0]):\(places[places.count - 1] + (step > 0 ? 1 : -1))" + (step == 1 ? "" : ":\(step)")
  }

  /// A column of X, or a row of W1 or dW1, as an image.
  private func picture(
    _ name: MatrixName, _ parts: MatrixParts<BrokenOff>, _ rows: [Int], _ columns: [Int]
  ) throws -> (any Picture)? {
    let shape = session.data.samples.shape
    guard parts.count == shape.pixelCount, parts.count > 1,
      let image = Matrix(pixels: try parts.whole().elements, width: shape.width)
    else { return nil }
    switch name.kind {
    case .input where columns.count == 1: return GrayPicture(image).titled("\(name)[:,\(columns[0])]")
    case .weights where name.layer == 1 && rows.count == 1:
      return HeatMap(image).titled("\(name)[\(rows[0])], the weights into neuron \(rows[0])")
    case .weightsGradient where name.layer == 1 && rows.count == 1:
      return HeatMap(image).titled("\(name)[\(rows[0])], \(Self.meaning(name, session))")
    default: return nil
    }
  }
}
