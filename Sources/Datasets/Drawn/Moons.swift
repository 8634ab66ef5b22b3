import CKernels

extension DrawnSet {
  /// Two half circles, one into the other, as scikit-learn's `make_moons` has them: label 0 for the outer one, (cos t, sin t),
  /// 1 for the inner one, (1 - cos t, 0.5 - sin t), with t in equal steps from 0 to π.
  public static let moons = DrawnSet(
    name: "moons", title: "moons", summary: "two half circles, one into the other: two classes",
    ownSeed: nil, isNoisy: true, recipe: "network 2-16-1 --init he; set alpha 1; train 500",
    usualCount: 200, usualNoise: { _ in 0.1 }, keepsOrder: { _ in false },
    draw: { drawing in
      drawing.twoCurves { isOuter, place, count in
        let angle = count > 1 ? Double.pi * Double(place) / Double(count - 1) : 0
        let (cosine, sine) = (gradb_cos(angle), gradb_cos(angle - .pi / 2))
        return isOuter ? (cosine, sine) : (1 - cosine, 0.5 - sine)
      }
    })
}
