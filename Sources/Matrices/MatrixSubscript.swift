/// What stands in brackets behind a matrix's name: `[3]`, `[3, 402]`, `[:, 0:5]`, `[-1]`, `[::2, 7]`.
public struct MatrixSubscript: Sendable, Equatable {
  /// What is taken of one axis.
  public enum Axis: Sendable, Equatable {
    /// One row or column; negative numbers count from the end.
    case index(Int)
    /// Every `step`-th from `start` up to but not including `stop`, with NumPy's defaults where nil.
    case slice(start: Int?, stop: Int?, step: Int?)

    /// Everything, `:`.
    public static let all = Axis.slice(start: nil, stop: nil, step: nil)
  }

  /// Why a text is no subscript, or takes nothing.
  public enum Failure: Error, Equatable, Sendable {
    /// The text has not the form of a subscript.
    case malformed(String)
    /// There are more than two indices.
    case tooManyIndices(Int)
    /// The index is beyond the rows (`isRow`) or columns.
    case outOfRange(index: Int, count: Int, isRow: Bool)
    /// A slice's step is 0.
    case zeroStep
    /// Nothing is left of a slice.
    case empty(isRow: Bool, count: Int)
  }

  /// What is taken of the rows.
  public let rows: Axis
  /// What is taken of the columns.
  public let columns: Axis

  /// Everything.
  public static let all = MatrixSubscript(rows: .all, columns: .all)

  /// A subscript of the given parts.
  public init(rows: Axis, columns: Axis) {
    self.rows = rows
    self.columns = columns
  }

  /// Reads what stands between the brackets, such as `3, 0:5`.
  public init(_ text: some StringProtocol) throws(Failure) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw .tooManyIndices(parts.count) }
    var axes: [Axis] = []
    for part in parts { axes.append(try Self.axis(part)) }
    rows = axes[0]
    columns = axes.count > 1 ? axes[1] : .all
  }

  private static func axis(_ text: some StringProtocol) throws(Failure) -> Axis {
    let words = text.split(separator: ":", omittingEmptySubsequences: false).map {
      String($0.filter { !$0.isWhitespace })
    }
    var numbers: [Int?] = []
    for word in words {
      if word.isEmpty && words.count > 1 {
        numbers.append(nil)
      } else {
        guard let number = Int(word) else { throw .malformed(String(text)) }
        numbers.append(number)
      }
    }
    switch numbers.count {
    case 1: return .index(numbers[0] ?? 0)
    case 2: return .slice(start: numbers[0], stop: numbers[1], step: nil)
    case 3:
      if numbers[2] == 0 { throw .zeroStep }
      return .slice(start: numbers[0], stop: numbers[1], step: numbers[2])
    default: throw .malformed(String(text))
    }
  }

  /// The rows and columns that are taken of a matrix of `rowCount` × `columnCount`, in order.
  public func resolved(rowCount: Int, columnCount: Int) throws(Failure) -> (rows: [Int], columns: [Int]) {
    (
      try Self.places(rows, count: rowCount, isRow: true),
      try Self.places(columns, count: columnCount, isRow: false)
    )
  }

  private static func places(_ axis: Axis, count: Int, isRow: Bool) throws(Failure) -> [Int] {
    switch axis {
    case .index(let index):
      guard index >= -count, index < count else {
        throw .outOfRange(index: index, count: count, isRow: isRow)
      }
      return [index < 0 ? index + count : index]
    case .slice(let start, let stop, let step):
      let step = step ?? 1
      // The ends that NumPy takes: from -1 or 0 up to count or count - 1, by the step's direction.
      let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
      func clamped(_ index: Int?, or otherwise: Int) -> Int {
        guard let index else { return otherwise }
        return min(max(index < 0 ? max(index, -count - 1) + count : index, lowest), highest)
      }
      let places = Array(
        stride(
          from: clamped(start, or: step > 0 ? lowest : highest),
          to: clamped(stop, or: step > 0 ? highest : lowest), by: step))
      guard !places.isEmpty else { throw .empty(isRow: isRow, count: count) }
      return places
    }
  }
}

extension Matrix {
  /// The elements in the given rows and columns, in their order.
  public func selecting(rows: [Int], columns: [Int]) -> Matrix {
    Matrix(rows: rows.count, columns: columns.count) { self[rows[$0], columns[$1]] }
  }
}
