extension DrawnSet {
  /// Handwritten-looking digits, ten classes: what gradb opens with.
  public static let digits = DrawnSet(
    name: "digits", title: "built-in digits",
    summary: "handwritten-looking digits, 28×28: what gradb opens with",
    ownSeed: 28, isNoisy: false, recipe: nil, usualCount: 6_000, usualNoise: { _ in 0 },
    keepsOrder: { _ in true },
    draw: { BuiltInDigits.draw(count: $0.count, seed: $0.seed) })

  /// The digits as gradb opens with them.
  public var opening: Drawing? { ownSeed.flatMap { drawing(seed: $0) } }
}
