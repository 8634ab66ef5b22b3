import Matrices

extension DrawnSet {
  /// Exclusive or: the four corners of a square, of which those that lie across are of one class; no straight line parts
  /// them.
  ///
  /// Four samples are the four points; others are drawn around them in turn.
  public static let xor = DrawnSet(
    name: "xor", title: "xor", summary: "the four points of exclusive or; --count draws around them",
    ownSeed: nil, isNoisy: true, recipe: "network 2-4-1 --activation tanh; set alpha 1; train 500",
    usualCount: 4, usualNoise: { $0 ? 0.1 : 0 }, keepsOrder: { $0 <= 4 },
    draw: { drawing in
      drawing.plane(classes: 2) { sample, generator in
        let corner = sample % 4
        let x = Double(corner / 2) + drawing.noise * generator.normal()
        let y = Double(corner % 2) + drawing.noise * generator.normal()
        return (x, y, corner == 1 || corner == 2 ? 1 : 0)
      }
    })
}
