import Base
import Datasets

extension Session {
  /// What the network, as it is, makes of images from elsewhere, each with the network's number of pixels; the data set
  /// stays in place. A planted bug prepares them as it prepares the samples.
  ///
  /// Where they are not labelled, the label of each prediction says nothing. `progress` hears the share that is done, 0…1.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func predictions<Stopped>(
    of images: Samples, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    progress: (Double) -> Void = { _ in }
  ) throws(Stopped) -> [Prediction] {
    precondition(images.inputCount == architecture.inputCount, "an input for each pixel")
    var other = self
    let data = DataSet(name: "", samples: images, split: .init(shuffleSeed: nil, devCount: 0))
    other.data = data.prepared(bug?.preparation ?? Preparation())
    // Nothing of the iteration under way is of these images.
    other.forgetIteration()
    return try other.predictions(
      SampleSelection(part: .train, range: 0..<images.count, partCount: images.count), stop: stop,
      progress: progress)
  }
}
