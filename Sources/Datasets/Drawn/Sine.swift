import CKernels
import Matrices

extension DrawnSet {
  /// A wave to be learned as a curve: x evenly distributed over -π…π, and its target sin(x), which is a number.
  public static let sine = DrawnSet(
    name: "sine", title: "sine", summary: "one input x, and sin(x) as a real target: a regression",
    ownSeed: nil, isNoisy: true,
    recipe: "network 1-16-1 --activation tanh; set alpha 0.2; train 1000",
    usualCount: 200, usualNoise: { _ in 0.1 }, keepsOrder: { _ in true },
    draw: { drawing in
      var generator = SeededGenerator(seed: drawing.seed, stream: RandomStream.drawnSamples)
      var (inputs, targets): ([Double], [Double]) = ([], [])
      for _ in 0..<drawing.count {
        let x = generator.uniform(-.pi, .pi)
        inputs.append(x)
        targets.append(gradb_cos(x - .pi / 2) + drawing.noise * generator.normal())
      }
      return Samples(.features(["x"]), .numbers(inputs), .numbers(targets))
    })
}
