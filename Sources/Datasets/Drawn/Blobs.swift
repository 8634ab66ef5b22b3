import Matrices

extension DrawnSet {
  /// Three heaps, as scikit-learn's `make_blobs` has them: their centres anywhere in -10…10, noise is their standard deviation.
  public static let blobs = DrawnSet(
    name: "blobs", title: "blobs", summary: "three heaps of points anywhere: three classes",
    ownSeed: nil, isNoisy: true, recipe: "network 2-16-3 --init he; set alpha 0.1; train 500",
    usualCount: 200, usualNoise: { _ in 1 }, keepsOrder: { _ in false },
    draw: { drawing in
      var centres: [(x: Double, y: Double)] = []
      return drawing.plane(classes: 3) { sample, generator in
        while centres.count < 3 { centres.append((generator.uniform(-10, 10), generator.uniform(-10, 10))) }
        let label = sample % 3
        let x = centres[label].x + drawing.noise * generator.normal()
        let y = centres[label].y + drawing.noise * generator.normal()
        return (x, y, UInt16(label))
      }
    })
}
