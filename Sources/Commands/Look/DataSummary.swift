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
    /// The samples of each class.
    let counts: [Int]
  }

  let name: String
  let count: Int
  /// Height and width of an image.
  let shape: [Int]
  /// What the classes are called.
  let classes: [String]
  let parts: [Part]
  /// What they were shuffled with; nil where they are in their own order.
  let shuffleSeed: UInt64?
  /// The share of inputs that are 0, 0…1.
  let zeros: Double

  init(_ data: DataSet) {
    name = data.name
    count = data.samples.count
    shape = [data.samples.shape.height, data.samples.shape.width]
    classes = data.classes.names
    shuffleSeed = data.split.shuffleSeed
    zeros = 1 - Double(data.pixels.nonZeroCount) / Double(max(1, data.samples.inputs.count))
    parts = SampleSelection.Part.allCases.map { part in
      var counts = [Int](repeating: 0, count: data.classes.count)
      for row in data.rows(of: part) { counts[Int(data.labels[Int(row)])] += 1 }
      return Part(name: part.rawValue, counts: counts)
    }
  }
}
