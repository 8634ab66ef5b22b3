import Matrices

/// Numbers in column order that are written once, by one operation, and only read from then on.
final class MatrixBuffer: @unchecked Sendable {
  let rows: Int
  let columns: Int
  let base: UnsafeMutablePointer<Double>

  /// Zeros of the given shape.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    base = .allocate(capacity: max(1, rows * columns))
    base.initialize(repeating: 0, count: max(1, rows * columns))
  }

  /// A copy of `matrix`.
  convenience init(copying matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns)
    for (i, element) in matrix.elements.enumerated() { base[i] = element }
  }

  deinit { base.deallocate() }

  /// The numbers as a matrix; O(elements).
  var matrix: Matrix {
    Matrix(
      rows: rows, columns: columns, elements: Array(UnsafeBufferPointer(start: base, count: rows * columns)))
  }
}

/// The matrices that an iteration's operations have written so far.
public struct Workspace: Sendable {
  private(set) var buffers: [MatrixName: MatrixBuffer] = [:]

  /// A workspace in which nothing was computed yet.
  public init() {}

  /// The matrix that an operation wrote, or nil where it has not run.
  public subscript(name: MatrixName) -> Matrix? { buffers[name]?.matrix }

  /// Some rows and columns of the matrix that an operation wrote, each 0 ..< their number; nil where it has not run.
  public func part(_ name: MatrixName, rows: [Int], columns: some Collection<Int>) -> Matrix? {
    guard let buffer = buffers[name] else { return nil }
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columns.count)
    for column in columns {
      let start = buffer.base + column * buffer.rows
      for row in rows { elements.append(start[row]) }
    }
    return withExtendedLifetime(buffer) {
      Matrix(rows: rows.count, columns: columns.count, elements: elements)
    }
  }

  /// The loss of the batch, or nil where it was not computed yet.
  public var loss: Double? { buffers[MatrixName(.loss)]?.base[0] }

  /// The names of all matrices in it, in no order.
  public var names: some Collection<MatrixName> { buffers.keys }

  /// The column of one sample of each matrix that has one for every sample, without the others.
  func ofSample(_ column: Int) -> Workspace {
    var own = Workspace()
    for (name, buffer) in buffers where name.hasSlot {
      let part = MatrixBuffer(rows: buffer.rows, columns: 1)
      part.base.update(from: buffer.base + column * buffer.rows, count: buffer.rows)
      own.buffers[name] = part
    }
    return own
  }

  mutating func store(_ buffer: MatrixBuffer, as name: MatrixName) { buffers[name] = buffer }
}
