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

  /// Points along two curves, the first half of them, with label 0, along the first one; noise is added to each coordinate.
  ///
  /// `point` is told how many points of its curve come before, and how many it has.
  func twoCurves(
    _ point: (_ isFirst: Bool, _ place: Int, _ count: Int) -> (x: Double, y: Double)
  ) -> Samples {
    let first = count / 2
    return plane(classes: 2) { sample, generator in
      let isFirst = sample < first
      let (x, y) = isFirst ? point(true, sample, first) : point(false, sample - first, count - first)
      return (x + noise * generator.normal(), y + noise * generator.normal(), isFirst ? 0 : 1)
    }
  }
}
