import CKernels
import Matrices

extension DrawnSet {
  /// Two half circles, one into the other, as scikit-learn's `make_moons` has them: label 0 for the outer one, (cos t, sin t),
  /// 1 for the inner one, (1 - cos t, 0.5 - sin t), with t in equal steps from 0 to π.
  public static let moons = DrawnSet(
    name: "moons", title: "moons", summary: "two half circles, one into the other: two classes",
    ownSeed: nil, isNoisy: true, recipe: "network 2-16-1 --init he; set alpha 1; train 500",
    usualCount: 200, usualNoise: { _ in 0.1 }, keepsOrder: { _ in false },
    draw: { drawing in
      let outer = drawing.count / 2
      return drawing.plane(classes: 2) { sample, generator in
        let isOuter = sample < outer
        let (place, count) = isOuter ? (sample, outer) : (sample - outer, drawing.count - outer)
        let angle = count > 1 ? Double.pi * Double(place) / Double(count - 1) : 0
        let (cosine, sine) = (gradb_cos(angle), gradb_cos(angle - .pi / 2))
        let x = (isOuter ? cosine : 1 - cosine) + drawing.noise * generator.normal()
        let y = (isOuter ? sine : 0.5 - sine) + drawing.noise * generator.normal()
        return (x, y, isOuter ? 0 : 1)
      }
    })
}
