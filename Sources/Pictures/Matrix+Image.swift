import Matrices

extension Matrix {
  /// The image whose pixels are given line by line, as a sample's or a neuron's weights are: `pixels.count /
  /// width` rows of `width` columns, or nil if that leaves a rest or nothing.
  public init?(pixels: some Collection<Double>, width: Int) {
    guard width > 0 && !pixels.isEmpty && pixels.count % width == 0 else { return nil }
    self = Matrix(rows: width, columns: pixels.count / width, elements: Array(pixels)).transposed
  }
}
