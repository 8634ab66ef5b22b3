import CKernels

extension DrawnSet {
  /// A circle around another, as scikit-learn's `make_circles` has them with half the radius for the inner one: label 0 for the
  /// outer circle, 1 for the inner.
  public static let circles = DrawnSet(
    name: "circles", title: "circles", summary: "a circle around another: two classes",
    ownSeed: nil, isNoisy: true, recipe: "network 2-16-1 --init he; set alpha 1; train 500",
    usualCount: 200, usualNoise: { _ in 0.1 }, keepsOrder: { _ in false },
    draw: { drawing in
      drawing.twoCurves { isOuter, place, count in
        let angle = 2 * Double.pi * Double(place) / Double(count)
        let radius = isOuter ? 1 : 0.5
        return (radius * gradb_cos(angle), radius * gradb_cos(angle - .pi / 2))
      }
    })
}
