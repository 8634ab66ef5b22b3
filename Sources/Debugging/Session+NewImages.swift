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
    let other = looking(at: images)
    return try other.predictions(
      SampleSelection(part: .train, range: 0..<images.count, partCount: images.count), stop: stop,
      progress: progress)
  }

  /// A session that has seen a sample, as far as the network's output: what it is to be taken for nobody knows, so there is no
  /// loss of it.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func seen<Stopped>(
    _ sample: Samples, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Session {
    var other = looking(at: sample)
    other.restartIteration(on: SampleSelection(part: .train, range: 0..<1, partCount: 1))
    let end = other.program.operations.firstIndex { $0.output == architecture.outputs } ?? 0
    try other.run(to: end + 1, stop: stop)
    return other
  }

  /// This session with other samples, which are like its own.
  private func looking(at samples: Samples) -> Session {
    precondition(samples.inputCount == architecture.inputCount, "as many inputs as the network has")
    var other = self
    let data = DataSet(samples, like: self.data)
    other.data = data.prepared(bug?.preparation ?? Preparation())
    // Nothing of the iteration under way is of these samples.
    other.forgetIteration()
    return other
  }
}
