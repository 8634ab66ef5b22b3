/// Samples and what they are to be taken for: what every data format is read into. Most are grey images, as bytes.
public struct Samples: Sendable, Equatable {
  /// What the inputs of a sample are.
  public enum Form: Sendable, Equatable {
    /// The pixels of an image, row by row.
    case image(ImageShape)
    /// Numbers of their own, with these names.
    case features([String])

    /// The number of inputs of a sample.
    var inputCount: Int {
      switch self {
      case .image(let shape): shape.pixelCount
      case .features(let names): names.count
      }
    }
  }

  /// What the inputs of each sample are.
  public let form: Form
  /// The inputs, `count * inputCount` of them.
  public let inputs: Inputs
  /// What each sample is to be taken for; label 0 where nobody knows it.
  public let targets: Targets
  /// Whether `targets` says what the samples are; those to be predicted have none.
  public let isLabelled: Bool
  /// What of `inputs`, as they are kept, is white in an image.
  public let white: Double
  /// What the numbers of a file were divided by to become `inputs`; 1 where they are kept as they were.
  public let divisor: Double
  /// How many of the samples, the last ones, are there to judge by only.
  public let testCount: Int
  /// How the training part is to scale `inputs` for X; nil where nothing is to.
  public let scaling: Scaling.Kind?

  /// Images over bytes already read; `pixels.count` must be `labels.count * shape.pixelCount`.
  public init(
    shape: ImageShape, pixels: [UInt8], labels: [UInt8], isLabelled: Bool = true, classes: Classes = .digits
  ) {
    self.init(
      .image(shape), .bytes(pixels, divisor: 255), .labels(labels.map(UInt16.init), classes: classes),
      isLabelled: isLabelled)
  }

  /// Samples with these inputs, as many as a sample of this form has for each of the targets; bytes are white at 255 and
  /// numbers at 1 where `white` does not say it; `divisor` is that of the inputs where it is not given.
  public init(
    _ form: Form, _ inputs: Inputs, _ targets: Targets, isLabelled: Bool = true, white: Double? = nil,
    divisor: Double? = nil, testCount: Int = 0, scaling: Scaling.Kind? = nil
  ) {
    self.form = form
    self.inputs = inputs
    self.targets = targets
    self.isLabelled = isLabelled
    self.white = white ?? inputs.usualWhite
    self.divisor = divisor ?? inputs.ownDivisor
    self.testCount = min(max(testCount, 0), max(targets.count - 1, 0))
    self.scaling = scaling
    precondition(inputs.count == targets.count * inputCount, "every sample needs its inputs")
  }

  /// A sample of the same form with these inputs, as a file has them; what it is to be taken for nobody knows.
  ///
  /// It is kept as these are, where it can be: as bytes, so that whatever becomes of theirs becomes of its own.
  public func sample(of values: [Double]) -> Samples {
    let numbers = values.map { $0 / divisor }
    let targets: Targets = classes.map { .labels([0], classes: $0) } ?? .numbers([0])
    if case .bytes(_, let own) = inputs, let bytes = numbers.bytes(dividedBy: own) {
      return Samples(
        form, .bytes(bytes, divisor: own), targets, isLabelled: false, white: white, divisor: divisor)
    }
    return Samples(
      form, .numbers(numbers), targets, isLabelled: false, white: fileWhite / divisor, divisor: divisor)
  }

  /// The number of samples.
  public var count: Int { targets.count }

  /// The number of inputs of each sample.
  public var inputCount: Int { form.inputCount }

  /// The rows and columns of every image; nil where the inputs are no image.
  public var image: ImageShape? {
    if case .image(let shape) = form { shape } else { nil }
  }

  /// The rows and columns of every image; a single row where the inputs are no image.
  public var shape: ImageShape { image ?? ImageShape(height: 1, width: inputCount) }

  /// What input `place` of a sample is called: the name of a feature; nil for a pixel, which has a place instead.
  public func featureName(_ place: Int) -> String? {
    if case .features(let names) = form, names.indices.contains(place) { names[place] } else { nil }
  }

  /// The label of each sample, 0 ..< `classes.count`; empty where the targets are numbers.
  public var labels: [UInt16] { targets.labels }

  /// What the labels stand for; nil where the targets are numbers.
  public var classes: Classes? { targets.classes }

  /// The grey values of all samples; empty where the inputs are no bytes.
  public var pixels: [UInt8] {
    if case .bytes(let bytes, _) = inputs { bytes } else { [] }
  }

  /// The pixels of one sample, 0 ..< count; empty where the inputs are no bytes.
  public func image(_ sample: Int) -> ArraySlice<UInt8> {
    guard case .bytes(let bytes, _) = inputs else { return [] }
    return bytes[sample * inputCount..<(sample + 1) * inputCount]
  }

  /// An input of the sample at `row` as its file has it.
  public func fileValue(_ place: Int, ofRow row: Int32) -> Double {
    let value = inputs.stored(Int(row) * inputCount + place)
    // Bytes are kept as they were; where they stand for fractions, a file has the fractions.
    if case .bytes(_, let own) = inputs { return value / own * divisor }
    return value * divisor
  }

  /// What is white in their file.
  public var fileWhite: Double {
    if case .bytes(_, let own) = inputs { white / own * divisor } else { white * divisor }
  }

  /// One sample (0 ..< count) as an image, from black, 0, to white, 1; nil where the inputs are no image.
  public func grey(_ sample: Int) -> [Double]? {
    guard image != nil else { return nil }
    let range = sample * inputCount..<(sample + 1) * inputCount
    return switch inputs {
    case .bytes(let bytes, _): bytes[range].map { min(1, Double($0) / white) }
    case .numbers(let numbers): numbers[range].map { $0.isNaN ? 0 : min(1, max(0, $0 / white)) }
    }
  }
}

/// The height and width of an image, in pixels.
public struct ImageShape: Sendable, Hashable {
  /// Pixel rows; at least 1.
  public let height: Int
  /// Pixel columns; at least 1.
  public let width: Int

  /// A shape of `height` × `width` pixels.
  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  /// The pixels in one image.
  public var pixelCount: Int { height * width }
}
