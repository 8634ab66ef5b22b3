import Datasets
import Debugging
import Rendering

extension IterationBatch {
  /// The batch in words: `all 5,000 training samples`, `sample 17`, `mini-batch 3 of 79 in epoch 0, 64 samples`.
  var words: String {
    let count = "\(NumberText.count(batch.count)) \(batch.count == 1 ? "sample" : "samples")"
    switch origin {
    case .all: return "all \(NumberText.count(batch.count)) training samples"
    case .selection(let selection): return selection.words
    case .miniBatch(let epoch, let number, let total):
      let place = "\(NumberText.count(number)) of \(NumberText.count(total))"
      return "mini-batch \(place) in epoch \(epoch), \(count)"
    }
  }
}

extension SampleSelection {
  /// The selection in words: `sample 17`, `dev samples 0:16`, `all 1,000 dev samples`.
  var words: String {
    if isWholePart { return "all \(NumberText.count(partCount)) \(part.adjective) samples" }
    return range.count == 1
      ? "\(part.sampleWords) \(range.lowerBound)"
      : "\(part.sampleWords)s \(range.lowerBound):\(range.upperBound)"
  }
}

extension SampleSelection.Part {
  /// What one of its samples is called before its number: `sample`, `dev sample`.
  var sampleWords: String { self == .train ? "sample" : "\(rawValue) sample" }
}
