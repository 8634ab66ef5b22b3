import Datasets
import Debugging
import Rendering

/// Where the samples come from, and how they are split.
struct DataSummary: Finding {
  static let kind = "data"

  /// The samples of a part of the data.
  struct Part: Sendable, Encodable {
    /// `train` or `dev`.
    let name: String
    /// The samples.
    let count: Int
    /// The samples of each class; empty where the targets are numbers.
    let counts: [Int]
    /// What the targets are like, where they are numbers: least, greatest, mean.
    let range: [Double]?
  }

  /// What decides the samples of a drawn set.
  struct Drawn: Sendable, Encodable {
    let noise: Double
    let seed: UInt64

    init?(_ origin: DataSet.Origin?) {
      guard case .drawn(let drawing)? = origin, drawing.set.isNoisy else { return nil }
      (noise, seed) = (drawing.noise, drawing.seed)
    }
  }

  let name: String
  let count: Int
  /// Height and width of an image; nil where the inputs are none.
  let shape: [Int]?
  /// What the inputs are called, where they are no image.
  let features: [String]?
  /// What they were drawn with, where gradb draws them.
  let drawn: Drawn?
  /// What the classes are called; empty where the targets are numbers.
  let classes: [String]
  let parts: [Part]
  /// What they were shuffled with; nil where they are in their own order.
  let shuffleSeed: UInt64?
  /// The share of inputs that are 0, 0…1.
  let zeros: Double
  /// How the training part scales the inputs; nil where it does not.
  let scaling: Scale?
  /// What is odd about them, a sentence each.
  let oddities: [String]

  /// What is taken away from inputs, and what the rest is divided by: of each, or of all pixels.
  struct Scale: Sendable, Encodable {
    let kind: String
    let shifts: [Double]
    let spreads: [Double]
  }

  init(_ data: DataSet) {
    name = data.name
    count = data.samples.count
    shape = data.samples.image.map { [$0.height, $0.width] }
    features = data.samples.image == nil ? (0..<data.samples.inputCount).map(data.samples.placeWords) : nil
    drawn = Drawn(data.origin)
    classes = data.classes?.names ?? []
    shuffleSeed = data.split.shuffleSeed
    let zeroCount =
      switch data.samples.inputs {
      case .bytes(let bytes, _): bytes.count - data.pixels.nonZeroCount
      case .numbers(let numbers): numbers.count { $0 == 0 }
      }
    zeros = Double(zeroCount) / Double(max(1, data.samples.inputs.count))
    parts = data.parts.map { Part(data, $0) }
    scaling = data.scaling.map { .init(kind: $0.kind.rawValue, shifts: $0.shifts, spreads: $0.spreads) }
    oddities = data.oddities.map { $0.words(data) }
  }
}

extension DataSummary.Part {
  init(_ data: DataSet, _ part: SampleSelection.Part) {
    let rows = data.rows(of: part)
    name = part.rawValue
    count = rows.count
    switch data.targets {
    case .labels(let labels, let classes):
      var counts = [Int](repeating: 0, count: classes.count)
      for row in rows { counts[Int(labels[Int(row)])] += 1 }
      (self.counts, range) = (counts, nil)
    case .numbers(let numbers):
      let own = rows.map { numbers[Int($0)] }
      counts = []
      range = own.min().flatMap { least in
        own.max().map { [least, $0, own.reduce(0, +) / Double(own.count)] }
      }
    }
  }
}
