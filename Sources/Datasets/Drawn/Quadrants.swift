import Matrices

extension DrawnSet {
  /// Points of a square of which opposite quarters are of one class, as TensorFlow Playground's exclusive or has them: between the
  /// quarters is a gap, and noise decides near it.
  public static let quadrants = DrawnSet(
    name: "quadrants", title: "quadrants", summary: "opposite quarters of a square: two classes",
    ownSeed: nil, isNoisy: true, recipe: "network 2-16-1 --init he; set alpha 0.5; train 500",
    usualCount: 200, usualNoise: { _ in 0.1 }, keepsOrder: { _ in true },
    draw: { drawing in
      drawing.plane(classes: 2) { _, generator in
        func coordinate() -> Double {
          let place = generator.uniform(-5, 5)
          return place + (place > 0 ? 0.3 : -0.3)
        }
        let (x, y) = (coordinate(), coordinate())
        let noisy = (
          x + drawing.noise * generator.normal(), y + drawing.noise * generator.normal()
        )
        return (x, y, noisy.0 * noisy.1 >= 0 ? 0 : 1)
      }
    })
}
