import Base
import Datasets
import Debugging
import Matrices
import Networks
import Rendering

/// A matrix or a part of it: its shape, what its numbers are like, the numbers, and a picture where there is one.
struct ShownMatrix: Finding {
  static let kind = "matrix"

  /// What it is.
  let heading: MatrixHeading
  /// What its numbers are like.
  let statistics: MatrixStatistics
  /// Its numbers, or those at its edges; nil where they are shown as a picture, or one by one behind it.
  let numbers: MatrixPart?
  fileprivate let image: (any Picture)?
  /// The indices that the rows of the part have in the whole.
  let rowIndices: [Int]
  /// The same of its columns.
  let columnIndices: [Int]

  private enum Field: CodingKey { case statistics, numbers }

  /// What it is, its statistics and its numbers.
  func encode(to encoder: any Encoder) throws {
    try heading.encode(to: encoder)
    var container = encoder.container(keyedBy: Field.self)
    try container.encode(statistics, forKey: .statistics)
    try container.encodeIfPresent(numbers, forKey: .numbers)
  }

  var picture: (any Picture)? { image }

  /// The single number, where it is one.
  var single: Double? { heading.shape == [1, 1] ? numbers?.numbers.first : nil }
}

/// What a matrix or a part of it is.
struct MatrixHeading: Sendable, Encodable {
  /// What it is called: `W1[3]`.
  let title: String
  /// How many rows and columns there are in the part.
  let shape: [Int]
  /// How many the whole matrix has, where the part is not all of it.
  let wholeShape: [Int]?
  /// What its rows and columns are, in a few words; may be empty.
  let meaning: String
  /// The iteration that it is of, where the update of that has been made.
  let pastIteration: Int?
  /// The bytes that were made to show it; nil where they are few, or were there.
  let bytes: Int?
}

/// The part of a live matrix that somebody wants to see.
struct MatrixToShow {
  private let session: Session
  private let name: MatrixName
  private let whole: (rows: Int, columns: Int)
  private let rows: [Int]
  private let columns: [Int]
  private let parts: MatrixParts<BrokenOff>

  /// The part that `reference` names; what is made of it throws `BrokenOff` where `stop` is given.
  init(_ reference: MatrixReference, in session: Session, stop: StopSignal<BrokenOff>) throws {
    self.session = session
    name = reference.name
    whole = try session.shape(of: name)
    (rows, columns) = try (reference.selection ?? .all).resolved(
      rowCount: whole.rows, columnCount: whole.columns)
    parts = try session.parts(name, rows: rows, columns: columns, stop: stop)
  }

  /// What is shown of it.
  ///
  /// With `withAll`, the numbers are not in it: `portions` has them.
  func shown(withAll: Bool) throws -> ShownMatrix {
    let image = try image()
    let isSingle = parts.count == 1
    let hasNumbers = isSingle || (image == nil && !withAll)
    return ShownMatrix(
      heading: heading, statistics: try MatrixStatistics(parts),
      numbers: hasNumbers
        ? try MatrixPart(parts, rowIndices: rows, columnIndices: columns) : nil, image: image,
      rowIndices: rows, columnIndices: columns)
  }

  /// All of its numbers as text.
  func portions(in display: Display) throws -> MatrixTextPortions<BrokenOff> {
    try MatrixText(parts, rowIndices: rows, columnIndices: columns, showsAll: true).portions(in: display)
  }

  /// It as a picture: an image where its numbers are one, and else a map of the numbers as they stand.
  func picture() throws -> any Picture {
    if let image = try image() { return image }
    return HeatMap(try parts.whole()).titled(heading.text.plain.replacing("   ", with: ", "))
  }

  private var heading: MatrixHeading {
    // Pixels are kept as bytes; as a matrix they take eight times as much.
    let bytes = parts.count * MemoryLayout<Double>.stride
    return MatrixHeading(
      title: parts.count == 1 ? element : title, shape: [parts.rows, parts.columns],
      wholeShape: isWhole ? nil : [whole.rows, whole.columns], meaning: meaning,
      pastIteration: name.isParameter ? nil : session.pastIteration,
      bytes: name.kind == .input && bytes >= 10_000_000 ? bytes : nil)
  }

  private var isWhole: Bool { rows.count == whole.rows && columns.count == whole.columns }

  private var element: String { name.isSingleNumber ? "\(name)" : "\(name)[\(rows[0]),\(columns[0])]" }

  /// `W1[3]`
  private var title: String {
    guard !isWhole else { return "\(name)" }
    let allColumns = columns.count == whole.columns
    return "\(name)[" + Self.words(rows, isAll: rows.count == whole.rows)
      + (allColumns ? "" : "," + Self.words(columns, isAll: false)) + "]"
  }

  private static func words(_ places: [Int], isAll: Bool) -> String {
    if isAll { return ":" }
    if places.count == 1 { return "\(places[0])" }
    let step = places[1] - places[0]
    return "\(places[0]):\(places[places.count - 1] + (step > 0 ? 1 : -1))" + (step == 1 ? "" : ":\(step)")
  }

  private var meaning: String {
    name.kind == .weights && rows.count == 1 && rows.count != whole.rows
      ? "the weights into neuron \(rows[0])" : session.meaning(of: name)
  }

  /// A column of X, or a row of W1 or dW1, as an image.
  private func image() throws -> (any Picture)? {
    guard let shape = session.data.samples.image, parts.count == shape.pixelCount, parts.count > 1,
      let image = Matrix(pixels: try parts.whole().elements, width: shape.width)
    else { return nil }
    switch name.kind {
    case .input where columns.count == 1: return GrayPicture(image).titled("\(name)[:,\(columns[0])]")
    case .weights where name.layer == 1 && rows.count == 1:
      return HeatMap(image).titled("\(name)[\(rows[0])], the weights into neuron \(rows[0])")
    case .weightsGradient where name.layer == 1 && rows.count == 1:
      return HeatMap(image).titled("\(name)[\(rows[0])], \(session.meaning(of: name))")
    default: return nil
    }
  }
}
