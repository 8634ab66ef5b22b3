import CKernels
import Matrices

extension DrawnSet {
  /// Two spirals, one turned by half a circle, as TensorFlow Playground has them: 1.75 turns out to a radius of 5.
  public static let spirals = DrawnSet(
    name: "spirals", title: "spirals",
    summary: "two spirals, one within the other: two classes, for a deeper network",
    ownSeed: nil, isNoisy: true,
    recipe: "network 2-32-16-1 --activation tanh --init he; set optimizer adam; set alpha 0.01; train 500",
    usualCount: 200, usualNoise: { _ in 0.1 }, keepsOrder: { _ in false },
    draw: { drawing in
      let first = drawing.count / 2
      return drawing.plane(classes: 2) { sample, generator in
        let isFirst = sample < first
        let (place, count) = isFirst ? (sample, first) : (sample - first, drawing.count - first)
        let share = Double(place) / Double(max(count, 1))
        let angle = 1.75 * share * 2 * .pi + (isFirst ? 0 : .pi)
        let x = 5 * share * gradb_cos(angle - .pi / 2) + drawing.noise * generator.normal()
        let y = 5 * share * gradb_cos(angle) + drawing.noise * generator.normal()
        return (x, y, isFirst ? 0 : 1)
      }
    })
}
