import CKernels

extension DrawnSet {
  /// Two spirals, one turned by half a circle, as TensorFlow Playground has them: 1.75 turns out to a radius of 5.
  public static let spirals = DrawnSet(
    name: "spirals", title: "spirals",
    summary: "two spirals, one within the other: two classes, for a deeper network",
    ownSeed: nil, isNoisy: true,
    recipe: "network 2-32-16-1 --activation tanh --init he; set optimizer adam; set alpha 0.01; train 500",
    usualCount: 200, usualNoise: { _ in 0.1 }, keepsOrder: { _ in false },
    draw: { drawing in
      drawing.twoCurves { isFirst, place, count in
        let share = Double(place) / Double(count)
        let angle = 1.75 * share * 2 * .pi + (isFirst ? 0 : .pi)
        return (5 * share * gradb_cos(angle - .pi / 2), 5 * share * gradb_cos(angle))
      }
    })
}
