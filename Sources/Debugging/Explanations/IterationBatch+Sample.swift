import Datasets

extension IterationBatch {
  /// The sample in a column of the batch's matrices, by the name that a person selects it with; nil where there is no
  /// such column. O(samples) for a mini-batch.
  public func sample(_ column: Int) -> SampleSelection? {
    guard batch.rows.indices.contains(column) else { return nil }
    let data = batch.data
    func one(_ part: SampleSelection.Part, _ index: Int) -> SampleSelection {
      SampleSelection(part: part, range: index..<index + 1, partCount: data.count(of: part))
    }
    switch origin {
    case .all: return one(.train, column)
    case .selection(let selection): return one(selection.part, selection.range.lowerBound + column)
    case .miniBatch:
      let rows = data.rows(of: .train)
      return rows.firstIndex(of: batch.rows[column]).map { one(.train, $0 - rows.startIndex) }
    }
  }
}
