import Matrices

extension DrawnSet.Drawing {
  /// Points of a plane, each with a label below `classes`, drawn one after the other.
  func plane(
    classes: Int,
    _ draw: (_ sample: Int, _ generator: inout SeededGenerator) -> (x: Double, y: Double, label: UInt16)
  ) -> Samples {
    var generator = SeededGenerator(seed: seed, stream: RandomStream.drawnSamples)
    var (inputs, labels): ([Double], [UInt16]) = ([], [])
    for sample in 0..<count {
      let point = draw(sample, &generator)
      inputs += [point.x, point.y]
      labels.append(point.label)
    }
    return Samples(
      .features(["x1", "x2"]), .numbers(inputs), .labels(labels, classes: Classes(count: classes)))
  }
}
