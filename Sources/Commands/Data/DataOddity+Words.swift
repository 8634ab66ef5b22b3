import Datasets
import Rendering

extension DataOddity {
  /// What is odd, in a sentence, and what may be done.
  func words(_ data: DataSet) -> String {
    switch self {
    case .oneClass: "all samples are of one class, so there is nothing to tell apart"
    case .singleSamples(let names):
      "there is a single sample of \(Self.classes(names)): \(names.count == 1 ? "a slip in the file" : "slips in the file")?"
    case .unknownClasses(let names, let part):
      "\(Self.classes(names)) \(names.count == 1 ? "is" : "are") in \(part.rawValue) alone, so nothing learns \(names.count == 1 ? "it" : "them")"
    case .copies(let count, let dev, let test):
      "\(NumberText.count(count)) of \(NumberText.count(data.samples.count)) \(data.samples.words) are copies of others"
        + (dev > 0 ? "; dev has \(NumberText.count(dev)) of train's" : "")
        + (test > 0 ? "; test has \(NumberText.count(test)) of train's" : "")
    case .brightGround(let value, let share):
      "\(NumberText.percent(share)) of the pixels are \(Int(value)): "
        + (value == 128 ? "bytes that wrapped round?" : "inverted? The digits of MNIST are white on black")
    case .unlikeImages:
      "these do not look like images: pixels beside one another have nothing in common; was X reshaped where a .T belongs?"
    case .sortedByLabel:
      "the samples stand in the order of their labels, and --no-shuffle keeps it: dev has the first classes, train the last"
    case .unequalFeatures(let small, let large):
      "\(large) has a range a hundred times that of \(small), which makes training slow or blow up; load it with --scale standard"
    case .largeTargets(let greatest):
      "targets go up to \(NumberText.scalar(greatest)), so the first steps are large; --scale standard scales the inputs, "
        + "a smaller alpha the steps"
    }
  }

  private static func classes(_ names: [String]) -> String {
    let some = names.prefix(5).joined(separator: ", ")
    return (names.count == 1 ? "class " : "classes ") + some
      + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }
}
