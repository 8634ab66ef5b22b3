import Matrices

/// Samples in a fixed order, split into a part to train on, and parts to judge by: `dev`, taken from the same samples, and `test`,
/// where the files have one.
public struct DataSet: Sendable {
  /// How samples are ordered and split.
  public struct Split: Sendable, Equatable {
    /// The seed that shuffles them; nil keeps the file's order.
    public var shuffleSeed: UInt64?
    /// How many go to dev; nil for the rule: 1,000, or a sixth if there are fewer than 6,000.
    public var devCount: Int?

    /// Shuffled from `shuffleSeed`, the first `devCount` for dev.
    public init(shuffleSeed: UInt64?, devCount: Int? = nil) {
      self.shuffleSeed = shuffleSeed
      self.devCount = devCount
    }
  }

  /// What a person would call it: a file's name, or "built-in digits".
  public let name: String
  /// Where the samples can be had again; nil where they cannot.
  public let origin: Origin?
  /// The inputs and targets, in the file's order.
  public let samples: Samples
  /// Where the non-zero pixels of `samples` are.
  public let pixels: SparsePixels
  /// How the samples are ordered and split.
  public let split: Split
  /// The place of each sample in `samples`: first dev's, then train's, then test's.
  private let order: [Int32]
  /// The number of samples in dev.
  public private(set) var devCount: Int
  /// How the inputs are scaled by what the training part is like; nil where they are not.
  public private(set) var scaling: Scaling?
  /// The inputs as X has them, or comes from them.
  public private(set) var inputs: Inputs
  /// How the bytes become X, y and Y.
  public private(set) var preparation = Preparation()
  /// What each of `samples` is to be taken for, as judging has it.
  public private(set) var targets: Targets
  /// The same as Y has it: its 1 is in the row of the label here.
  public private(set) var targetsOfY: Targets
  /// The number that each of the 256 bytes of a pixel is in X; empty where the inputs are no bytes.
  public private(set) var pixelNumbers: [Double]

  /// `samples` under a name, ordered and split; dev keeps at most all samples but one.
  public init(name: String, origin: Origin? = nil, samples: Samples, split: Split) {
    self.init(
      name: name, origin: origin, samples: samples, split: split, largestShare: SparsePixels.largestShare)
  }

  /// The same, with lists of the non-zero pixels only where no more than `largestShare` of all are.
  package init(
    name: String, origin: Origin? = nil, samples: Samples, split: Split, largestShare: Double,
    scaling: Scaling? = nil
  ) {
    self.name = name
    self.origin = origin
    self.samples = samples
    self.split = split
    let test = Int32(samples.count - samples.testCount)..<Int32(samples.count)
    if let seed = split.shuffleSeed {
      var generator = SeededGenerator(seed: seed, stream: RandomStream.sampleOrder)
      order = generator.permutation(Int(test.lowerBound)) + Array(test)
    } else {
      order = Array(0..<test.upperBound)
    }
    // Scaled pixels that were 0 are something else, and cannot be left out.
    pixels = SparsePixels(
      samples, order: order, largestShare: samples.scaling == nil && scaling == nil ? largestShare : 0)
    let wanted = split.devCount ?? Self.usualDevCount(of: Int(test.lowerBound))
    devCount = min(max(wanted, 0), max(Int(test.lowerBound) - 1, 0))
    targets = samples.targets
    targetsOfY = targets
    inputs = samples.inputs
    pixelNumbers = []
    self.scaling = scaling
    scale()
  }

  /// Finds out how the training part scales the inputs, where it is to, and scales them.
  private mutating func scale() {
    if let kind = samples.scaling { scaling = Scaling(kind, of: samples, rows: rows(of: .train)) }
    // Of images a table says what each byte becomes; features have scales of their own.
    if let scaling, samples.image == nil || samples.pixels.isEmpty {
      inputs = .numbers(scaling.scaled(samples))
    }
    pixelNumbers = numbersOfBytes
  }

  /// Samples that are to be like those of another data set: scaled as these are, all of them to be looked at.
  public init(_ samples: Samples, like other: DataSet) {
    self.init(
      name: "", samples: samples, split: Split(shuffleSeed: nil, devCount: 0),
      largestShare: SparsePixels.largestShare, scaling: other.scaling)
  }

  /// What the samples may be; nil where the targets are numbers.
  public var classes: Classes? { targets.classes }

  /// The label of each of `samples`, as judging has it; empty where the targets are numbers.
  public var labels: [UInt16] { targets.labels }

  /// What each byte of a pixel is divided by in X; nil where the inputs are no bytes.
  public var divisor: Double? {
    if scaling == nil, case .bytes(_, let divisor) = inputs { preparation.divisor ?? divisor } else { nil }
  }

  private var numbersOfBytes: [Double] {
    guard case .bytes = inputs else { return [] }
    return (0..<256).map { byte in
      divisor.map { Double(byte) / $0 } ?? scaling?.scaled(Double(byte), 0) ?? Double(byte)
    }
  }

  /// How many of `count` samples go to dev where nobody says it: 1,000, or a sixth where there are fewer than 6,000.
  public static func usualDevCount(of count: Int) -> Int { count < 6_000 ? count / 6 : 1_000 }

  /// The same samples, order and split with bytes that become numbers in another way. O(samples).
  public func prepared(_ preparation: Preparation) -> DataSet {
    guard preparation != self.preparation else { return self }
    var changed = self
    changed.preparation = preparation
    changed.targets = preparation.targets(samples.targets)
    changed.targetsOfY = preparation.rowsOfY(changed.targets)
    changed.pixelNumbers = changed.numbersOfBytes
    return changed
  }

  /// The same samples in the same order with another number of them in dev (0 ..< all of them).
  public func withDevCount(_ count: Int) -> DataSet {
    let count = min(max(count, 0), max(samples.count - testCount - 1, 0))
    guard count != devCount else { return self }
    var changed = self
    changed.devCount = count
    if samples.scaling != nil { changed.scale() }
    return changed
  }

  /// The number of samples to train on.
  public var trainCount: Int { samples.count - devCount - testCount }

  /// The number of samples that are there to judge by only, beside dev's.
  public var testCount: Int { samples.testCount }

  /// The parts that have samples, or could have some: test only where the files have it.
  public var parts: [SampleSelection.Part] {
    SampleSelection.Part.allCases.filter { $0 != .test || testCount > 0 }
  }

  /// The number of samples in a part.
  public func count(of part: SampleSelection.Part) -> Int { rows(of: part).count }

  /// The places in `samples` of one part's samples, in the part's order.
  public func rows(of part: SampleSelection.Part) -> ArraySlice<Int32> {
    switch part {
    case .dev: order[..<devCount]
    case .train: order[devCount..<(devCount + trainCount)]
    case .test: order[(devCount + trainCount)...]
    }
  }

  /// The places in `samples` of the selected samples.
  public func rows(_ selection: SampleSelection) -> ArraySlice<Int32> {
    let rows = rows(of: selection.part)
    return rows[
      (rows.startIndex + selection.range.lowerBound)..<(rows.startIndex + selection.range.upperBound)]
  }

  /// Reads `text` as a selection of this data set's samples.
  public func selection(_ text: String) throws(SampleSelection.Failure) -> SampleSelection {
    try SampleSelection(text, parts: self)
  }

  /// An input (0 ..< `samples.inputCount`) of the sample at `row`, as the network reads it.
  public func input(_ place: Int, ofRow row: Int32) -> Double {
    let index = Int(row) * samples.inputCount + place
    return switch inputs {
    case .bytes(let bytes, _): pixelNumbers[Int(bytes[index])]
    case .numbers(let numbers): numbers[index]
    }
  }

  /// The samples at `rows` as the network reads them: inputs × samples.
  ///
  /// Of pixels, training never makes this matrix, which takes eight bytes a pixel; it is for looking and for export.
  public func inputMatrix(rows: some Collection<Int32>) -> Matrix {
    let width = samples.inputCount
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * width)
    for row in rows.lazy.map(Int.init) {
      let range = row * width..<(row + 1) * width
      switch inputs {
      case .bytes(let bytes, _): for value in bytes[range] { elements.append(pixelNumbers[Int(value)]) }
      case .numbers(let numbers): elements += numbers[range]
      }
    }
    return Matrix(rows: width, columns: rows.count, elements: elements)
  }
}
