/// A data set that gradb draws itself: the same samples for the same seed, on every machine.
///
/// To add one, write its file beside this one and its line in `all`.
public struct DrawnSet: Sendable {
  /// What `load` calls it: `moons`.
  public let name: String
  /// What a person calls its samples, who has loaded them.
  public let title: String
  /// What it is, in a line, for help.
  public let summary: String
  /// The seed that it is drawn from where nobody gives it one; nil for that of the session.
  public let ownSeed: UInt64?
  /// Whether it has noise.
  public let isNoisy: Bool
  /// The commands, as they are typed, with which a network learns it; nil where the one that stands there does.
  public let recipe: String?
  /// How many samples there are where nobody says it.
  let usualCount: Int
  /// The noise where nobody says it, by whether somebody said how many samples there are.
  let usualNoise: @Sendable (_ countIsGiven: Bool) -> Double
  /// Whether so many samples stay in the order in which they are drawn where nobody says it: they are mixed already, or
  /// stand in an order of their own.
  let keepsOrder: @Sendable (_ count: Int) -> Bool
  /// Draws the samples.
  let draw: @Sendable (Drawing) -> Samples

  /// What decides the samples of a drawn set.
  public struct Drawing: Sendable, Equatable {
    /// What is drawn.
    public let set: DrawnSet
    /// The number of samples; 1…`mostSamples`.
    public let count: Int
    /// The standard deviation of what is added to each number; 0 or more.
    public let noise: Double
    /// The seed.
    public let seed: UInt64

    /// Nil where gradb draws no such set, or not so.
    public init?(name: String, count: Int, noise: Double, seed: UInt64) {
      guard let set = DrawnSet.named(name), (1...DrawnSet.mostSamples).contains(count), noise >= 0,
        noise.isFinite, set.isNoisy || noise == 0
      else { return nil }
      (self.set, self.count, self.noise, self.seed) = (set, count, noise, seed)
    }
  }

  /// The most samples that are drawn.
  public static let mostSamples = 1_000_000

  /// Every set, in the order in which help lists them.
  public static let all: [DrawnSet] = [
    .digits, .xor, .moons, .circles, .spirals, .blobs, .quadrants, .sine,
  ]

  /// The set called `name`, or nil.
  public static func named(_ name: String) -> DrawnSet? { all.first { $0.name == name } }

  /// What decides its samples, the usual where something is not said; nil where it cannot be drawn so.
  public func drawing(count: Int? = nil, noise: Double? = nil, seed: UInt64) -> Drawing? {
    Drawing(
      name: name, count: count ?? usualCount,
      noise: noise ?? (isNoisy ? usualNoise(count != nil) : 0), seed: seed)
  }
}

extension DrawnSet: Equatable {
  /// Whether they have the same name.
  public static func == (left: DrawnSet, right: DrawnSet) -> Bool { left.name == right.name }
}

extension DataSet {
  /// The samples of a drawn set, split as files are, and shuffled from the drawing's seed unless they, or `keepsOrder`, are
  /// to keep their order.
  public init(_ drawing: DrawnSet.Drawing, keepsOrder: Bool = false, devCount: Int? = nil) {
    let stays = keepsOrder || drawing.set.keepsOrder(drawing.count)
    self.init(drawing, split: Split(shuffleSeed: stays ? nil : drawing.seed, devCount: devCount))
  }

  /// The samples of a drawn set, ordered and split so.
  public init(_ drawing: DrawnSet.Drawing, split: Split) {
    self.init(
      name: drawing.set.title, origin: .drawn(drawing), samples: drawing.set.draw(drawing), split: split)
  }

  /// The digits that gradb opens with.
  public static var openingDigits: DataSet {
    guard let drawing = DrawnSet.digits.opening else { preconditionFailure("the digits can be drawn") }
    return DataSet(drawing)
  }
}
