import Matrices

extension Matrix {
  /// The image whose pixels are given line by line, as a sample's or a neuron's weights are: `pixels.count /
  /// width` rows of `width` columns, or nil if that leaves a rest or nothing.
  public init?(pixels: some Collection<Double>, width: Int) {
    guard width > 0 && !pixels.isEmpty && pixels.count % width == 0 else { return nil }
    self = Matrix(rows: width, columns: pixels.count / width, elements: Array(pixels)).transposed
  }
}

extension [Matrix] {
  /// Images of one size without the rows and columns at their edges that are 0 in all of them.
  public var croppedAlike: [Matrix] {
    guard let first, allSatisfy({ $0.rows == first.rows && $0.columns == first.columns }) else { return self }
    let rows = (0..<first.rows).filter { row in
      contains { image in (0..<image.columns).contains { image[row, $0] != 0 } }
    }
    let columns = (0..<first.columns).filter { column in
      contains { image in (0..<image.rows).contains { image[$0, column] != 0 } }
    }
    guard let top = rows.first, let bottom = rows.last, let left = columns.first, let right = columns.last
    else {
      return self
    }
    return map { $0.selecting(rows: Array<Int>(top...bottom), columns: Array<Int>(left...right)) }
  }
}
