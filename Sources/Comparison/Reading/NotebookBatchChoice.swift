import ArrayFiles
import Networks

/// Which of several arrays that may be X, or the labels, is that of the batch: many notebooks hold all samples beside it.
struct NotebookBatchChoice {
  /// The lengths that all arrays with a column for each sample have: the number of samples is among them.
  private let counts: Set<Int>

  init(_ file: [NamedArray]) {
    var counts: Set<Int>?
    for array in file where array.array.shape.count == 2 {
      guard case .matrix(let name)? = NotebookArrayRole(array.name),
        name.kind == .preActivation || name.kind == .activation || name.isError
      else { continue }
      counts = counts?.intersection(array.array.shape) ?? Set(array.array.shape)
    }
    self.counts = counts ?? []
  }

  /// Whether the batch is rather `one` than `other`; nil where nothing tells.
  func prefers(_ one: NamedArray, to other: NamedArray) -> Bool? {
    if fits(one) != fits(other) { return fits(one) }
    if Self.isCalledBatch(one) != Self.isCalledBatch(other) { return Self.isCalledBatch(one) }
    // X goes before X_train.
    return (one.name.count == 1) == (other.name.count == 1) ? nil : one.name.count == 1
  }

  private func fits(_ array: NamedArray) -> Bool {
    counts.isEmpty || !counts.isDisjoint(with: array.array.shape)
  }

  private static func isCalledBatch(_ array: NamedArray) -> Bool {
    let name = array.name.lowercased()
    return name.contains("batch") || name.contains("mini")
  }
}
