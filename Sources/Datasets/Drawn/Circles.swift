import CKernels
import Matrices

extension DrawnSet {
  /// A circle around another, as scikit-learn's `make_circles` has them with half the radius for the inner one: label 0 for the
  /// outer circle, 1 for the inner.
  public static let circles = DrawnSet(
    name: "circles", title: "circles", summary: "a circle around another: two classes",
    ownSeed: nil, isNoisy: true, recipe: "network 2-16-1 --init he; set alpha 1; train 500",
    usualCount: 200, usualNoise: { _ in 0.1 }, keepsOrder: { _ in false },
    draw: { drawing in
      let outer = drawing.count / 2
      return drawing.plane(classes: 2) { sample, generator in
        let isOuter = sample < outer
        let (place, count) = isOuter ? (sample, outer) : (sample - outer, drawing.count - outer)
        let angle = 2 * Double.pi * Double(place) / Double(max(count, 1))
        let radius = isOuter ? 1 : 0.5
        let x = radius * gradb_cos(angle) + drawing.noise * generator.normal()
        let y = radius * gradb_cos(angle - .pi / 2) + drawing.noise * generator.normal()
        return (x, y, isOuter ? 0 : 1)
      }
    })
}
